"""Static report sites for the quality work of municipal social services."""

__version__ = "0.1.0"
