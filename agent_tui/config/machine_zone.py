"""This machine's time zone with all its rules. `datetime.astimezone()` gives the offset of one moment alone, and a
promise of next month may lie beyond the change of the clocks."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

_QUARTERS = 4 * 24
"""Of an hour, in a day: clocks change at their beginnings, so that each has one offset."""


class MachineZone(tzinfo):
    """As the C library knows it (TZ, /etc/localtime) when it is first asked about a moment, which is kept: a screen
    asks hundreds of times. At the ends of the calendar, where the library knows nothing, UTC."""

    def __init__(self) -> None:
        self._offset_at = lru_cache(4096)(_offset_at)
        self._offset_of_wall = lru_cache(4096)(_offset_of_wall)

    def utcoffset(self, moment: datetime | None) -> timedelta:
        if moment is None:
            moment = datetime.now()
        return self._offset_of_wall(_quarter(moment), moment.fold)

    def tzname(self, moment: datetime | None) -> str | None:
        wall = (moment or datetime.now()).replace(tzinfo=None)
        try:
            return wall.astimezone().tzname()
        except (OverflowError, ValueError, OSError):
            return UTC.tzname(None)

    def dst(self, moment: datetime | None) -> None:
        """Not told."""

    def fromutc(self, moment: datetime) -> datetime:
        offset = self._offset_at(_quarter(moment))
        try:
            here = moment + offset
        except OverflowError:
            return moment
        # of the hour that comes twice, the second one
        return here if self._offset_of_wall(_quarter(here), 0) == offset else here.replace(fold=1)


def _quarter(moment: datetime) -> int:
    return moment.toordinal() * _QUARTERS + moment.hour * 4 + moment.minute // 15


def _beginning(quarter: int) -> datetime:
    day, within = divmod(quarter, _QUARTERS)
    return datetime.fromordinal(day) + timedelta(minutes=15 * within)


def _offset_at(quarter: int) -> timedelta:
    """Of a quarter of an hour in UTC."""
    try:
        return _beginning(quarter).replace(tzinfo=UTC).astimezone().utcoffset() or timedelta()
    except (OverflowError, ValueError, OSError):
        return timedelta()


def _offset_of_wall(quarter: int, fold: int) -> timedelta:
    """Of a quarter of an hour on the clock of this place."""
    try:
        return _beginning(quarter).replace(fold=fold).astimezone().utcoffset() or timedelta()
    except (OverflowError, ValueError, OSError):
        return timedelta()


MACHINE_ZONE: tzinfo = MachineZone()
