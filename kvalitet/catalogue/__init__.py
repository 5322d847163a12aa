"""All documents joined: one store of figures, and who refers to whom."""
