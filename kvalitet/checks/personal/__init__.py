"""Family P: what tells who somebody is."""
