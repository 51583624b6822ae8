"""The engines that make speech. `NAME.py` says what an engine is and can do and imports nothing heavy;
`NAME_maker.py` makes the sound, in the worker only.
"""
