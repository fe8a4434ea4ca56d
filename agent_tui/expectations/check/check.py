"""The check itself: every rule over one text."""

from agent_tui.domain.values import Channel
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.registry import RULES

NOTHING_KNOWN = CheckContext()


def check(text: str, channel: Channel, context: CheckContext = NOTHING_KNOWN) -> tuple[Finding, ...]:
    """What is wrong with `text` on `channel`, in its order; one finding per rule and span. Pure: the clock and
    everything else that is known comes in with the context."""
    checked = Checked(text, channel, context)
    found = {(one.start, one.end, one.rule): one for rule in RULES for one in checked.found_by(rule.find)}
    return tuple(found[place] for place in sorted(found))


def judged(text: str, channel: Channel, context: CheckContext = NOTHING_KNOWN) -> tuple[str, ...]:
    """The names of the rules that labelled sets judge and that find something, each once."""
    found = {one.rule for one in check(text, channel, context) if one.severity != "info"}
    return tuple(rule.name for rule in RULES if rule.name in found)
