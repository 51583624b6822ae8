"""tableread stages a table read: it voices a script, takes your cue, and follows."""

__version__ = "0.1.0"
