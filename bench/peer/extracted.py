"""langextract on one article, in a process of its own, whose interpreter needs langextract and nothing of ours."""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

import langextract as lx

EXTRACT = """\
Extract the positions that these parties take in the article, in order of appearance: {parties}.
A position is what a party says, wants, offers, demands, refuses, promises, denies, or accuses somebody of. Who met \
whom, where and when is no position. Use the exact words of the article for the position; do not paraphrase, and do \
not let extractions overlap. Give the party that holds it and the speaker, by the name the article uses. If the \
article gives no words and no stated wish of a party, extract nothing for that party."""
EXAMPLE = (
    "Turkey will not reopen the strait to tankers before the survey ends, Transport Minister Selin Aydar said on "
    "Monday. Greece called the closure unlawful. “We expect an answer within a week,” said its Foreign Ministry "
    "spokesman, Nikos Theros. Tanker rates rose by 4 percent."
)
EXTRACTED = (
    ("Turkey will not reopen the strait to tankers before the survey ends", "Turkey", "Selin Aydar"),
    ("Greece called the closure unlawful", "Greece", "Greece"),
    ("We expect an answer within a week", "Greece", "Nikos Theros"),
)


def langextract(given: dict[str, Any]) -> dict[str, Any]:
    """Extractions as langextract gives them, through its provider for the OpenAI API, with its own defaults."""
    heard = Heard()
    logging.getLogger("absl").addHandler(heard)
    examples = [
        lx.data.ExampleData(
            text=EXAMPLE,
            extractions=[
                lx.data.Extraction("position", words, attributes={"party": party, "speaker": speaker})
                for words, party, speaker in EXTRACTED
            ],
        )
    ]
    config = lx.factory.ModelConfig(
        model_id=given["model"],
        provider="OpenAILanguageModel",
        provider_kwargs={
            "api_key": "none",
            "base_url": given["base_url"],
            "temperature": 0.0,
            "seed": 0,
            "max_output_tokens": given["max_tokens"],
            "max_workers": given["concurrency"],
        },
    )
    started = time.perf_counter()
    made = lx.extract(
        given["text"],
        prompt_description=EXTRACT.format(parties=", ".join(given["parties"])),
        examples=examples,
        config=config,
        max_char_buffer=given["chars"],
        use_schema_constraints=given["schema"],
        batch_length=max(10, given["concurrency"]),
        max_workers=given["concurrency"],
        show_progress=False,
    )
    seconds = time.perf_counter() - started
    positions = []
    for found in made.extractions or []:
        said, at = found.attributes or {}, found.char_interval
        positions.append(
            {
                "party": said.get("party"),
                "holder": said.get("speaker"),
                "quotes": [
                    {
                        "quote": found.extraction_text,
                        "start": at and at.start_pos,
                        "end": at and at.end_pos,
                    }
                ],
                "verdict": None,
                "alignment": found.alignment_status and found.alignment_status.value,
            }
        )
    return {"seconds": seconds, "positions": positions, "told": heard.messages}


class Heard(logging.Handler):
    """Keeps what a library only logs, such as a part of the article whose answer it could not parse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage()[:300])


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    asked = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    (folder / "made.json").write_text(json.dumps(langextract(asked)), encoding="utf-8")
