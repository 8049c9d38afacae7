"""Prompt files: front matter, a static part, and a part with variables."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from stance.errors import OptionsError
from stance.records import PromptUse

VERSIONS = {
    "analyze": "3",
    "missing": "2",
    "repair": "3",
    "cite": "1",
    "cite-missing": "1",
    "cite-repair": "1",
    "reduce": "2",
    "align": "1",
}
# What a prompt calls the language that it asks for.
LANGUAGES: dict[str, str] = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_FORM = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<system>.*?)\n===\n(?P<user>.*)\Z", re.DOTALL)


class Prompt(NamedTuple):
    """A prompt: static text for the system message, a template for the user message, the schema of the answer."""

    name: str
    version: str
    system: str
    template: str
    schema: dict[str, Any]
    fingerprint: str
    origin: str = "packaged"

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that its template uses, in their order."""
        return tuple(dict.fromkeys(_VARIABLE.findall(self.template)))

    @property
    def use(self) -> PromptUse:
        """What an analysis records of it."""
        return PromptUse(name=self.name, version=self.version, fingerprint=self.fingerprint)

    def messages(self, values: Mapping[str, str]) -> list[dict[str, str]]:
        """Render the messages; the values are put in once and never read as templates."""
        user = _VARIABLE.sub(lambda m: values[m[1]], self.template)
        return [{"role": "system", "content": self.system}, {"role": "user", "content": user}]


def load_prompt(name: str, folder: Path | None = None) -> Prompt:
    """Read a packaged prompt, or the file of the same name in `folder` where there is one.

    Raises `OptionsError` naming the file for one that is malformed or uses a variable that it does not list.
    """
    version = VERSIONS[name]
    file_name = f"{name}.v{version}.md"
    own = folder / file_name if folder else None
    text = _read(own) if own and own.is_file() else (files("stance.prompts") / file_name).read_text(encoding="utf-8")
    schema_text = (files("stance.prompts") / f"{name}.v{version}.schema.json").read_text(encoding="utf-8")
    shown = str(own) if own else file_name
    parts = _FORM.match(text.replace("\r\n", "\n"))
    if not parts:
        raise OptionsError(
            f"prompt {shown!r} is malformed: it needs front matter between '---' lines and a line '==='."
        )
    front = dict(line.split(": ", 1) for line in parts["front"].splitlines() if ": " in line)
    if front.get("name", name).strip() != name:
        raise OptionsError(f"prompt {shown!r} calls itself {front['name']!r}: its file stands for {name!r}.")
    listed = {v.strip() for v in front.get("variables", "").split(",") if v.strip()}
    used = set(_VARIABLE.findall(parts["user"]))
    expected = VARIABLES[name]
    if used != listed or not used <= expected:
        raise OptionsError(
            f"prompt {shown!r} uses the variables {sorted(used)!r} and lists {sorted(listed)!r}: "
            f"they must be the same, and of {sorted(expected)!r}."
        )
    if needed := NEEDED[name] - used:
        raise OptionsError(f"prompt {shown!r} lacks the variables {sorted(needed)!r}: without them nothing is asked.")
    if inside := sorted(set(_VARIABLE.findall(parts["system"]))):
        raise OptionsError(
            f"prompt {shown!r} has the variables {inside!r} above '===': that part is static, for prompt caches."
        )
    digest = hashlib.sha256((text + schema_text).encode()).hexdigest()
    origin = shown if own and own.is_file() else "packaged"
    return Prompt(
        name,
        front.get("version", version),
        parts["system"].strip(),
        parts["user"].strip(),
        json.loads(schema_text),
        digest,
        origin,
    )


def load_prompts(folder: Path | None = None) -> tuple[Prompt, ...]:
    """Every prompt, those of `folder` over the packaged ones.

    Raises `OptionsError` for a prompt that is malformed, and for a Markdown file in `folder` that no prompt is called.
    """
    names = {f"{name}.v{version}.md" for name, version in VERSIONS.items()}
    for path in sorted(folder.glob("*.md")) if folder else ():
        if path.name not in names:
            raise OptionsError(f"{str(path)!r} is read for no prompt: they are called {', '.join(sorted(names))}.")
    return tuple(load_prompt(name, folder) for name in VERSIONS)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OptionsError(f"prompt {str(path)!r} cannot be read: {error}. Save it as UTF-8.") from error


_ARTICLE = {"language", "parties", "overlap", "sentences"}
_MISSING = {"language", "parties", "sentences", "found"}
_REPAIR = {"language", "parties", "sentences", "items"}
VARIABLES = {
    "analyze": _ARTICLE,
    "missing": _MISSING,
    "repair": _REPAIR,
    "cite": _ARTICLE,
    "cite-missing": _MISSING,
    "cite-repair": _REPAIR,
    "reduce": {"language", "notes"},
    "align": {"language", "issues", "positions"},
}
# Without these a prompt does not show what it asks about.
NEEDED = {
    "analyze": {"parties", "sentences"},
    "missing": {"parties", "sentences"},
    "repair": {"items", "sentences"},
    "cite": {"parties", "sentences"},
    "cite-missing": {"parties", "sentences"},
    "cite-repair": {"items", "sentences"},
    "reduce": {"notes"},
    "align": {"positions"},
}
