"""A country's days: told by another process, kept in the cache, the same as the library's."""

import subprocess
import sys
from pathlib import Path

import pytest

from agent_tui.config.paths import find_paths
from agent_tui.config.settings import Settings
from agent_tui.desk.company_files import holidays_trouble

_ASK = """
import sys
from datetime import date
from pathlib import Path
from agent_tui.desk.holidays import bring_days
from agent_tui.domain.business_time import BusinessTime

bring_days(Path(sys.argv[1]), "cn")
business = BusinessTime({"mon-fri": "09:00-18:00"}, "CN")
print([business.is_workday(date(2026, 10, day)) for day in (1, 8, 10, 11)])
print("holidays" in sys.modules, business.is_workday(date(1990, 10, 1)))
"""
TOLD = ["[False, True, True, False]", "False False"]
"""A holiday, a usual day, a Saturday that is worked, a Sunday. What no table holds the library tells."""


def asked(cache: Path, code: str = _ASK) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(cache)], capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_the_days_are_asked_for_once_and_the_library_is_not_loaded(tmp_path: Path) -> None:
    assert asked(tmp_path) == TOLD
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.stat().st_ino
    assert asked(tmp_path) == TOLD
    assert file.stat().st_ino == before


@pytest.mark.parametrize("kept", ["", "{}", '{"library":[1,2],"years":{}}', "[" * 2000])
def test_a_file_of_something_else_is_made_anew(tmp_path: Path, kept: str) -> None:
    file = tmp_path / "holidays-CN.json"
    file.write_text(kept)
    assert asked(tmp_path) == TOLD
    assert len(file.read_bytes()) > 10_000


def test_a_table_says_what_the_library_says_of_every_day(tmp_path: Path) -> None:
    code = """
import sys
from datetime import date, timedelta
from agent_tui.domain.country_days import YEARS, days_by_year, days_of, take_days

for country in ("CN", "NO", "AE"):
    library = days_of(country)
    told = days_by_year(country)
    take_days(country, told)
    table = days_of(country)
    assert table is not library
    day = date(YEARS[0], 1, 1)
    while day.year in YEARS:
        for one in (table, library):
            kind = (one.is_working_day(day), one.is_weekend(day), day in one)
            if one is table:
                said = kind
        assert kind == said, (country, day)
        day += timedelta(days=1)
print("same")
"""
    assert asked(tmp_path, code) == ["same"]


@pytest.mark.parametrize("country", ["QX", "../../x", "Ünland"])
def test_a_country_that_nobody_knows_is_named_and_leaves_no_file(tmp_path: Path, country: str) -> None:
    paths = find_paths(str(tmp_path), {})
    trouble = holidays_trouble(paths, Settings(holidays=country))
    assert trouble is not None
    assert trouble.key == "holidays-unknown-country"
    assert not list(tmp_path.rglob("*.json"))
