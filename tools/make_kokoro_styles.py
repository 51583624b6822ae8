"""Makes `tableread/speech/engines/kokoro_styles.npz` out of the styles that the package kokoro-js carries.

Run by hand, once for a release of the styles:

    npm pack kokoro-js@1.2.1 && tar xzf kokoro-js-1.2.1.tgz
    python -m tools.make_kokoro_styles package/voices

A style is a table of 510 rows by 256 numbers, one row for each number of sounds; neighbouring rows are almost the
same. `ROWS` of them are kept as 16-bit floats, and the rest is interpolated. Prints what that costs, as a share of the
style's length, and the SHA-256 that `kokoro.py` must know.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np

from tableread.speech.engines.kokoro import STYLES

TARGET = Path(__file__).parents[1] / "tableread/speech/engines/kokoro_styles.npz"
ROWS = (0, 2, 4, 7, 10, 14, 18, 24, 32, 42, 56, 72, 92, 116, 144, 180, 224, 276, 330, 390, 450, 509)
_LENGTH, _NUMBERS = 510, 256


def main(folder: Path) -> None:
    """Write the file for the `NAME.bin` in `folder`."""
    kept = []
    for name in STYLES:
        rows = np.fromfile(folder / f"{name}.bin", "<f4").reshape(_LENGTH, _NUMBERS)
        few = rows[list(ROWS)].astype("<f2")
        at = np.arange(_LENGTH)
        back = np.stack([np.interp(at, ROWS, few[:, i]) for i in range(_NUMBERS)], axis=1)
        wrong = np.linalg.norm(back - rows, axis=1) / np.linalg.norm(rows, axis=1)
        print(f"{name:12} {100 * wrong.mean():.2f} % mean, {100 * wrong.max():.2f} % at worst")
        kept.append(few)
    names = np.array(STYLES, "U12")
    np.savez_compressed(TARGET, names=names, rows=np.array(ROWS, "<i2"), styles=np.stack(kept))
    data = TARGET.read_bytes()
    print(f"{TARGET.name}: {len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
