"""How words are said that no dictionary has: names above all. eSpeak's phonemes, as ARPABET.

Loads eSpeak into this process, so it belongs into the recogniser's worker, not into the program.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import cache
from typing import Any

_SYNCHRONOUS, _NO_EXIT = 2, 0x8000  # eSpeak's own: AUDIO_OUTPUT_SYNCHRONOUS, INITIALIZE_DONT_EXIT
_UTF8, _IPA = 1, 0x02  # eSpeak's own: characters in UTF-8, phonemes in IPA

# Longer sounds first. Where English has no such sound, the nearest it has.
_SOUNDS = (
    ("tʃ", "CH"), ("dʒ", "JH"), ("aɪ", "AY"), ("aʊ", "AW"), ("eɪ", "EY"), ("oʊ", "OW"), ("əʊ", "OW"),
    ("ɔɪ", "OY"), ("ɪə", "IH R"), ("eə", "EH R"), ("ʊə", "UH R"), ("ɑːɹ", "AA R"), ("ɔːɹ", "AO R"), ("oːɹ", "AO R"),
    ("ɜː", "ER"), ("ɚ", "ER"), ("ɝ", "ER"), ("iː", "IY"), ("uː", "UW"), ("ɑː", "AA"), ("ɔː", "AO"), ("əl", "AH L"),
    ("i", "IY"), ("ɪ", "IH"), ("ᵻ", "IH"), ("e", "EH"), ("ɛ", "EH"), ("æ", "AE"), ("a", "AE"), ("ɐ", "AH"), ("ʌ", "AH"),
    ("ə", "AH"), ("ɑ", "AA"), ("ɒ", "AA"), ("ɔ", "AO"), ("o", "OW"), ("ʊ", "UH"), ("u", "UW"), ("y", "UW"), ("ø", "ER"),
    ("œ", "ER"), ("p", "P"), ("b", "B"), ("t", "T"), ("d", "D"), ("ɾ", "T"), ("k", "K"), ("ɡ", "G"), ("g", "G"),
    ("f", "F"), ("v", "V"), ("θ", "TH"), ("ð", "DH"), ("s", "S"), ("z", "Z"), ("ʃ", "SH"), ("ʒ", "ZH"), ("h", "HH"),
    ("x", "K"), ("ç", "HH"), ("m", "M"), ("n", "N"), ("ŋ", "NG"), ("ɲ", "N Y"), ("l", "L"), ("ɫ", "L"), ("ɹ", "R"),
    ("r", "R"), ("ʁ", "R"), ("j", "Y"), ("w", "W"), ("ʔ", ""),
)  # fmt: skip


class Pronouncer:
    """Gives pronunciations of words, from eSpeak."""

    def __init__(self) -> None:
        """Raises `OSError` where eSpeak cannot be loaded."""
        self._library = _load()

    def arpabet(self, words: Sequence[str]) -> dict[str, str]:
        """A pronunciation for each word, "HH AH L OW"; words without letters are left out."""
        found = {}
        for word in words:
            sounds = arpabet_of(self._ipa(word))
            if sounds:
                found[word] = sounds
        return found

    def _ipa(self, word: str) -> str:
        text = ctypes.c_char_p(word.encode())
        out = self._library.espeak_TextToPhonemes(ctypes.byref(text), _UTF8, _IPA)
        return str(out.decode("utf-8", "ignore")) if out else ""


def arpabet_of(ipa: str) -> str:
    """ "həlˈoʊ" → "HH AH L OW"; marks of stress and length that are left over say nothing here."""
    out: list[str] = []
    ipa = ipa.replace("ˈ", "").replace("ˌ", "").replace("͡", "").replace("\u0303", "")
    at = 0
    while at < len(ipa):
        for sound, letters in _SOUNDS:
            if ipa.startswith(sound, at):
                out += letters.split()
                at += len(sound)
                break
        else:
            at += 1
    return " ".join(out)


@cache
def _load() -> Any:
    import espeakng_loader

    library = ctypes.cdll.LoadLibrary(espeakng_loader.get_library_path())
    data = espeakng_loader.get_data_path().encode()
    if library.espeak_Initialize(_SYNCHRONOUS, 0, data, _NO_EXIT) < 0:
        raise OSError("eSpeak could not be started")
    library.espeak_SetVoiceByName(b"en-us")
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    return library
