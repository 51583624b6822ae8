"""What has no subject of its own: errors, paths, settings, logs, helper processes. Knows nobody."""
