"""`tableread export FILE`: the lines of a part as cards, with their cues, for paper, spreadsheets and Anki."""

from __future__ import annotations

from pathlib import Path

from tableread.audio.mp3 import can_encode
from tableread.base.counted import counted
from tableread.base.errors import SpeechError, UnknownNameError, WriteError
from tableread.base.whole_file import write_whole
from tableread.cli.kept_script import kept_script, refuse_existing
from tableread.cli.making import end_progress, show_progress
from tableread.library.names import folder_name
from tableread.performance.house import House
from tableread.production.anki import require_anki
from tableread.production.cards import FORMS, Cards, anki, cards_of
from tableread.production.production import Production


def run(
    path: Path,
    out: Path | None,
    roles: list[str],
    form: str | None,
    audio: bool,
    format: str | None,  # noqa: A002
    encoding: str | None,
    overwrite: bool,
) -> None:
    """Write the cards of `roles`, or of your parts, to `out`; else text is printed, and a package gets the script's name.
    `form`: a key of `FORMS`; None: by the ending of `out`, a list where that tells nothing. `audio`: with sound. Raises `TablereadError`."""
    refuse_existing(out, overwrite=overwrite)
    if form is None:
        form = _form_of(out)
    ending, written = FORMS[form]
    if audio:
        _check_audio(form)
    if out is None and form == "anki":
        out = path.with_suffix(ending)
        refuse_existing(out, overwrite=overwrite)
    with kept_script(path, format, encoding, new_too=True) as (production, house):
        parts = [production.find_character(role) for role in roles] or list(
            production.memories.yours
        )
        if not parts:
            raise UnknownNameError("You have no part in this script. Name one with --role.")
        cards = cards_of(production, parts)
        told = _with_sound(production, house, cards) if audio else written(cards)
    if out is None:
        print(told.decode(), end="")
        return
    try:
        write_whole(out, told)
    except OSError as error:
        raise WriteError(f"{out.name} could not be written: {error.strerror}.") from error
    print(f"{out.name} is written: {counted(len(cards.cards), 'card')}.")


def _form_of(out: Path | None) -> str:
    endings = {ending: name for name, (ending, _) in FORMS.items()}
    return "md" if out is None else endings.get(out.suffix.lower(), "md")


def _check_audio(form: str) -> None:
    """Raises `WriteError` where there can be no sound: before it is made, which takes minutes."""
    if form != "anki":
        raise WriteError("Only cards for Anki can have sound. Add --to anki.")
    require_anki()
    if not can_encode():
        raise WriteError("Cards with sound need an extra: pip install 'tableread[anki]'.")


def _with_sound(production: Production, house: House, cards: Cards) -> bytes:
    """The package. Says on the terminal how far it has come. Raises `SpeechError` where nothing could be said."""
    from tableread.performance.card_sounds import card_sounds

    house.synthesiser.keep_under(folder_name(production.key))
    lost: list[str] = []
    house.synthesiser.notify = lost.append
    total = len(cards.cards)

    def tell(done: int, left: float | None) -> None:
        show_progress(done, total, "card", left)

    made = card_sounds(production, cards.cards, house.synthesiser, tell)
    end_progress()
    if total and not any(any(sound) for sound in made.sounds.values()):
        raise SpeechError(" ".join((*lost, "No voice could say these lines.")))
    for sentence in lost:
        print(sentence)
    if made.missing:
        print(f"{counted(made.missing, 'line')} could not be said; those cards lack that sound.")
    return anki(cards, made.sounds)
