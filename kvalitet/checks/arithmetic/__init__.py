"""Family A: what must add up when it is counted again."""
