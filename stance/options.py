"""The one set of options; the environment and the config files are read for it and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date as Date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, SecretStr, ValidationError, field_validator

from stance.config import Setting, settings
from stance.errors import OptionsError
from stance.records import Alignment, Capacity, Language

Statements = Literal["model", "article"]
# What shapes the answers of a model, beside which one is asked.
ASKED = (
    "temperature",
    "seed",
    "max_input_tokens",
    "max_output_tokens",
    "repairs",
    "passes",
    "statements",
    "mask",
)


class Price(BaseModel):
    """What a model costs in US dollars per million tokens; `cached` for input that the provider had in its cache."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)


class Options(BaseModel):
    """How an article is read and analysed; frozen, keyword-only.

    `parties` None means those of `party_files`, or US, Russia and Ukraine where no file is given. `engine` None
    means: llm where a model is named, else offline. `max_input_tokens` bounds one rendered prompt,
    `max_output_tokens` one answer, `timeout` one request in seconds. `repairs` bounds how often failing items are
    asked for again, `passes` how often an article is gone through: the later ones ask for what no position cites yet.
    `statements` "article" shows every position in the article's own words; a model is then asked for none of its own.
    With `mask` the parties and their people stand in prompts as placeholders, and are put back in the answers.
    `select` and `ignore` are codes of checks, or what codes begin with ("MOD"): the checks to make,
    and those to leave out; what rejects and what says whose words they are is always checked. `outlet`, `date` and
    `title` override what the article says about itself. `language` is the one that summary, statements and labels are
    written in, None the article's own; quotes always stay as the article has them.

    `reasoning_effort` is sent to models that take it ("low", "high"). `model_cache` is the folder in which what was
    learned of endpoints and, unless `cache` is off, their answers are kept; None keeps nothing beyond the run.
    A run stops before it spends more than `max_cost` US dollars at `prices` (by model, over the packaged ones), or
    more than `max_tokens_total` tokens, and after `deadline` seconds. `requests_per_minute`, `tokens_per_minute` and
    `concurrency` hold for the whole run. `log_json` is a file that gets a line per call.

    `align` is how a comparison puts positions of several articles into issues: "lexical" by their words, "semantic" by
    vectors of their meaning, "model" by asking the model; None means: semantic where an `embedding_model` of the
    endpoint is named, else model where the engine is llm, else lexical.

    `outlet_files` define outlets beyond the packaged ones. `columns` say which column of a table holds what:
    {"text": "body", "title": "headline"}; at most `limit` articles are read of each source (a folder, a table, a
    feed). Fetching pages: `allow_private` lets addresses of private networks be asked, `fetch_delay` is the seconds
    between two requests to one host, `fetch_timeout` the seconds that one request may take, `max_page_bytes` a page's
    size after decompression, `page_cache` a folder in which pages are kept.
    """

    # what was given may be a key: no error repeats it
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, hide_input_in_errors=True)

    parties: tuple[str, ...] | None = None
    party_files: tuple[Path, ...] = ()
    speaks_for: tuple[Capacity, ...] = ("official",)
    engine: Literal["offline", "llm"] | None = None
    model: str | None = None
    base_url: str | None = None
    api_key: SecretStr | None = None
    temperature: float | None = Field(default=0.0, ge=0, le=2)
    seed: int | None = 0
    reasoning_effort: str | None = None
    model_cache: Path | None = None
    cache: bool = True
    prices: dict[str, Price] = Field(default_factory=dict)
    max_cost: float | None = Field(default=None, gt=0)
    max_tokens_total: int | None = Field(default=None, ge=1)
    requests_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    deadline: float | None = Field(default=None, gt=0)
    log_json: Path | None = None
    max_input_tokens: int = Field(default=6000, ge=500)
    max_output_tokens: int = Field(default=3000, ge=100)
    timeout: float = Field(default=300.0, gt=0)
    retries: int = Field(default=2, ge=0)
    repairs: int = Field(default=1, ge=0, le=5)
    passes: int = Field(default=1, ge=1, le=5)
    statements: Statements = "model"
    align: Alignment | None = None
    embedding_model: str | None = None
    mask: bool = False
    concurrency: int = Field(default=4, ge=1)
    summary_sentences: int = Field(default=5, ge=1)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    prompts: Path | None = None
    language: Language | None = None
    outlet: str | None = None
    date: Date | None = None
    title: str | None = None
    outlet_files: tuple[Path, ...] = ()
    columns: dict[str, str] = Field(default_factory=dict)
    limit: int | None = Field(default=None, ge=1)
    allow_private: bool = False
    fetch_delay: float = Field(default=1.0, ge=0)
    fetch_timeout: float = Field(default=30.0, gt=0)
    max_page_bytes: int = Field(default=10_000_000, ge=1)
    max_redirects: int = Field(default=5, ge=0)
    page_cache: Path | None = None
    _untrusted: str | None = PrivateAttr(default=None)

    @field_validator("base_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            parts = urlsplit(value.strip())
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise ValueError("no http:// or https:// address with a host, such as http://127.0.0.1:8081/v1")
        return value.strip()

    @field_validator("api_key")
    @classmethod
    def _is_key(cls, value: SecretStr | None) -> SecretStr | None:
        key = value.get_secret_value().strip() if value else ""
        if not key.isascii() or not key.isprintable():
            raise ValueError("a key has only ASCII letters, digits and signs: copy it anew")
        return SecretStr(key) if key else None

    @property
    def untrusted(self) -> str | None:
        """The project's file that alone names the endpoint, which is then sent no key; None where it is trusted."""
        return self._untrusted

    @property
    def chosen_engine(self) -> Literal["offline", "llm"]:
        """The engine that will run."""
        return self.engine or ("llm" if self.model else "offline")

    @property
    def chosen_align(self) -> Alignment:
        """How positions are put into issues."""
        by_default: Alignment = "model" if self.chosen_engine == "llm" else "lexical"
        return self.align or ("semantic" if self.embedding_model else by_default)


_PATHS = ("party_files", "outlet_files", "prompts", "page_cache", "model_cache", "log_json")


def make_options(
    environ: Mapping[str, str] | None = None,
    *,
    defaults: Mapping[str, Any] | None = None,
    without: Sequence[str] = (),
    **given: Any,
) -> Options:
    """Build `Options` from what the caller gave, then the environment, the project's `stance.toml`, the user's.

    A given value that is None counts as not given; `defaults` stand in where nobody sets a field, and fields named in
    `without` keep their own default whatever a file says. `STANCE_*` variables win over `OPENAI_*`. Raises
    `OptionsError` for an unknown name, a value or a file that cannot be used.

    A key, wherever it comes from, is left out where only the project's file names the endpoint and the user's file does
    not list it under `trusted`.
    """
    return _options(effective(environ, defaults=defaults, without=without, **given))


def changed(options: Options, **settings: Any) -> Options:
    """The options with some of them set anew; an endpoint that is not trusted stays so unless it is named anew."""
    made = make_options(**{**options.model_dump(), **settings})
    if options.untrusted is None or settings.get("base_url") is not None:
        return made
    made = made.model_copy(update={"api_key": None})
    made._untrusted = options.untrusted
    return made


def effective(
    environ: Mapping[str, str] | None = None,
    *,
    defaults: Mapping[str, Any] | None = None,
    without: Sequence[str] = (),
    **given: Any,
) -> dict[str, Setting]:
    """Return what is set and where that comes from, by field; as `make_options` takes it."""
    given = {k: v for k, v in given.items() if v is not None}
    env = os.environ if environ is None else environ
    found = {
        **{k: Setting(v, "default") for k, v in (defaults or {}).items()},
        **{k: v for k, v in settings(env, Options.model_fields, _PATHS).items() if k not in without},
        **{k: Setting(v, "given") for k, v in given.items()},
    }
    address = found.get("base_url")
    if address and not address.trusted and "api_key" in found:
        found["api_key"] = Setting(None, f"not sent: only {address.origin} names the endpoint, and it is not trusted")
    return found


def _options(found: Mapping[str, Setting]) -> Options:
    values = {k: s.value for k, s in found.items() if s.value is not None}
    if values.get("engine") == "offline" and values.get("align") != "model":
        values.pop("model", None)
    try:
        options = Options(**values)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(p) for p in e['loc'])}{_told(e['loc'], e['input'])}{_from(found, e['loc'])}: {e['msg']}"
            for e in error.errors(include_url=False)
        )
        raise OptionsError(f"cannot use these options: {problems}. See 'stance summarize --help'.") from error
    if options.engine == "llm" and not options.model:
        raise OptionsError("engine 'llm' needs a model: pass --model NAME or set STANCE_MODEL.")
    if options.align == "model" and not options.model:
        raise OptionsError("align 'model' needs a model: pass --model NAME or set STANCE_MODEL.")
    if options.parties == ():
        raise OptionsError("parties=() names no party: pass at least one, such as --parties US,Russia.")
    address = found.get("base_url")
    if address and not address.trusted:
        options._untrusted = address.origin
    return options


def _told(path: tuple[int | str, ...], value: Any) -> str:
    """The value that is refused, unless it is a key or may hold one."""
    hidden = path[:1] == ("api_key",) or (path[:1] == ("base_url",) and any(sign in str(value) for sign in "@?"))
    return "" if hidden else f"={value!r}"


def _from(found: Mapping[str, Setting], path: tuple[int | str, ...]) -> str:
    origin = found[str(path[0])].origin if path and str(path[0]) in found else "given"
    return "" if origin == "given" else f" (from {origin})"
