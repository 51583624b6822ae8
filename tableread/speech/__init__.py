"""The speech room: text and a voice become sound with word marks.

Knows voices (`cast.voices`), clips (`audio.clip`) and what a word is (`script.words`); nothing of rehearsal or screen.
"""
