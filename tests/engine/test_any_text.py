"""Whatever a text is made of, it is analysed without a fault, and what is found are slices of it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stance.analyze import analyze
from stance.errors import SourceError
from stance.ingest import parse

WORDS = {
    "en": (
        "Moscow Kyiv Hale the US envoy said says told that not would he she it who according to in a statement "
        '“ ” ‘ ’ " , . — – : ; ( ) ? ! … wants ready denied accused of reports and but if 19 March Agency Mr. '
        "minister's their asked whether because - @hale #port 12:40 \n\n"
    ),
    "ru": (
        "Москва Киев Хейл посол США заявил сказала сообщает что чтобы не он она они по словам в заявлении "
        "« » „ “ , . — – : ; ( ) ? ! … хочет готов отвергла обвинил отметив сообщается и но если 19 марта "
        "ИнфоРосс РФ министр его считает мол якобы - ⚡ 12:40 \n\n"
    ),
    "uk": (
        "Москва Київ Гейл посол США заявив сказала повідомляє що щоб не він вона вони за словами у заяві "
        "« » „ “ , . — – : ; ( ) ? ! … хоче готовий заперечила звинуватив зазначивши було заявлено і але якщо "
        "19 березня Укрінфо РФ міністр його вважає мовляв нібито - 12:40 \n\n"
    ),
}


@pytest.mark.parametrize("language", sorted(WORDS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_string_of_words_is_read(language: str, data: st.DataObject) -> None:
    """Spans lie in the text, none is empty, and `within` points at another attribution."""
    words = data.draw(st.lists(st.sampled_from(WORDS[language].split(" ")), min_size=1, max_size=40))
    text = data.draw(st.sampled_from([" ", " ", ""])).join(words)
    try:
        article = parse(text, source="any")
    except SourceError:
        return
    analysis = analyze(article.model_copy(update={"language": language}), engine="offline")
    for position in analysis.positions:
        assert all(e.quote == text[e.start : e.end] for e in position.evidence)
    found = analysis.attributions
    for index, attribution in enumerate(found):
        spans = [*attribution.content, *(s for s in (attribution.cue, attribution.source) if s is not None)]
        assert all(0 <= s.start < s.end <= len(text) for s in spans), text
        assert all(s.of(text).strip() == s.of(text) for s in attribution.content), text
        assert attribution.within != index
