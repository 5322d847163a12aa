"""Open data: everything that the pages show, as tables that other programs read."""
