"""Data files of this room; see its loader."""
