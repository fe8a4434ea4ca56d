"""The check of what a template made: with the full text that a shorter one came from, and with what it promises."""

import msgspec

from agent_tui.domain.values import Channel
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.made_check import check_with_promises
from agent_tui.expectations.rendering import Rendered


def findings_of(rendered: Rendered, channel: Channel, known: CheckContext) -> tuple[Finding, ...]:
    """What is wrong with the text on `channel`; `known`: what a check there knows of the company, the customer and the
    time."""
    context = msgspec.structs.replace(
        known,
        full_text=rendered.full_text,
        carry=rendered.carry if rendered.full_text is not None else None,
        internal=rendered.said_as == "note",
    )
    return check_with_promises(rendered.body, channel, context, rendered.promises)
