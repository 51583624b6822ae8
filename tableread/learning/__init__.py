"""Learning lines: what of them is hidden, and when it comes back. Pure: no clock, thread, device or screen."""
