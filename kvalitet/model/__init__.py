"""The words of the field: what a writer may write, as types (see `docs/ordlista.md`)."""
