"""Any source to an `Article`: reading, fetching, decoding, marking what each part of the text is."""

from stance.ingest.load import load, parse
from stance.ingest.many import load_all

__all__ = ["load", "load_all", "parse"]
