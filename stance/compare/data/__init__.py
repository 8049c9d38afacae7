"""What comparisons know of subjects, names and verbs; a table per language."""
