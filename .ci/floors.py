"""Prints how many lines of each package the tests ran, beside the least that pyproject.toml asks for.

Reads the data that `coverage` left. Ends with 1 where a package is below its floor, or has none.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path

from coverage import Coverage

ROOT = Path(__file__).resolve().parents[1]


def package_of(path: str) -> str:
    """`tableread/cast`, or `tableread/voicing.py` where a file stands alone."""
    return "/".join(Path(path).resolve().relative_to(ROOT).parts[:2])


def main() -> int:
    """Compare and print."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    floors: dict[str, int] = project["tool"]["tableread"]["coverage"]
    measured = Coverage()
    measured.load()
    lines: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for path in measured.get_data().measured_files():
        _, statements, _, missing, _ = measured.analysis2(path)
        lines[package_of(path)] += len(statements)
        missed[package_of(path)] += len(missing)
    low = False
    for package in sorted({*floors, *(package for package, count in lines.items() if count > 2)}):
        percent = 100 * (1 - missed[package] / lines[package]) if lines[package] else 0.0
        floor = floors.get(package)
        wrong = floor is None or percent < floor
        low = low or wrong
        print(f"{package:24} {percent:5.1f} %  at least {floor} %{'  ← too low' if wrong else ''}")
    return int(low)


sys.exit(main())
