"""The report's own words, a file per language."""
