"""After a change was asked for: whether it was made. A yes proves nothing, and by now no error may say that nothing was
done, or the engine would do it again."""

from collections.abc import Callable

from agent_tui.backends.protocol import BackendError, Refused, Unreachable
from agent_tui.contract.api import Written
from agent_tui.contract.writes import Write


def confirmed(find: Callable[[Write], Written | None], write: Write) -> Written:
    """What was written. `Refused` where it is not there, `Unreachable` where that cannot be told."""
    try:
        written = find(write)
    except Unreachable:
        raise
    except BackendError as error:
        raise Unreachable(f"asked for and not read back: {error.detail}") from error
    if written is None:
        raise Refused("refused", "it said yes and did nothing")
    return written
