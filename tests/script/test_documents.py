"""Scripts in word processors whose styles tell nothing: names in columns, in bold, centred; what is seen and heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from tableread.script.load import load_bytes
from tests.bench.office_files import Block, Par, Table, open_document, rich, word
from tests.script.readings import said, shapes

PROGRAMS = {"draft.docx": word, "draft.odt": open_document, "draft.rtf": rich}
Write = Callable[[Iterable[Block]], bytes]


@pytest.fixture(params=PROGRAMS)
def opened(request: pytest.FixtureRequest) -> Callable[[list[Block]], list[tuple[str, str]]]:
    """Writes blocks as one of the programs does and reads them: kinds and texts."""
    name = str(request.param)
    return lambda blocks: shapes(load_bytes(PROGRAMS[name](blocks), name))


Opened = Callable[[list[Block]], list[tuple[str, str]]]


def row(*cells: str | list[str]) -> list[list[Par]]:
    return [[Par(text) for text in ([cell] if isinstance(cell, str) else cell)] for cell in cells]


FERRY = [
    ("heading", "EXT. PIER - DAWN"),
    ("action", "*Fog. A bell.*"),
    ("cue", "NORA"),
    ("parenthetical", "(not turning)"),
    ("dialogue", "You are late."),
    ("cue", "IVO"),
    ("dialogue", "The ferry (as you know) is later."),
    ("action", "*He sits on his case.*"),
    ("cue", "NORA"),
    ("dialogue", "Then we have time."),
    ("parenthetical", "(beat)"),
    ("dialogue", "For once."),
    ("cue", "IVO"),
    ("dialogue", "Sit."),
]
FAEHRE = [
    ("section", "ERSTER AKT"),
    ("action", "*Nebel. Eine Glocke.*"),
    ("cue", "NORA"),
    ("parenthetical", "(ohne sich umzudrehen)"),
    ("dialogue", "Du kommst spät."),
    ("cue", "ÄGIR"),
    ("dialogue", "Die Fähre (wie du weißt) kommt später."),
    ("action", "*Er setzt sich auf seinen Koffer.*"),
    ("cue", "NORA"),
    ("dialogue", "Dann haben wir Zeit."),
    ("parenthetical", "(Pause)"),
    ("dialogue", "Endlich."),
    ("cue", "ÄGIR"),
    ("dialogue", "Setz dich."),
]


def speech(parts: list[tuple[str, str]], at: int) -> tuple[str, list[str], int]:
    """A cue's name, what belongs to it, and the place behind."""
    end = at + 1
    while end < len(parts) and parts[end][0] in {"dialogue", "parenthetical"}:
        end += 1
    return parts[at][1], [text for _, text in parts[at + 1 : end]], end


def blocks_of(
    parts: list[tuple[str, str]],
    say: Callable[[str, list[str]], Block],
    tell: Callable[[str], Block],
) -> list[Block]:
    out: list[Block] = []
    at = 0
    while at < len(parts):
        kind, text = parts[at]
        if kind == "cue":
            name, words, at = speech(parts, at)
            out.append(say(name, words))
        else:
            out.append(tell(text))
            at += 1
    return out


def tell(text: str) -> Par:
    return Par(text.strip("*"), italic=text.startswith("*"))


def bold(mark: str) -> Callable[[str, list[str]], Par]:
    def say(name: str, words: list[str]) -> Par:
        return Par(f"{name}{mark} {' '.join(words)}", bold=len(name) + len(mark))

    return say


