"""The cast room: who speaks in a script, what it says of them, and with which voice.

Knows `script`; nothing of sound, screen or rehearsal.
"""
