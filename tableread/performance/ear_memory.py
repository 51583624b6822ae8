"""How a voice sounds through each microphone, kept from read to read, so that the first line is not followed cold."""

from __future__ import annotations

import json
import logging
from pathlib import Path

log = logging.getLogger(__name__)


class EarMemory:
    """Cepstral means by the name of the microphone. On the listener's thread."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "ear.json"

    def recall(self, microphone: str) -> str:
        """The mean through this microphone, else the one that was kept last; "" where none was."""
        kept = self._kept()
        return kept.get(microphone, next(reversed(kept.values()), ""))

    def keep(self, microphone: str, calibration: str) -> None:
        """Keep one, in place of the one before. A disk that will not have it is no hindrance."""
        kept = {**self._kept(), microphone: calibration}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(kept), encoding="utf-8")
        except OSError as error:
            log.info("how the voice sounds is not kept: %s", error)

    def _kept(self) -> dict[str, str]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
        except (OSError, ValueError):
            return {}
