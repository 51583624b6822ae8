"""Feeds a reader what no writer would write, and looks for anything but a script or its own error.

    pip install atheris
    python -m tests.fuzz.readers FORMAT [CORPUS ...] [-max_total_time=3600] [-rss_limit_mb=1024]

FORMAT is one of `tableread.script.load`, or "any": then the bytes go through detection, too. What is
behind it goes to libFuzzer. A crash, a foreign exception, a hang (more than a second for each
megabyte, and one besides) or too much memory stops the run and leaves the input in a file.
"""

from __future__ import annotations

import io
import sys
import time
import zipfile

import atheris

with atheris.instrument_imports(include=["tableread.script"]):
    from tableread.base.errors import ScriptError
    from tableread.script.encoding import decode
    from tableread.script.load import FILES, TEXTS, load_bytes, reader

    for name in (*TEXTS, *FILES):
        reader(name)  # loads it here, where it is instrumented

_INNER = {"docx": "word/document.xml", "odt": "content.xml", "osf": "document.xml"}
"""What the zips have inside: bytes that are no zip are put into one, to get past its checksums."""
_SECONDS, _SECONDS_A_BYTE = 1.0, 1e-6
_INSTRUMENTED = 8.0
"""Times that instrumented code is slower, at most."""


def _target(format: str):  # type: ignore[no-untyped-def]  # noqa: A002
    def read(data: bytes) -> None:
        if format in _INNER and not data.startswith(b"PK"):
            box = io.BytesIO()
            with zipfile.ZipFile(box, "w") as archive:
                archive.writestr(_INNER[format], data)
            data = box.getvalue()
        if format == "any":
            load_bytes(data, "fuzz")
        elif format in FILES:
            reader(format)(data)  # type: ignore[arg-type]
        else:
            text, _ = decode(data, "fuzz")
            reader(format)(text)  # type: ignore[arg-type]

    def one(data: bytes) -> None:
        started = time.monotonic()
        try:
            read(data)
        except ScriptError as error:
            assert "\n" not in str(error)
        took = time.monotonic() - started
        assert took < _INSTRUMENTED * (_SECONDS + _SECONDS_A_BYTE * len(data)), f"hung for {took} s"

    return one


def main() -> None:
    """Read the command line and fuzz."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], _target(sys.argv[1]))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
