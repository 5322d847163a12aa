"""What the figures say, and which of them may be said: everything from here on can be published."""
