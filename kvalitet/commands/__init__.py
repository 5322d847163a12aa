"""The commands: one module each, which `cli` lists."""
