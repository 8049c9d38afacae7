"""The only room that talks to an endpoint."""

from stance.model.client import Client, Completion
from stance.model.tape import record, replay

__all__ = ["Client", "Completion", "record", "replay"]
