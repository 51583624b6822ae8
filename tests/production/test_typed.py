"""Names as people type them: who is found, and who is suggested."""

from __future__ import annotations

import pytest

from tableread.base.errors import UnknownNameError
from tableread.production.typed import character_called

NAMES = ("MR. PELHAM", "MARGO", "MARY", "OLD MAN", "YOUNG MAN")


@pytest.mark.parametrize(("typed", "found"), [("margo", "MARGO"), (" mr. p", "MR. PELHAM")])
def test_a_name_or_its_beginning(typed: str, found: str) -> None:
    assert character_called(typed, NAMES, "x.txt") == found


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("PELHAM", "Did you mean MR. PELHAM?"),
        ("pel", "Did you mean MR. PELHAM?"),
        ("man", "Did you mean OLD MAN or YOUNG MAN?"),
        ("mar", "Did you mean MARGO or MARY?"),
        ("MARGOT", "Did you mean MARGO?"),
        ("Zoe", "The characters are: MR. PELHAM, MARGO, MARY, OLD MAN, YOUNG MAN."),
        ("m", "The characters are: "),
    ],
)
def test_who_may_be_meant(typed: str, told: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        character_called(typed, NAMES, "x.txt")
    assert str(caught.value).startswith(f"Nobody called {typed} speaks in x.txt. {told}")
