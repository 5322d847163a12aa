"""The live preview: content is watched, and its pages are served to this machine only."""
