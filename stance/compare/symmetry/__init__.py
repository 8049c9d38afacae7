"""The tool's own bias, measured: parties change places, articles change their order, and nothing else may change."""

from stance.compare.symmetry.run import audit, audit_async

__all__ = ["audit", "audit_async"]
