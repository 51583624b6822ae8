"""How the learned weights were made, so that they can be made again."""