WAYS: dict[str, Callable[[str, list[str]], Par]] = {
    "tab, hanging": lambda name, words: Par(f"{name}\t{' '.join(words)}", 1.5, -1.5),
    "full stop and tab": lambda name, words: Par(f"{name}.\t{' '.join(words)}"),
    "colon": lambda name, words: Par(f"{name}: {' '.join(words)}"),
    "bold, colon": bold(":"),
    "bold, full stop": bold("."),
    "bold": bold(""),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("parts", [FERRY, FAEHRE], ids=["English film", "German play"])
def test_a_paragraph_begins_with_the_name(
    opened: Opened, way: str, parts: list[tuple[str, str]]
) -> None:
    assert opened(blocks_of(parts, WAYS[way], tell)) == parts


@pytest.mark.parametrize("parts", [FERRY, FAEHRE], ids=["English film", "German play"])
@pytest.mark.parametrize("beside", [True, False], ids=["empty cell beside", "one cell over all"])
@pytest.mark.parametrize("counted", [True, False], ids=["with numbers", "without"])
def test_a_table_of_names_and_words(
    opened: Opened, parts: list[tuple[str, str]], beside: bool, counted: bool
) -> None:
    number = [row("1.")[0]] if counted else []

    def say(name: str, words: list[str]) -> Block:
        return Table([[*number, [Par(name)], [Par(text) for text in words]]])

    def told(text: str) -> Block:
        return Table([[*number, [Par("")], [tell(text)]] if beside else [[tell(text)]]])

    tables = blocks_of(parts, say, told)
    rows = [r for table in tables if isinstance(table, Table) for r in table.rows]
    assert opened([Table(rows)]) == parts


def test_what_stands_above_the_columns_is_no_speech(opened: Opened) -> None:
    rows = [row("PERSONNAGE", "TEXTE"), row("LÉA", "Bonsoir."), row("MAX", "Bonsoir."), row("LÉA", "Il pleut.")]  # fmt: skip
    assert opened([Table(rows)])[0] == ("cue", "LÉA")


def test_a_speech_goes_on_beside_an_empty_cell(opened: Opened) -> None:
    rows = [row("NORA", "One."), row("", "Two."), row("IVO", "Three."), row("NORA", "Four.")]
    assert [text for kind, text in opened([Table(rows)]) if kind == "dialogue"] == [
        "One.", "Two.", "Three.", "Four.",
    ]  # fmt: skip


def test_a_table_that_is_a_frame_is_read_as_what_is_in_it(opened: Opened) -> None:
    play = [Par(f"{name}: {text}") for name, text in [("NORA", "One."), ("IVO", "Two."), ("NORA", "Three."), ("IVO", "Four.")]]  # fmt: skip
    assert [kind for kind, _ in opened([Table([[play]])])] == ["cue", "dialogue"] * 4


@pytest.mark.parametrize("heads", [("VIDEO", "AUDIO"), ("Bild", "Ton"), None])
def test_what_is_seen_beside_what_is_heard(opened: Opened, heads: tuple[str, str] | None) -> None:
    rows = [row(*heads)] if heads else []
    rows += [
        row("A kettle, close.", ["SFX: A whistle.", "ADA: Tea?", "BEN (V.O.): Always."]),
        row(["INT. KITCHEN - DAY", "Two cups."], ["ADA", "(pouring)", "It is hot."]),
        row("Logo.", "ADA: The Kettle. Since 1902."),
        row("", "ADA: Tea."),
    ]
    assert opened([Table(rows)]) == [
        ("action", "A kettle, close."),
        ("action", "SFX: A whistle."),
        ("cue", "ADA"), ("dialogue", "Tea?"),
        ("cue", "BEN (V.O.)"), ("dialogue", "Always."),
        ("heading", "INT. KITCHEN - DAY"),
        ("action", "Two cups."),
        ("cue", "ADA"), ("parenthetical", "(pouring)"), ("dialogue", "It is hot."),
        ("action", "Logo."),
        ("cue", "ADA"), ("dialogue", "The Kettle. Since 1902."),
        ("cue", "ADA"), ("dialogue", "Tea."),
    ]  # fmt: skip


@pytest.mark.parametrize("words_centred", [True, False])
@pytest.mark.parametrize("gaps", [True, False])
@pytest.mark.parametrize("parts", [FERRY, FAEHRE], ids=["English film", "German play"])
def test_centred_names(
    opened: Opened, parts: list[tuple[str, str]], gaps: bool, words_centred: bool
) -> None:
    blocks: list[Block] = []
    parts = parts[:-4] + parts[-2:]
    for kind, text in parts:
        inside = kind in {"dialogue", "parenthetical"}
        if gaps and not inside:
            blocks.append(Par(""))
        centred = kind == "cue" or (inside and words_centred)
        blocks.append(tell(text)._replace(centred=centred))
    assert opened(blocks) == parts


def test_a_direction_within_a_speech_below_a_centred_name(opened: Opened) -> None:
    lines = ["NORA", "One.", "(to Ivo)", "Two.", "", "IVO", "Three.", "", "NORA", "Four."]
    blocks: list[Block] = [Par(line, centred=line.isupper()) for line in lines]
    assert opened(blocks)[:4] == [
        ("cue", "NORA"), ("dialogue", "One."), ("parenthetical", "(to Ivo)"), ("dialogue", "Two."),
    ]  # fmt: skip


def test_tabs_that_indent_are_no_columns(opened: Opened) -> None:
    lines = ["INT. YARD - DAY", "", "Smoke.", "", "\t\t\t\tADA", "\t\tIt is hot.", "", "\t\t\t\tBEN", "\t\tSo stop."]  # fmt: skip
    assert [kind for kind, _ in opened([Par(line) for line in lines])] == [
        "heading", "action", "cue", "dialogue", "cue", "dialogue",
    ]  # fmt: skip


def test_the_title_above_a_table(opened: Opened) -> None:
    rows = [row("NORA", "One."), row("IVO", "Two."), row("NORA", "Three.")]
    blocks: list[Block] = [Par("The Last Ferry", centred=True), Par("by Ann One"), Table(rows)]
    script = load_bytes(word(blocks), "draft.docx")
    assert (script.title, script.authors) == ("The Last Ferry", ("Ann One",))
    assert opened(blocks)[0] == ("cue", "NORA")


PERSONS = [row("NORA", "who waits for the ferry"), row("IVO", "who is late, her brother"), row("A BELL", "offstage, rung by hand")]  # fmt: skip


def test_a_list_of_persons_is_no_table_of_speeches() -> None:
    assert not said(load_bytes(word([Table(PERSONS)]), "draft.docx"))


@pytest.mark.parametrize("above", ["Characters", "Personen"])
def test_a_list_of_persons_above_the_speeches(opened: Opened, above: str) -> None:
    rows = [row("NORA", "One."), row("IVO", "Two."), row("NORA", "Three.")]
    blocks: list[Block] = [Par(above), Table(PERSONS), Par("ACT I"), Table(rows)]
    assert [kind for kind, _ in opened(blocks)] == ["section", *["cue", "dialogue"] * 3]
