"""Every error that `stance` raises on purpose.

StanceError
├── InputError              something the caller gave is wrong
│   ├── SourceError         one article cannot be read (path missing, empty, binary, no sentence)
│   ├── OptionsError        an option has a value that cannot be used
│   ├── PartyError          a party definition is unknown or malformed
│   ├── GoldError           a gold set is missing or malformed
│   └── SavedFileError      a saved analysis cannot be read back
└── ModelError              the endpoint or the model misbehaved
    ├── EndpointError       the endpoint refused, failed or could not be reached
    └── AnswerError         the model's answer cannot be used; `body` holds what it said
"""

from typing import Literal

__all__ = [
    "AnswerError",
    "EndpointError",
    "Fault",
    "GoldError",
    "InputError",
    "ModelError",
    "OptionsError",
    "PartyError",
    "SavedFileError",
    "SourceError",
    "StanceError",
]


Fault = Literal[
    "connection",
    "name",
    "timeout",
    "broken",
    "rate",
    "quota",
    "server",
    "auth",
    "model",
    "context",
    "refused",
    "budget",
    "deadline",
]


class StanceError(Exception):
    """Base of every error that `stance` raises on purpose."""


class InputError(StanceError):
    """Something the caller gave is wrong; the message names it and says what to do."""


class SourceError(InputError):
    """One article cannot be read.

    `source` is the path or name as the caller gave it, so that a run over many can report it and go on.
    """

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source!r}: {problem}")
        self.source = source
        self.problem = problem


class OptionsError(InputError):
    """An option has a value that cannot be used."""


class PartyError(InputError):
    """A party definition is unknown or malformed."""


class GoldError(InputError):
    """A gold set is missing or malformed."""


class SavedFileError(InputError):
    """A saved analysis cannot be read back."""


class ModelError(StanceError):
    """The endpoint or the model misbehaved; the caller did nothing wrong.

    `source` names the article it was asked about, where that was one of many.
    """

    source: str | None = None


class EndpointError(ModelError):
    """The endpoint refused, failed or could not be reached.

    `status` is the HTTP status, or None when no answer came; `fault` the kind of failure; `retryable` whether the
    same request may succeed later, `retry_after` in how many seconds where the endpoint said so; `said` its own words.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        fault: Fault = "refused",
        retryable: bool = False,
        retry_after: float | None = None,
        said: str = "",
    ) -> None:
        super().__init__(message)
        self.status = status
        self.fault = fault
        self.retryable = retryable
        self.retry_after = retry_after
        self.said = said


class AnswerError(ModelError):
    """The model's answer cannot be used; `body` holds what it said, for the finding that reports it."""

    def __init__(self, message: str, *, body: str = "") -> None:
        super().__init__(message)
        self.body = body
