"""The days of a country: worked, of the weekend, public holidays. From a table that somebody brought, else from the
library of holidays, which is loaded here alone and late: with the first country it loads every other one too."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, Protocol

from agent_tui.domain.errors import BadInput

YEARS: Final = range(2000, 2051)
"""That a table holds; of others the library is asked."""

_WORKED, _WEEKEND, _HOLIDAY = 1, 2, 4


class CountryDays(Protocol):
    def is_working_day(self, day: date, /) -> bool:
        """Neither weekend nor public holiday, or a weekend day that is worked instead of one."""
        ...

    def is_weekend(self, day: date, /) -> bool: ...

    def __contains__(self, day: date, /) -> bool:
        """It is a public holiday."""
        ...


_taken: dict[str, "_Table"] = {}
_loaded: dict[str, Any] = {}
_unknown: set[str] = set()


def are_known(country: str) -> bool:
    """Whoever asks about that country need not wait for the library: somebody has, or its days were brought."""
    return country in _taken or country in _loaded or country in _unknown


def take_days(country: str, years: Mapping[str, str] | None) -> None:
    """Takes what `days_by_year` told in another process; None: nobody knows that country. Raises ValueError where it
    is no such table."""
    if years is None:
        _unknown.add(country)
    else:
        _taken[country] = _Table(country, years)


def days_of(country: str) -> CountryDays:
    """`BadInput("holidays-unknown-country")`."""
    return _taken.get(country) or _from_library(country)


def days_by_year(country: str) -> dict[str, str]:
    """Of each year of `YEARS` as many digits as it has days: 1 for a day that is worked, 2 for the weekend, 4 for a
    public holiday, added up. Loads the library; raises as `days_of`."""
    known = _from_library(country)
    told = {}
    for year in YEARS:
        days = [date(year, 1, 1) + timedelta(days=number) for number in range(_length(year))]
        told[str(year)] = "".join(str(_digit(known, day)) for day in days)
    return told


class _Table:
    def __init__(self, country: str, years: Mapping[str, str]) -> None:
        self._country = country
        self._years = {int(year): digits for year, digits in years.items()}
        for year in YEARS:
            digits = self._years.get(year, "")
            if len(digits) != _length(year) or not set(digits) <= set("01234567"):
                raise ValueError(f"no days of {year}")

    def is_working_day(self, day: date) -> bool:
        return bool(self._kind(day) & _WORKED)

    def is_weekend(self, day: date) -> bool:
        return bool(self._kind(day) & _WEEKEND)

    def __contains__(self, day: date) -> bool:
        return bool(self._kind(day) & _HOLIDAY)

    def _kind(self, day: date) -> int:
        digits = self._years.get(day.year)
        if digits is None:
            return _digit(_from_library(self._country), day)
        return int(digits[(day - date(day.year, 1, 1)).days])


def _digit(known: CountryDays, day: date) -> int:
    return _WORKED * known.is_working_day(day) + _WEEKEND * known.is_weekend(day) + (_HOLIDAY if day in known else 0)


def _length(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def _from_library(country: str) -> CountryDays:
    if country in _unknown:
        raise BadInput("holidays-unknown-country", country=country)
    if country not in _loaded:
        from holidays import country_holidays

        try:
            _loaded[country] = country_holidays(country)
        except NotImplementedError as error:
            _unknown.add(country)
            raise BadInput("holidays-unknown-country", country=country) from error
    known: CountryDays = _loaded[country]
    return known
