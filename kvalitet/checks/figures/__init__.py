"""Family R: the figures that stand in the text, and the words around them."""
