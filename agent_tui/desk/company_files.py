"""What the company says of itself in files that it owns: what it offers, and which of its words customers use."""

from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings
from agent_tui.expectations.check.context import CheckContext


def company_context(paths: Paths, settings: Settings) -> CheckContext:
    """What every check on this desk knows, whoever the customer is."""
    return CheckContext(
        timezone=None if settings.time_zone == "auto" else settings.time_zone,
        signature=settings.sms_signature,
        sms_parts=settings.sms_parts,
    )
