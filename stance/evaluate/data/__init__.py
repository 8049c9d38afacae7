"""What mutations change, as data."""
