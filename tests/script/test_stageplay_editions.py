"""Plays as well-known editions set them: what is told, what is said, and who says it."""

from __future__ import annotations

from tests.script.readings import said, shapes
from tests.script.test_stageplay import opened

BRACKETS_BEHIND_NAMES = """\
THE LIGHTHOUSE

by Ann One

ACT I

A kitchen at night. Rain. THE KEEPER, an old man in oilskins, is asleep by
the stove. A knock.

THE KEEPER [waking] Who is it? [He gets up, with difficulty, and looks for
his boots]. I am coming.

THE GIRL [outside] It's only me. Open the door: I am drowning in this
weather.

THE KEEPER. Only you! [Opening] And who might you be, that is only you at
this hour?

THE GIRL [coming in, and, before he can stop her, sitting down in his own
chair, where she takes off her shoes] Thank you. I have walked from the
bridge.

THE KEEPER [furious, but with a certain respect] That is my chair.

THE GIRL. It is a very good one.

She falls asleep at once. THE KEEPER looks at her.

THE KEEPER. Well, I never did.

THE GIRL. No.
"""


def test_a_direction_behind_the_name_and_told_paragraphs_between_speeches() -> None:
    script = opened(BRACKETS_BEHIND_NAMES)
    names = [name for name, _ in said(script)]
    assert names == ["THE KEEPER", "THE GIRL"] * 4
    assert ("action", "She falls asleep at once. THE KEEPER looks at her.") in shapes(script)
    assert said(script)[3] == ("THE GIRL", "Thank you. I have walked from the bridge.")


SMALL_LETTERS = """\
(SCENE.--A room. A lamp burns on the table. MRS. BERG sits sewing.)

Mrs. Berg. It is past ten. (_Listens_.) I thought I heard him.

Anna (_from the window_). It was the wind.

Mrs. Berg. It is always the wind with you. When your father was alive we
had no wind in this house.

Anna. We had no windows either. (_She laughs, and then is sorry_.)

    [_A door is heard. KNUT comes in, wet through._]

Knut. Good evening.

Mrs. Berg. Good evening! Is that what he says?

Anna. He might have said worse.

Knut. I shall, if I am asked.
"""


def test_small_parts_are_known_from_the_directions() -> None:
    script = opened(SMALL_LETTERS)
    assert ("Knut", "I shall, if I am asked.") in said(script)
    assert [c.name for c in script.characters] == ["Mrs. Berg", "Anna", "Knut"]


VERSE = """\
SCENE II. A room in the tower.

Enter Prince and Ostler.

PRINCE.
Who left the candle burning on the stair?
It cost a crown, and crowns are scarce with me
As any other light.

OSTLER.
                     My lord, your aunt.

PRINCE.
Then let it burn. She paid for it, no doubt,
With what was mine.

[_Exit Ostler._]

How slow the night is made
For those who wait on others to be kind.

Enter Aunt.

AUNT.
What, up? And talking to the furniture?

PRINCE.
It answers me with more respect than most.

 [_Exeunt._]

ACT II

SCENE I. The same.

Enter Ostler, with a letter.

OSTLER.
Nobody here.

AUNT.
Nobody but me.
"""


def test_verse_and_a_speech_that_goes_on_behind_an_exit() -> None:
    script = opened(VERSE)
    assert said(script)[2][1].endswith("For those who wait on others to be kind.")
    assert ("action", "Enter Aunt.") in shapes(script)
    assert shapes(script)[3] == (
        "dialogue",
        "Who left the candle burning on the stair?\nIt cost a crown, and crowns are scarce with me\n"
        "As any other light.",
    )


EXITS_AT_THE_MARGIN = """\
FIRST ACT

SCENE

A garden.  [_MRS. VANE discovered.  Enter SERVANT._]

SERVANT.  Lord Harrow has called, madam.

MRS. VANE.  [_Hesitates for a moment_.]  Show him in--and I’m not at home to
any one else.

SERVANT.  Very good, madam.                                     [_Exit C._

MRS. VANE.  It’s best for me to see him before to-night.  I’m glad he’s
come.

[_Enter SERVANT C._]

SERVANT.  Lord Harrow,

[_Enter LORD HARROW C._]

[_Exit SERVANT._]

LORD HARROW.  How do you do, Mrs. Vane?

MRS. VANE.  How do you do, Lord Harrow?  No, I can’t shake hands with you.
My hands are all wet with these roses.
"""


def test_a_bracket_that_is_never_closed() -> None:
    script = opened(EXITS_AT_THE_MARGIN)
    assert said(script)[2] == ("SERVANT", "Very good, madam.")
    assert ("parenthetical", "(Exit C)") in shapes(script)
    assert [name for name, _ in said(script)][-2:] == ["LORD HARROW", "MRS. VANE"]
