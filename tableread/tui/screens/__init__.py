"""The screens, one a file with its own style sheet."""
