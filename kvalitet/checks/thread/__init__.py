"""Family G: where the red thread breaks, told to the one who can mend it."""
