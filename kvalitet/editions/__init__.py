"""Editions on disk: the only package that writes below `site/`."""
