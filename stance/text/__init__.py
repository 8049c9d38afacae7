"""Sentences, words, tokens and chunks: pure functions over spans."""

from stance.text.chunks import Chunk, chunks
from stance.text.sentences import sentences, split
from stance.text.tokens import count_tokens, encoding_name

__all__ = ["Chunk", "chunks", "count_tokens", "encoding_name", "sentences", "split"]
