"""Issues named by a model: it puts the number of each position under one issue, and is checked for having done so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from stance.analyze import read
from stance.compare.align import Aligned, Group, lexical, placed
from stance.compare.likeness import by_words
from stance.compare.space import Space
from stance.engine.answers import lists_missing, of_form, read_items, read_json, strange_keys
from stance.engine.mask import Mask, placeholders
from stance.engine.prompts import LANGUAGES, Prompt, load_prompt
from stance.engine.shown import plain
from stance.engine.spent import added, used
from stance.engine.wire import WireIssue
from stance.errors import AnswerError, EndpointError, ModelError
from stance.model import Client, Completion
from stance.model.client import prompt_tokens
from stance.options import Options
from stance.records import Finding, Ref, Usage
from stance.text import count_tokens
from stance.verify.across import language_of
from stance.verify.lexicon import load_words
from stance.verify.loaded import loaded_in
from stance.verify.rules import finding

# How many positions one prompt shows: small models lose count of more.
_MOST = 80
# How many tokens of an answer the place of one position takes, its share of the labels among them.
_ANSWERED = 12
_STATEMENT, _TARGET = 300, 120
_LABEL_WORDS, _LABEL = 10, 90
# How often what a cut answer did not come to is asked for again.
_CUTS = 3


class _Shown(NamedTuple):
    """The positions as a prompt shows them, one line for each row, and what is done to a label that comes back."""

    lines: list[str]
    language: str
    strange: Callable[[str], list[str]]
    named: Callable[[str], str]


async def by_model(space: Space, client: Client, options: Options, language: str) -> Aligned:
    """Have a model put positions into issues; what it leaves out goes to the issue that it is most like.

    Where it gives no usable answer at all the positions are put into issues by their words, and a finding says so.
    """
    asked = _Asked(space, client, options, language)
    await asked.all()
    return asked.aligned()


class _Asked:
    """One alignment under way: the issues found so far, by their labels in lower case."""

    def __init__(self, space: Space, client: Client, options: Options, language: str) -> None:
        self._space, self._client, self._options, self._language = space, client, options, language
        self._prompt: Prompt = load_prompt("align", options.prompts)
        self._shown = _shown(space, options, language)
        self._issues: dict[str, Group] = {}
        self._placed: set[int] = set()
        self._usage = Usage()
        self._findings: list[Finding] = []
        self._failed: set[int] = set()

    async def all(self) -> None:
        """Ask about all positions, in parts, as far as the endpoint answers."""
        rest, most, cuts = list(range(len(self._space.refs))), _MOST, _CUTS
        while rest:
            part = self._part(rest, most)
            after = rest[len(part) :]
            try:
                whole = await self._ask(part)
            except ModelError as error:
                fault = error.fault if isinstance(error, EndpointError) else None
                if fault == "context" and len(part) > 1:
                    most = len(part) // 2
                    continue
                # an endpoint that fails is asked nothing more; another part of a bad answer may be answered well
                lost = part if fault is None else rest
                self._failed |= set(lost)
                self._note("ANS011", "issues", f"{len(lost)} positions: {error}")
                rest = [] if fault is not None else after
                continue
            left = [row for row in part if row not in self._placed]
            again = not whole and cuts > 0 and len(left) < len(part)
            cuts -= not whole
            rest = (left if again else []) + after

    def aligned(self) -> Aligned:
        """What came of it, every position in one group."""
        if not self._issues:
            return self._told(lexical(self._space))
        missing = [row for row in range(len(self._space.refs)) if row not in self._placed]
        for row in missing:
            if row not in self._failed:
                self._note("ANS013", _path(self._space.refs[row]), f"position {row + 1} was put into no issue")
        found = [Group(group.members, self._checked(group.label or "")) for group in self._issues.values()]
        return self._told(Aligned(placed(by_words(self._space), found, missing), "model"))

    def _told(self, made: Aligned) -> Aligned:
        return made._replace(
            model=self._client.model,
            prompts=(self._prompt.use,),
            usage=self._usage,
            findings=tuple(self._findings),
        )

    def _part(self, rest: Sequence[int], most: int) -> list[int]:
        """As many of the positions that are left as one prompt holds and one answer places."""
        room = self._options.max_input_tokens - prompt_tokens(self._messages([]), self._client.model)
        most = max(1, min(most, self._options.max_output_tokens // _ANSWERED))
        part: list[int] = []
        for row in rest[:most]:
            room -= count_tokens(self._shown.lines[row], self._client.model) + 1
            if part and room < 0:
                break
            part.append(row)
        return part

    def _messages(self, part: Sequence[int]) -> list[dict[str, str]]:
        known = "\n".join(f"- {group.label}" for group in self._listed())
        values = {
            "language": self._shown.language,
            "issues": known or "none",
            "positions": "\n".join(self._shown.lines[row] for row in part),
        }
        return self._prompt.messages(values)

    def _listed(self) -> list[Group]:
        """The issues that a prompt lists: those with most positions, where half of it does not hold them all."""
        room = self._options.max_input_tokens // 4
        kept: list[Group] = []
        for group in sorted(self._issues.values(), key=lambda g: -len(g.members)):
            room -= count_tokens(group.label or "", self._client.model) + 2
            if room < 0:
                break
            kept.append(group)
        return kept

    async def _ask(self, part: Sequence[int]) -> bool:
        """Ask about some positions, and read what came; whether the answer was whole."""
        prompt = self._prompt
        answer = await self._client.complete(
            self._messages(part),
            schema=prompt.schema,
            name=prompt.name,
            version=prompt.version,
            usable=of_form("issues"),
        )
        self._usage = added(self._usage, used(answer))
        items, whole = self._read(answer)
        for item in items:
            self._put(item, set(part))
        return whole

    def _read(self, answer: Completion) -> tuple[list[WireIssue], bool]:
        if answer.refusal or answer.finish_reason == "content_filter":
            raise AnswerError(answer.refusal or "a content filter stopped the answer", body=answer.text)
        value, complete = read_json(answer.text)
        whole = complete and answer.finish_reason != "length"
        if value is None or lists_missing(value, ("issues",)):
            raise AnswerError(f"the answer is not of the asked form: {answer.text[:200]!r}", body=answer.text)
        items, found = read_items(value.get("issues"), WireIssue, "issues")
        self._findings += [*found, *strange_keys(value, ("issues",))]
        if not whole:
            self._note("ANS011", "issues", "the answer was cut; its complete issues are kept")
        return items, whole

    def _put(self, item: WireIssue, asked: set[int]) -> None:
        """Take up an issue with those of its numbers that were asked about and stand nowhere yet."""
        label = plain(item.label).strip(" .:;,")
        strange = [n for n in item.positions if n - 1 not in asked]
        rows = [n - 1 for n in item.positions if n - 1 in asked]
        again = [row for i, row in enumerate(rows) if row in self._placed or row in rows[:i]]
        if strange:
            self._note("ANS012", "issues", f"{label!r}: no positions have the numbers {strange}; left out")
        if again:
            numbers = [row + 1 for row in again]
            self._note("ANS012", "issues", f"{label!r}: positions {numbers} were in an issue already, and stay there")
        new = [row for row in dict.fromkeys(rows) if row not in self._placed]
        self._placed |= set(new)
        if not new:
            self._note("ANS012", "issues", f"{label!r} has no position of its own; left out")
            return
        key = label.casefold() or f"{len(self._issues)} without a name"
        before = self._issues.get(key, Group([], label))
        self._issues[key] = Group([*before.members, *new], before.label)

    def _checked(self, label: str) -> str | None:
        """A label as it may be shown; None, and a finding, for one that may not."""
        strange = self._shown.strange(label)
        shown = self._shown.named(label)
        why = (
            "it is empty"
            if not shown
            else "it has names that the prompt did not show"
            if strange
            else "it is too long"
            if len(shown.split()) > _LABEL_WORDS or len(shown) > _LABEL
            else _unfit(shown, self._space, self._language)
        )
        if why is None:
            return shown
        self._note("ANS014", "issues", f"{shown!r}: {why}")
        return None

    def _note(self, code: str, path: str, message: str) -> None:
        self._findings.append(finding(code, path, message))


def _unfit(label: str, space: Space, language: str) -> str | None:
    """Why the words of a label may not stand."""
    loaded = loaded_in(label, load_words(language))
    if loaded:
        return f"it takes sides ({', '.join(loaded)})"
    written = language_of(label, space.analyses[0].article, language)
    return None if written == language else f"it is in another language ({written})"


def _shown(space: Space, options: Options, language: str) -> _Shown:
    """The positions as lines; with names masked where the options want it, each by the mask of its article."""
    lines = [f"[{row + 1}] {_told(space, ref)}" for row, ref in enumerate(space.refs)]
    if not options.mask:
        return _Shown(lines, LANGUAGES.get(language, language), lambda _: [], lambda label: label)
    masks = [Mask(read(a.article, a.provenance.parties), language) for a in space.analyses]
    hidden = [masks[ref.article].hide(line) for ref, line in zip(space.refs, lines, strict=True)]
    parties = set(masks[0].parties)

    def strange(label: str) -> list[str]:
        # the placeholders of people stand for others in other articles
        people = [p for p in placeholders(label) if p not in parties]
        return [*people, *masks[0].strange(label)]

    return _Shown(hidden, f"ISO 639-1 {language!r}", strange, masks[0].show)


def _told(space: Space, ref: Ref) -> str:
    position = space.analyses[ref.article].positions[ref.position]
    statement, target = plain(position.statement)[:_STATEMENT], plain(position.target.text)[:_TARGET]
    return f"article {ref.article + 1}; {position.party}, {plain(position.holder)}: {statement} (about: {target})"


def _path(ref: Ref) -> str:
    return f"analyses[{ref.article}].positions[{ref.position}]"
