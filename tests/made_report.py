"""Three invented outlets on one event, with every kind of position that a report has to show, and what is hostile."""

from __future__ import annotations

import stance
from stance.compare.align import Aligned, Group
from stance.compare.space import Space
from stance.compare.table import laid_out
from stance.records import Analysis, Comparison, Finding, Hidden, Repair

WIRE = """Talks on the grain convoy end without a deal

By Ada Moor

March 4, 2025

VARNA (Harbour Wire) - Two days of talks on a grain convoy ended on Tuesday without a signature.

Ukraine demands that the convoy sail before Easter, Ukrainian Foreign Minister Olena Bondar said. “We want the convoy to \
sail now,” Bondar told reporters.

The Kremlin said it would not accept the convoy without inspections. Russian negotiator Pavel Orlov rejected the convoy.

US envoy Jane Roe told Channel Nine that Russian President Vladimir Putin wants a written guarantee on the convoy.

The White House supports the convoy. Former US ambassador Tom Field called the plan “a gift”.
"""

# Emoji, a family joined of four, flags, letters with marks of their own, and letters that UTF-16 writes as a pair stand
# before, within and between the words that count, and so much of it that the words are out of sight.
SUNNY = "𝔊rain 🌾🌾🌾 lay in the sun 🌞 for a week; a\u0301\u0323\u0308 sailor sang 🎶 o\u0308 la\u030a la\u030a la\u030a.\n\n"
COAST = f"""Convoy 🚢 waits 🇺🇦👩‍👩‍👧‍👦👩🏽‍🚀 in the cafe\u0301 port

5 March 2025

{SUNNY * 30}🇺🇦🇺🇦 Kyiv said on Wednesday 🗓️ that it wants the convoy to sail “by Easter 🐣 at the latest”. 🙂 Nobody asked why.

😀 The Kremlin said 🙃 it would not accept the convoy. 👨‍👩‍👧 The White House supports the convoy 👍🏿.
"""

TOWN = """Russia opposes the convoy

6 March 2025

Russia will never allow the convoy, the Kremlin said on Thursday. “We oppose the convoy,” Kremlin spokesman Lev Grin said.

Washington urged both sides to sign. The White House said it supports the convoy.
"""

REJECTED = Finding(
    code="ACT001", effect="reject", path="positions[3].act", message="The words say another act than this."
)
NOTED = Finding(code="HED001", effect="note", path="positions[0]", message="The words are hedged in the article.")


def analyses() -> tuple[Analysis, ...]:
    """The articles, analysed offline; the first has a rejected position, a noted one, hidden words and a repair."""
    wire, coast, town = (
        stance.analyze(
            stance.parse(text, source=f"{name}.txt").model_copy(
                update={"outlet": outlet, "url": url, "language": "en"}
            ),
            engine="offline",
        )
        for name, text, outlet, url in (
            ("wire", WIRE, "Harbour Wire", "https://wire.example/convoy"),
            ("coast", COAST, "Coast Daily", None),
            ("town", TOWN, "Town Crier", "https://town.example/convoy?a=1&b=2"),
        )
    )
    first, second, third, fourth, *rest = wire.positions
    assert len(rest) == 3, "the invented article reads as it did"
    fourth = fourth.model_copy(update={"verdict": "rejected", "findings": (REJECTED,)})
    first = first.model_copy(update={"condition": "if the port is open", "findings": (NOTED,)})
    hidden = Hidden(start=0, end=0, reason="hidden words of the document", text="Nobody sees this line.")
    wire = wire.model_copy(
        update={
            "article": wire.article.model_copy(update={"hidden": (hidden,)}),
            "positions": (first, second, third, fourth, *rest),
            "repairs": (Repair(path="positions[3]", reasons=("ACT001",), before=third, after=fourth),),
        }
    )
    return wire, coast, town


def comparison() -> Comparison:
    """The articles side by side; `ISSUE` is what all of them are about, however issues are found."""
    space = Space(analyses())
    other = [
        [row for row, ref in enumerate(space.refs) if (ref.article, ref.position) == at] for at in ((0, 6), (2, 3))
    ]
    about = [row for row in range(len(space.refs)) if [row] not in other]
    groups = [Group(about, "the convoy"), Group(other[0], "the plan"), Group(other[1], "the signature")]
    return laid_out(space, Aligned(groups), "en")


ISSUE = "i1"

MARKUP = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 2'><svg onload=window.ran=3>"
HOSTILE = (
    f"{MARKUP}]]>--><!--<a href=javascript:window.ran=4>x</a>\"'`{{{{ 7 * 7 }}}}{{% raw %}}${{window.ran=5}}&lt;b&gt;"
    "\u202eevil\u202c\u2066\u2069\u2028\u2029\x00\x1b[31m\U000e0041\ufeff"
)


def poisoned(made: Comparison, text: str = HOSTILE) -> Comparison:
    """The comparison with `text` wherever the words of somebody else stand and may be any."""
    data = made.model_dump(mode="json")
    finding = {"code": text, "effect": "reject", "path": text, "message": text}
    for analysis in data["analyses"]:
        article = analysis["article"]
        article |= dict.fromkeys(("title", "outlet", "author", "republished_by", "source"), text)
        article["url"] = "javascript:window.ran=6"
        article["hidden"] = [{"start": 0, "end": 0, "reason": text, "text": text}]
        for position in analysis["positions"]:
            position.update(dict.fromkeys(("holder", "statement", "condition", "issue"), text))
            position["target"]["text"] = position["speaker"]["name"] = text
            position["chain"] = [{**hop, "name": text} for hop in position["chain"]]
            position["findings"] = [finding]
        for sentence in analysis["summary"]:
            sentence.update({"text": text, "findings": [finding]})
        analysis["findings"] = [finding]
        analysis["provenance"] |= {"model": text, "rules": text, "stance": text, "parameters": {text: text}}
        analysis["provenance"]["prompts"] = [{"name": text, "version": text, "fingerprint": text}]
    data["findings"] = [finding]
    data["model"] = text
    for issue in data["issues"]:
        issue["label"] = text
    return Comparison.model_validate(data)
