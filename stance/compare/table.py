"""Analyses side by side: issues, matrix, differences, omissions, copies, voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from stance.analyze import Began
from stance.compare.align import Aligned, Group, lexical
from stance.compare.cells import cells
from stance.compare.copies import copies
from stance.compare.corrections import corrected_cells, corrected_issues, has_corrections, restored_issues
from stance.compare.differences import differences
from stance.compare.framing import framing
from stance.compare.labels import labels
from stance.compare.left_out import left_out
from stance.compare.loaded import loaded
from stance.compare.naming import naming
from stance.compare.omissions import omissions
from stance.compare.own import readings
from stance.compare.space import Space
from stance.compare.stands import stands
from stance.compare.tellings import shared, tellings
from stance.compare.voices import voices
from stance.records import Analysis, Comparison, Copies, Issue, Ref
from stance.review import Reviewer


def side_by_side(analyses: Sequence[Analysis], *, language: str | None = None) -> Comparison:
    """Compare analysed articles; nothing is asked of a model.

    `language` is that of the labels, by default the one that the analyses were asked for, else that of most articles.
    """
    began = Began()
    spoken = language or language_of_labels(analyses)
    space = Space(analyses)
    return laid_out(space, lexical(space), spoken, began)


def laid_out(space: Space, aligned: Aligned, language: str, began: Began | None = None) -> Comparison:
    """Everything that is told across articles, once their positions are put into issues."""
    copied = copies(space.analyses)
    across = _across(space, _issues(space, aligned.groups, language, copied), copied, language)
    return Comparison(
        method=aligned.method,
        model=aligned.model,
        prompts=aligned.prompts,
        findings=aligned.findings,
        language=language,
        analyses=tuple(space.analyses),
        copies=copied,
        **across,
        run=(began or Began()).run(aligned.usage),
    )


def reviewed(made: Comparison, reviewer: Reviewer) -> Comparison:
    """Apply what people decided to a comparison; its issues stay, but for what was decided on them."""
    if not reviewer.decisions and not has_corrections(made):
        return made
    analyses = tuple(reviewer.reviewed(a) for a in made.analyses)
    issues, moved = corrected_issues(analyses, restored_issues(made), reviewer)
    found = _across(Space(analyses), issues, made.copies, made.language, reviewer)
    # made anew, since a copy would keep what the other has looked up
    fields = {name: getattr(made, name) for name in Comparison.model_fields}
    return Comparison(**{**fields, "analyses": analyses, "moved": moved, **found})


def _across(
    space: Space, issues: tuple[Issue, ...], copied: Sequence[Copies], language: str, reviewer: Reviewer | None = None
) -> dict[str, Any]:
    """All that follows from the issues."""
    analyses = space.analyses
    read = readings(analyses, space.sentences)
    parties = tuple(dict.fromkeys(entry.party for a in analyses for entry in a.parties))
    names = space.people.one_name(language)
    table = cells(space, issues, parties, names)
    if reviewer is not None:
        table = corrected_cells(analyses, issues, table, reviewer)
    quotations = shared(tellings(analyses, space.sentences))
    family = dict(enumerate(range(len(analyses)))) | {a: min(g.articles) for g in copied for a in g.articles}
    return {
        "issues": issues,
        "cells": table,
        "differences": differences(space, issues, copied, names, quotations),
        "omissions": omissions(analyses, issues, table, copied),
        "left_out": left_out(space, stands(space, quotations, family), family, table, language),
        "names": names.others,
        "voices": voices(analyses, names),
        "framing": framing(read, copied),
        "naming": naming(read, language, names),
        "loaded": loaded(read, names),
    }


def language_of_labels(analyses: Sequence[Analysis]) -> str:
    """The language that the analyses were asked for, else that of most articles, of as many the first by its code."""
    asked = [a.provenance.language for a in analyses if a.provenance.language]
    spoken = Counter(a.article.language for a in analyses)
    return asked[0] if asked else min(spoken, key=lambda language: (-spoken[language], language))


def _issues(space: Space, grouped: Sequence[Group], language: str, copied: Sequence[Copies]) -> tuple[Issue, ...]:
    """The issues, those that most independent outlets and then most parties take up first."""
    first = {article: min(group.articles) for group in copied for article in group.articles}
    found: list[tuple[tuple[int, ...], list[Ref], str | None]] = []
    for rows_of, given in grouped:
        refs = sorted((space.refs[i] for i in rows_of), key=_place)
        outlets = {first.get(r.article, r.article) for r in refs}
        parties = {space.analyses[r.article].positions[r.position].party for r in refs}
        found.append(((-len(outlets), -len(parties), -len(refs), *_place(refs[0])), refs, given))
    found.sort(key=lambda e: e[0])
    nameless = [_central_first(space, refs) for _, refs, given in found if given is None]
    names = iter(labels(space, nameless, language))
    return tuple(
        Issue(id=f"i{n}", label=given or next(names), positions=tuple(refs))
        for n, (_, refs, given) in enumerate(found, start=1)
    )


def _central_first(space: Space, given: Sequence[Ref]) -> list[Ref]:
    # in the order of the space, which is none of the articles': of two as central the same one is always first
    refs = sorted(given, key=space.place)
    rows = space.rows(refs)
    central = refs[int((rows @ rows.sum(axis=0)).argmax())]
    return [central, *(ref for ref in refs if ref != central)]


def _place(ref: Ref) -> tuple[int, int]:
    return ref.article, ref.position
