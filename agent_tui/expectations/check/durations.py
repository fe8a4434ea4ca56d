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
    counts: dict[str, int]

    def after(self, now: datetime, business_time: BusinessTime, *, working: bool) -> datetime:
        """That long after `now`: in working days and opening hours where `working`."""
        within_day = timedelta(**{unit: self.counts[unit] for unit in ("hours", "minutes", "seconds")})
        if not working:
            return now + timedelta(days=sum(self.counts[unit] * days for unit, days in _DAYS_OF.items())) + within_day
        days = sum(self.counts[unit] * count for unit, count in _WORKING_DAYS_OF.items())
        there = business_time.add_working_days(now, days)
        return business_time.add_working_time(there, within_day) if within_day else there


@lru_cache(maxsize=64)
def read_duration(written: str) -> Duration | None:
    """None where it is none."""
    found = _DURATION.match(written.strip())
    if not found:
        return None
    return Duration(written, {unit: int(count or 0) for unit, count in found.groupdict().items()})
