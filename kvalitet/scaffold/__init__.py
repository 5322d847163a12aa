"""A document begun from the one before it: what stays, what moves on, and what is to fill in."""
