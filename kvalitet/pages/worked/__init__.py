"""Worked examples of the methods, computed by the very code that computes everything else."""
