"""Where the files of engines lie."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def path_of(name: str) -> Path:
    """The file "module/path" beside the code of an installed module. Raises `OSError` where there is no such module."""
    module, _, path = name.partition("/")
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise OSError(f"{module} is not installed")
    return Path(spec.origin).parent / path
