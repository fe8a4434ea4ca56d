"""When the company is open, by its settings: what working days and working hours are counted by, wherever a time is
typed or told."""

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings
from agent_tui.desk.desk_state import DeskState

if TYPE_CHECKING:
    from agent_tui.domain.business_time import BusinessTime
    from agent_tui.expectations.dates import From


def business_time(paths: Paths, settings: Settings) -> "BusinessTime":
    """Takes a second where the settings name a country whose days were never asked for."""
    # why: loaded here because nobody counts days before the first paint
    from agent_tui.desk.company_files import holidays_of
    from agent_tui.domain.business_time import BusinessTime

    return BusinessTime(settings.hours, holidays_of(paths, settings))


def counted_from(now: datetime, zone: tzinfo, business: "BusinessTime") -> "From":
    """From where a time is counted that somebody types (`+2 workdays`)."""
    from agent_tui.expectations.dates import From

    return From(now, zone, business.is_workday, business.add_working_time if business.has_hours else None)


class BusinessDays(DeskState):
    def business_time(self) -> "BusinessTime":
        """As above: once in a thread, before anybody waits for it."""
        return business_time(self._paths, self.settings)

    def counted_from(self, now: datetime, zone: tzinfo) -> "From":
        return counted_from(now, zone, self.business_time())
