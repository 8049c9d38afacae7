"""Whatever the text is made of, what is shown as a quotation is cut out of it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stance

PIECES = (
    "“We will wait,” Kremlin spokesman Oleg Petrov said. ", "Moscow wants a truce, US envoy Jane Roe said. ",
    "Kyiv said it’s ready. ", "«Мы готовы», — сказал он. ", "Zelensky took to Telegram: “Tak\u0301!” ", "🕊️ Peace? ",
    "Die Lage\u00a0ist gut. ", "\r\n", "\r\n\r\n", "\n\n", "\u00a0", "e\u0301", "’", "“", "”", "«", "»", "—", "\u200b", "\ufeff",
    "Читайте также\n\n", "Read more\n\n", "Photo: AP\n\n", "According to the White House, the port opens. ", "(", ")", "'",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_quote_is_its_slice(pieces: list[str]) -> None:
    """Curly quotes, Cyrillic, emoji, combining marks, CRLF, no-break spaces: offsets never slip."""
    text = "Moscow and Kyiv said on Monday that the talks in Ankara had gone on.\n\n" + "".join(pieces)
    article = stance.parse(text, source="x").model_copy(update={"language": "en"})
    analysis = stance.analyze(article, engine="offline")
    assert analysis.article.text == text
    shown = [e for p in analysis.positions for e in p.evidence] + [e for s in analysis.summary for e in s.evidence]
    assert all(e.quote == text[e.start : e.end] for e in shown)
    clutter = [b for b in article.blocks if not b.citable]
    verified = [e for p in analysis.positions if p.verdict == "verified" for e in p.evidence]
    assert not any(b.overlaps(e) for b in clutter for e in verified)
    for attribution in analysis.attributions:
        assert all(0 <= span.start < span.end <= len(text) for span in attribution.content)
    assert stance.verify(analysis).positions == analysis.positions
