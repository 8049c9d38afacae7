"""The sections of a press review: what stands under a paper's name is what that paper tells."""

from __future__ import annotations

import re
from bisect import bisect_right

from stance.parties.lists import media
from stance.records import Article, Hop

_HEADING = re.compile(r"[#*_\s]*(?P<name>[^\n(:,]{2,40}?)(?P<land>\s*[(,]\s*[^()\n]{2,30}\)?)?[\s:*_]*")
_LONG = 5
_FEW = 2


class Sections:
    """Tells which paper's section of a press review a place in the text belongs to; none in any other article."""

    def __init__(self, article: Article) -> None:
        self.starts: list[int] = []
        self.hops: list[Hop | None] = []
        text = article.text
        known = {name.lower() for name in media()}
        found = []
        for block in article.blocks:
            heading = _HEADING.fullmatch(block.of(text)) if block.end - block.start < _LONGEST else None
            if (
                heading is None
                or not heading["name"].strip(_MARKS)[:1].isupper()
                or len(heading["name"].split()) > _LONG
            ):
                continue
            name = heading["name"].strip(_MARKS)
            start = text.index(name, block.start)
            hop = Hop(name=name, role="medium", start=start, end=start + len(name))
            found.append((block.start, hop, name.lower() in known, heading["land"] is not None))
        lands = sum(land for _, _, paper, land in found if paper) >= _FEW
        if sum(paper for _, _, paper, _ in found) >= _FEW:
            for start, hop, paper, land in found:
                # "The Times (Britain)": beside papers that are known so called, a paper too
                self.starts.append(start)
                # what is no paper ends a section too
                self.hops.append(hop if paper or (lands and land) else None)

    def at(self, place: int) -> Hop | None:
        """The paper in whose section a code point stands."""
        number = bisect_right(self.starts, place)
        return self.hops[number - 1] if number else None


_LONGEST = 90
_ENDS = frozenset(".!?…”»")
_MARKS = " «»“”„\"'"
