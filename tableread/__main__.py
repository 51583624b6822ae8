"""`python -m tableread` is the same program as `tableread`."""

from tableread.cli import main

main()
