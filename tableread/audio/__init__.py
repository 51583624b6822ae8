"""The audio room: clips, the mixer that schedules them, and the device that plays. Knows no other."""
