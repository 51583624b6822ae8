"""The speech room: text and a voice become sound with word marks.

Knows voices (`cast.voices`) and clips (`audio.clip`); nothing of rehearsal or screen.
"""
