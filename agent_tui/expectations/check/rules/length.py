"""`length.over`: a text that is longer than its channel allows."""

from collections.abc import Iterator

from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.lengths import fitting, measure


def over(checked: Checked) -> Iterator[Finding]:
    """From the first character that does not fit; nothing in a note for colleagues, which goes out on no channel."""
    context, text, channel = checked.context, checked.text, checked.channel
    if context.internal:
        return
    length = measure(text, channel, signature=context.signature, parts=context.sms_parts)
    if length is None or not length.over:
        return
    fits = fitting(text, length)
    facts: dict[str, str | int] = {"channel": channel, "used": length.used, "limit": length.limit}
    yield Finding("length.over", "error", fits, len(text), {**facts, "over": length.used - length.limit})
