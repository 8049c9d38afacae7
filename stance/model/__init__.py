"""The only room that talks to an endpoint."""

from stance.model.answer import Completion
from stance.model.client import Client
from stance.model.tape import record, replay

__all__ = ["Client", "Completion", "record", "replay"]
