"""How the natural voices' rules of pronunciation say single words, asked of a process of its own that ends afterwards."""

from __future__ import annotations

import logging
import queue
from collections.abc import Mapping, Sequence

from tableread.base.processes import HelperProcess, Received
from tableread.speech.registry import find_engine

log = logging.getLogger(__name__)

ENGINE = "hibari"
"""Whose rules they are."""
_SECONDS = (
    60.0  # the rules are loaded in 2, on a machine that is not busy; a round number, not measured
)


def sounds_of_words(written: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The ways, in IPA, in which each word is said, in American and in British English; nothing where the rules are not
    installed. Waits for the answer: not for the event loop."""
    engine = find_engine(ENGINE)
    if not written or engine is None or engine.missing:
        return {}
    answers: queue.Queue[Received] = queue.Queue()
    try:
        helper = HelperProcess("tableread.speech.word_sounds_worker", None, answers.put)
    except OSError as error:
        log.info("the rules of pronunciation cannot be asked: %s", error)
        return {}
    try:
        helper.send({"words": list(written)})
        answer = answers.get(timeout=_SECONDS)
    except (OSError, queue.Empty):
        answer = None
    finally:
        helper.stop()
    return answer[0]["sounds"] if answer is not None else {}
