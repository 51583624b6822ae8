"""What stands on the cast list: the table, what is known of a part, who reads what. The screen is `screens/cast.py`."""
