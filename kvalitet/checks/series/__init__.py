"""Family M: the periods that are measured, what is said of them, and what is missing between."""
