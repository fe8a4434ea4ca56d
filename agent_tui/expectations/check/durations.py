"""ISO 8601 durations of a service catalogue: P3D, PT4H, P1W, P1DT12H."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from agent_tui.domain.business_time import BusinessTime

_DURATION: Final = re.compile(
    r"P(?=\d|T\d)(?:(?P<years>\d{1,3})Y)?(?:(?P<months>\d{1,4})M)?(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,7})S)?)?\Z",
    re.IGNORECASE | re.ASCII,
)
_DAYS_OF: Final = {"years": 365, "months": 30, "weeks": 7, "days": 1}
_WORKING_DAYS_OF: Final = {"years": 250, "months": 21, "weeks": 5, "days": 1}


class Duration(NamedTuple):
    written: str
    days: int
    working_days: int
    within_day: timedelta

    def after(self, now: datetime, business_time: BusinessTime, *, working: bool) -> datetime:
        """That long after `now`: in working days and opening hours where `working`."""
        if not working:
            return now + timedelta(days=self.days) + self.within_day
        there = business_time.add_working_days(now, self.working_days)
        return business_time.add_working_time(there, self.within_day) if self.within_day else there


@lru_cache(maxsize=64)
def read_duration(written: str) -> Duration | None:
    """None where it is none."""
    found = _DURATION.match(written.strip())
    if not found:
        return None
    counts = {unit: int(count or 0) for unit, count in found.groupdict().items()}
    return Duration(
        written,
        sum(counts[unit] * days for unit, days in _DAYS_OF.items()),
        sum(counts[unit] * days for unit, days in _WORKING_DAYS_OF.items()),
        timedelta(hours=counts["hours"], minutes=counts["minutes"], seconds=counts["seconds"]),
    )
