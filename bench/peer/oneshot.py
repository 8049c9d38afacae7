"""One plain prompt for one article, in a process of its own."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai

from stance.engine.answers import read_json

ONE_SHOT = """\
Summarize the article neutrally and list each party's positions with quotes, as JSON:
{{"summary": "...", "positions": [{{"party": "...", "holder": "...", "position": "...", "quote": "..."}}]}}
Parties: {parties}. Quotes are the exact words of the article. Answer with the JSON only.

Article:
{text}"""


def oneshot(given: dict[str, Any]) -> dict[str, Any]:
    """What one plain prompt gives, read as leniently as an answer can be."""
    prompt = ONE_SHOT.format(parties=", ".join(given["parties"]), text=given["text"])
    started = time.perf_counter()
    with openai.OpenAI(api_key="none", base_url=given["base_url"], timeout=given["limit"]) as client:
        answer = client.chat.completions.create(
            model=given["model"],
            messages=[{"role": "user", "content": prompt}],
            temperature=0,
            seed=0,
            max_tokens=given["max_tokens"],
        )
    seconds = time.perf_counter() - started
    text = answer.choices[0].message.content or ""
    value, whole = read_json(text)
    told = [] if value is not None and whole else ["the answer is no JSON" if value is None else "the JSON breaks off"]
    return {
        "seconds": seconds,
        "positions": list(stated(value)),
        "summary": (value or {}).get("summary"),
        "told": told,
        "answer": text,
        "error": told[0] if value is None else None,
    }


def stated(node: Any, party: Any = None) -> Iterator[dict[str, Any]]:
    """Everything with a quote or a position in an answer of whatever shape; the party may stand above it."""
    if isinstance(node, list):
        for item in node:
            yield from stated(item, party)
    if not isinstance(node, dict):
        return
    of = node.get("party") or node.get("name") or party
    said = node.get("position") or node.get("statement")
    quotes = node.get("quote") or node.get("quotes") or []
    if isinstance(said, str) or quotes:
        listed = quotes if isinstance(quotes, list) else [quotes]
        yield {
            "party": of,
            "holder": node.get("holder") or node.get("speaker"),
            "statement": said,
            "quotes": [
                {"quote": q if isinstance(q, str) else json.dumps(q), "start": None, "end": None} for q in listed
            ],
            "verdict": None,
        }
        return
    for key, below in node.items():
        if isinstance(below, list | dict):
            yield from stated(below, of or (None if key in ("positions", "parties") else key))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    asked = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    (folder / "made.json").write_text(json.dumps(oneshot(asked)), encoding="utf-8")
