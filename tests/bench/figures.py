"""What a bench of the ear counts, and how it is summed up."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

Summary = dict[str, float | int | None]


@dataclass
class Figures:
    """What came out of the lines of one row; seconds."""

    lines: int = 0
    near: int = 0
    """Frames at which the position is within a word of the truth."""
    looked: int = 0
    """Frames at which somebody spoke."""
    worst: list[float] = field(default_factory=list)
    """Share of such frames, of each line."""
    late: list[float] = field(default_factory=list)
    """For each word said: when it was shown, from its end."""
    replies: list[float] = field(default_factory=list)
    """When the line was taken for over, from its end."""
    fooled: int = 0
    """Pauses that were taken for the end."""
    dry: list[float] = field(default_factory=list)
    """When it was noticed that the actor dried, from the last word's end."""
    asked: int = 0
    """Times that "line?" was heard."""
    gone_back: list[float] = field(default_factory=list)
    """Words after which it was noticed that the line before is said again."""
    right: int = 0
    """Words that were said."""
    blamed: int = 0
    wrong: int = 0
    """Words that were left out or changed."""
    found: int = 0
    added: int = 0
    """Words that the judge heard beside those of the line."""
    again: int = 0
    """Words that it heard once more."""
    judged: int = 0
    """Lines that the judge looked at."""
    with_added: int = 0
    """Of them, those in which it heard words besides those of the line."""
    begun_again: int = 0
    """Of them, those that it takes for begun again."""
    noted_right: int = 0
    """Of them, those that got the line notes which they deserve and no others."""
    pickups: list[float] = field(default_factory=list)
    """By how much the beginning of the first word was missed; seconds."""
    spent: float = 0.0
    sounded: float = 0.0

    def add(self, other: Figures) -> None:
        """With what came out of other lines."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    def summed_up(self, fault: str) -> Summary:
        """What the fault is about."""
        late, replies, dry = sorted(self.late), sorted(self.replies), sorted(self.dry)
        out: Summary = {"lines": self.lines}
        if fault == "the line before":
            back = sorted(self.gone_back)
            middle = back[len(back) // 2] if back else None
            return out | {"gone back": len(back), "words said p50": middle, "over": len(replies)}
        if fault.startswith("dry"):
            return out | {
                "noticed": len(dry),
                "after ms p50": _at(dry, 0.5),
                "most": _at(dry, 1.0),
                "taken for the end": len(replies),
                "'line?' heard": self.asked,
            }
        out |= {
            "within one word": round(self.near / max(1, self.looked), 4),
            "worst line": round(min(self.worst, default=0.0), 2),
            "word shown p90 ms": _at(late, 0.9),
            "reply p50 ms": _at(replies, 0.5),
            "reply p90 ms": _at(replies, 0.9),
            "no reply": self.lines - len(replies),
            "early by 100 ms": sum(x < -0.1 for x in replies),
            "early by 400 ms": sum(x < -0.4 for x in replies),
            "early by 3 s": sum(x < -3 for x in replies),
            "fooled": self.fooled,
            "dry": len(dry),
            "'line?' heard": self.asked,
            "gone back": len(self.gone_back),
            "real-time factor": round(self.spent / max(1e-9, self.sounded), 3),
        }
        if self.right:
            out |= {"right words": self.right, "blamed": self.blamed}
            out |= {"added": self.added, "said again": self.again}
            out |= {
                "lines judged": self.judged,
                "with added words": self.with_added,
                "begun again": self.begun_again,
                "line notes right": self.noted_right,
                "first word off by ms p50": _at(sorted(self.pickups), 0.5),
                "p90": _at(sorted(self.pickups), 0.9),
            }
        if self.wrong:
            out |= {"wrong words": self.wrong, "found": self.found}
        return out


def _at(values: list[float], share: float) -> int | None:
    return round(1000 * values[min(len(values) - 1, int(len(values) * share))]) if values else None
