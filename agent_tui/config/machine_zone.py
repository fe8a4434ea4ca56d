"""This machine's time zone with all its rules. `datetime.astimezone()` gives the offset of one moment alone, and a
promise of next month may lie beyond the change of the clocks."""

from datetime import UTC, datetime, timedelta, tzinfo


class _MachineZone(tzinfo):
    """As the C library knows it (TZ, /etc/localtime). At the ends of the calendar, where it knows nothing, UTC."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return self._there(moment).utcoffset() or timedelta()

    def tzname(self, moment: datetime | None) -> str | None:
        return self._there(moment).tzname()

    def dst(self, moment: datetime | None) -> None:
        """Not told."""

    def fromutc(self, moment: datetime) -> datetime:
        try:
            there = moment.replace(tzinfo=UTC).astimezone()
        except (OverflowError, ValueError, OSError):
            return moment
        here = there.replace(tzinfo=self)
        # of the hour that comes twice, the second one
        return here if here.utcoffset() == there.utcoffset() else here.replace(fold=1)

    def _there(self, moment: datetime | None) -> datetime:
        wall = (moment or datetime.now()).replace(tzinfo=None)
        try:
            return wall.astimezone()
        except (OverflowError, ValueError, OSError):
            return wall.replace(tzinfo=UTC)


MACHINE_ZONE: tzinfo = _MachineZone()
