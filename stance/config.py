"""Where settings come from: the environment, the project's `stance.toml`, the user's own.

model = "qwen2.5-7b-instruct"
base_url = "http://127.0.0.1:8081/v1"
parties = ["US", "Russia", "Ukraine"]
party_files = ["parties/harbour.toml"]          # beside the file
trusted = ["https://llm.example/v1"]            # the user's own file only
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import tomli

from stance.errors import OptionsError

FILE = "stance.toml"
VARIABLES = {
    "STANCE_MODEL": "model",
    "STANCE_BASE_URL": "base_url",
    "STANCE_API_KEY": "api_key",
    "OPENAI_BASE_URL": "base_url",
    "OPENAI_API_KEY": "api_key",
}
# Of one article, or of what only the user may decide.
_NOT_IN_FILES = {"outlet", "date", "title"}
_NOT_IN_PROJECTS = {"api_key", "trusted", "allow_private", "log_json", "model_cache", "page_cache", "prices"}
# A project's file may bound what is spent more narrowly than the user's own does, never more widely.
_BOUNDS = ("max_cost", "max_tokens_total")


class Setting(NamedTuple):
    """A value and where it comes from: a variable's name, or a file's path.

    `trusted` is False for an endpoint that only a project's file names: no key is sent to it.
    """

    value: Any
    origin: str
    trusted: bool = True


def settings(
    environ: Mapping[str, str],
    fields: Iterable[str],
    paths: Iterable[str],
    *,
    folder: Path | None = None,
) -> dict[str, Setting]:
    """Return what environment and files set, by the name of the field; the environment wins, then the project's file.

    `fields` are the names that may be set, `paths` those of them that are paths, relative to the file they stand in.
    `STANCE_CONFIG` names the user's file, or is "none": then no file is read.

    An address that only a project's file names is marked as not trusted, unless the user's file lists it under
    `trusted`: whoever downloads a project must not send it their key. Raises `OptionsError` naming the file for one
    that cannot be used.
    """
    names, local = set(fields), set(paths)
    user, project = files(environ, folder)
    own = _read(user, names | {"trusted"}, local) if user else {}
    trusted = _addresses(own.pop("trusted", Setting([], "")))
    theirs = _read(project, names | {"trusted"}, local) if project else {}
    if project:
        for name in sorted(_NOT_IN_PROJECTS & theirs.keys()):
            raise OptionsError(
                f"{str(project)!r}: {name!r} may only stand in your own file, {str(user or user_file())!r}."
            )
    found = {**own, **theirs}
    for name in _BOUNDS:
        if name in own and name in theirs and _less(own[name].value, theirs[name].value):
            found[name] = own[name]
    address = theirs.get("base_url")
    if address and isinstance(address.value, str):
        mine = own["base_url"].value if "base_url" in own else None
        found["base_url"] = address._replace(trusted=address.value.rstrip("/") in {*trusted, str(mine).rstrip("/")})
    for variable, field in VARIABLES.items():
        if environ.get(variable) and found.get(field, Setting(None, "")).origin not in VARIABLES:
            found[field] = Setting(environ[variable], variable)
    return found


def without_credentials(url: str) -> str:
    """The URL without user, password and query."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def files(environ: Mapping[str, str], folder: Path | None = None) -> tuple[Path | None, Path | None]:
    """The user's file and the project's, where there are such: the nearest `stance.toml` in or above `folder`."""
    given = environ.get("STANCE_CONFIG")
    if given == "none":
        return None, None
    if given and not Path(given).is_file():
        raise OptionsError(f"STANCE_CONFIG={given!r} is no file: give the path of a {FILE}, or 'none'.")
    user = Path(given) if given else user_file()
    start = folder or Path.cwd()
    above = (each / FILE for each in (start, *start.parents))
    project = next((path for path in above if path.is_file() and path.resolve() != user.resolve()), None)
    return user if user.is_file() else None, project


def user_file() -> Path:
    """Where the user's own file is looked for."""
    from platformdirs import user_config_path

    return user_config_path("stance", appauthor=False) / FILE


def _read(path: Path, names: set[str], local: set[str]) -> dict[str, Setting]:
    try:
        values = tomli.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise OptionsError(f"{str(path)!r} cannot be read: {error}. Save it as UTF-8.") from error
    except tomli.TOMLDecodeError as error:
        raise OptionsError(f"{str(path)!r} is no TOML: {error}.") from error
    found = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in names or name in _NOT_IN_FILES:
            near = difflib.get_close_matches(name, names - _NOT_IN_FILES, 1)
            meant = f" Is {near[0]!r} meant?" if near else " 'stance config' lists the settings."
            raise OptionsError(f"{str(path)!r}: there is no setting {key!r}.{meant}")
        found[name] = Setting(_beside(path, value) if name in local else value, str(path))
    return found


def _addresses(trusted: Setting) -> set[str]:
    if not isinstance(trusted.value, list) or not all(isinstance(each, str) for each in trusted.value):
        raise OptionsError(
            f"{trusted.origin!r}: 'trusted' is a list of addresses: write trusted = [\"https://llm.example/v1\"]."
        )
    return {each.rstrip("/") for each in trusted.value}


def _less(bound: Any, other: Any) -> bool:
    """Whether one bound is the narrower; what is no number is for the options to refuse."""
    return isinstance(bound, int | float) and isinstance(other, int | float) and bound < other


def _beside(path: Path, value: Any) -> Any:
    """Paths of a file are relative to the folder that it is in."""
    if isinstance(value, str):
        return path.parent / Path(value).expanduser()
    return [_beside(path, each) for each in value] if isinstance(value, list) else value
