"""An echo's process whose canceller knows its room: what is played comes back 320 samples after it is given."""

from __future__ import annotations

from tableread.audio import echo_worker
from tests.fakes import SubtractingCanceller

if __name__ == "__main__":
    echo_worker.main(lambda: SubtractingCanceller(320))
