"""The ear: from sound to a position in the line that is about to be said.

Knows no script, no rehearsal and no screen: a line is its words.
"""
