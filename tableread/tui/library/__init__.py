"""The library's screen: scripts that were opened before, samples, and every way to open another one."""
