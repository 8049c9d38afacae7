"""What the offline engine reads an act from, as data."""
