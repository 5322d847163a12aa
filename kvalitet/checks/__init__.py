"""What must hold across documents: one family of rules per file, in the order of `judge`."""
