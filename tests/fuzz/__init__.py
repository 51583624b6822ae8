"""Coverage-guided fuzzing of the readers; run by hand, not by the suite."""
