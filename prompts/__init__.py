"""Prompt templates, versioned, with the JSON schema of the answer beside each."""
