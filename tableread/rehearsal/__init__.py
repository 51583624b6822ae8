"""The heart: a rehearsal as a state machine without clock, thread, device or screen.

Events go in, commands come out. Knows the script and the cast list as data, nothing else.
"""
