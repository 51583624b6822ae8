"""The screens. The only room that knows Textual; it shows and asks, and decides nothing."""
