"""The only room that talks to an endpoint."""

from stance.model.client import Client, Completion

__all__ = ["Client", "Completion"]
