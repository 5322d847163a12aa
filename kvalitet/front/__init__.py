"""YAML as a tree of scalars as written, each with its place."""
