"""How many characters are who the script says they are: gender, age class, and the leads of each.

    python -m tests.bench.traits [DATA] [--old FILE]

Labels in `traits_labels.toml` were made by reading; scripts that are not there are passed over. The
folder of data is ../shared/data unless told. Also the time for each script, and where casts go wrong.
Plays in TEI whose editors tell the sex of their characters are a second measure, for gender only: there
"wrong" is the other gender, and the rest was left neutral.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from tableread.base import paths
from tableread.cast.traits import guess_traits
from tableread.script.load import load_bytes
from tableread.script.model import Script

_LABELS = Path(__file__).with_name("traits_labels.toml")
_GENDERS = {"f": "female", "m": "male"}
_LEADS = 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--old", type=Path, help="another traits.py to compare with")
    args = parser.parse_args()
    scripts = list(_scripts(args.data))
    _judge("these rules", guess_traits, scripts, loud=True)
    if args.old:
        spec = importlib.util.spec_from_file_location("old_traits", args.old)
        assert spec and spec.loader
        old = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(old)
        _judge(args.old.name, old.guess_traits, scripts, loud=False)
    _by_editors(guess_traits, args.data)


def _by_editors(guess: Callable[[Script], dict[str, Any]], data: Path) -> None:
    right = wrong = told = 0
    for path in sorted([*data.glob("tei/*.xml"), *data.glob("stage/*.xml")]):
        sexes = _sexes(ElementTree.parse(path).getroot())
        for name, traits in guess(load_bytes(path.read_bytes(), path.name)).items():
            sex = sexes.get(name.casefold().strip(" .,:"), set())
            if len(sex) == 1 and sex <= {"female", "male"}:
                told += 1
                right += traits.gender in sex
                wrong += traits.gender not in (*sex, "neutral")
    if told:
        print(f"by editors of plays: gender {right}/{told} right, {wrong} wrong")


def _sexes(root: ElementTree.Element) -> dict[str, set[str]]:
    """Sexes that the editors give to whoever speaks under each name."""
    tei, ident = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}id"
    people = [*root.iter(f"{tei}person"), *root.iter(f"{tei}personGrp")]
    by_id = {person.get(ident, ""): person.get("sex", "").lower() for person in people}
    found: dict[str, set[str]] = {}
    for speech in root.iter(f"{tei}sp"):
        who = speech.get("who", "").replace("#", "").split()
        speaker = speech.find(f"{tei}speaker")
        if len(who) == 1 and speaker is not None:
            name = " ".join("".join(speaker.itertext()).split()).casefold().strip(" .,:")
            found.setdefault(name, set()).add(by_id.get(who[0], ""))
    return found


def _scripts(data: Path) -> list[tuple[str, Script, dict[str, str]]]:
    found = []
    for name, labels in tomllib.loads(_LABELS.read_text(encoding="utf-8")).items():
        path = paths.SAMPLES / Path(name).name if name.startswith("assets/") else data / name
        if path.exists():
            found.append((name, load_bytes(path.read_bytes(), path.name), labels))
        else:
            print(f"{name} is not here")
    return found


def _judge(
    title: str,
    guess: Callable[[Script], dict[str, Any]],
    scripts: list[tuple[str, Script, dict[str, str]]],
    loud: bool,
) -> None:
    right = {"gender": 0, "age": 0}
    told = {"gender": 0, "age": 0}
    leads: list[str] = []
    for name, script, labels in scripts:
        guess(script)
        started = time.perf_counter()
        traits = guess(script)
        took = (time.perf_counter() - started) * 1000
        top = [c.name for c in sorted(script.characters, key=lambda c: -c.speeches)[:_LEADS]]
        wrong = []
        for character, label in labels.items():
            if character not in traits:
                print(f"  {character} does not speak in {name}")
                continue
            gender, age = label.split()
            for what, want in (("gender", _GENDERS.get(gender)), ("age", age)):
                got = getattr(traits[character], what)
                if want in (None, "?"):
                    continue
                told[what] += 1
                right[what] += got == want
                if got != want:
                    why = getattr(traits[character], f"{what}_because", "")
                    wrong.append(f"{character}: {got}, not {want} ({why})")
                    if character in top:
                        leads.append(f"{character} ({got}, not {want})")
        if loud:
            print(f"{name}: {len(labels)} characters, {took:.1f} ms")
            for line in wrong:
                print(f"    {line}")
    shares = ", ".join(
        f"{what} {right[what]}/{told[what]} ({100 * right[what] / max(1, told[what]):.1f} %)"
        for what in right
    )
    print(f"{title}: {shares}; leads wrong: {len(leads)} {'; '.join(leads)}")


if __name__ == "__main__":
    main()
