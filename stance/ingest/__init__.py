"""Any source to an `Article`: reading, decoding, marking what each part of the text is."""

from stance.ingest.load import load, parse

__all__ = ["load", "parse"]
