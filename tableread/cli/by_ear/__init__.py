"""The program by ear: what is heard and printed in place of screens, and keys that answer by voice."""
