"""How Swedish writes numbers, dates and lists, and which word a misspelt one was meant to be."""
