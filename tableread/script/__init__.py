"""The script room: turns a file into one immutable `Script`. Knows no other room."""
