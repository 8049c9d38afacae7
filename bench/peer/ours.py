"""Ours on one article, in a process of its own: `ours.py FOLDER` reads given.json and writes made.json there."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from stance import Options, analyze, load


def ours(given: dict[str, Any]) -> dict[str, Any]:
    """Positions as `stance.analyze` gives them, with the options that the guide names for a small model.

    The time limit is told as its deadline, a little short of it, so that a repair that takes too long costs no draft.
    """
    options = Options(
        engine="llm",
        model=given["model"],
        base_url=given["base_url"],
        parties=tuple(given["parties"]),
        max_output_tokens=given["max_tokens"],
        max_input_tokens=given["max_input_tokens"],
        statements=given["statements"],
        repairs=given["repairs"],
        timeout=given["limit"],
        deadline=0.95 * given["limit"],
        concurrency=given["concurrency"],
    )
    article = load(given["path"])
    started = time.perf_counter()
    made = analyze(article, options=options)
    seconds = time.perf_counter() - started
    positions = [
        {
            "party": p.party,
            "holder": p.holder,
            "speaker": p.speaker.name,
            "statement": p.statement,
            "quotes": [{"quote": e.quote, "start": e.start, "end": e.end} for e in p.evidence],
            "verdict": p.verdict,
            "findings": [f.code for f in p.findings],
        }
        for p in made.positions
    ]
    told = [f.code + " " + f.message for f in made.findings if f.code.startswith("ANS")]
    if made.unread:
        told.append(f"{len(made.unread)} stretches unread")
    summary = [{"text": s.text, "verdict": s.verdict} for s in made.summary]
    return {"seconds": seconds, "positions": positions, "summary": summary, "told": told}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    asked = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    (folder / "made.json").write_text(json.dumps(ours(asked)), encoding="utf-8")
