"""The stage: the page that follows the read, the cue bar, and what every key of a rehearsal does."""
