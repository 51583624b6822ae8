"""Names of files and folders for what is known by any text."""

from __future__ import annotations

import hashlib


def folder_name(key: str) -> str:
    """A name that any file system takes, the same for the same `key`, and that does not tell what it is."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
