"""Programs that make data of the project; run by hand, `python -m tools.NAME`."""
