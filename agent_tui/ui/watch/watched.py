"""What every screen of watch mode works with."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from agent_tui.insight.reading import Reading
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.watch.written import Written
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk


class Watched(msgspec.Struct):
    """What every screen of watch mode is given. Wording and styles change when somebody chooses others."""

    desk: "Desk"
    wording: Wording
    styles: Styles
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    reading: Callable[[], Reading]
    """The last one."""
    offline_since: Callable[[], datetime | None]
    """None while the store is in reach."""
    say: Callable[[str], None]
    written: Written
