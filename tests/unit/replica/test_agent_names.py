"""What agents are called, as readers of the replica learn it: of who has a name, and anew only where one changed."""

from pathlib import Path

from msgspec.structs import replace

from tests.fake_backend import an_agent
from tests.records import customer
from tests.unit.replica.test_same_people import Feed


def test_names_are_those_that_the_store_told(tmp_path: Path) -> None:
    feed = Feed(tmp_path / "replica.db")
    assert feed.queries.names() == {}
    feed.put(an_agent("li.na", name="李娜"), an_agent("chen.tao"))
    names = feed.queries.names()
    assert names == {"li.na": "李娜"}
    feed.put(customer("a", "王小明"), an_agent("li.na", name="李娜", writing=True))
    assert feed.queries.names() is names
    feed.put(an_agent("li.na", name="李小娜"), an_agent("chen.tao", name="陈涛"))
    assert feed.queries.names() == {"li.na": "李小娜", "chen.tao": "陈涛"}


def test_a_name_comes_in_as_one_clean_short_line(tmp_path: Path) -> None:
    feed = Feed(tmp_path / "replica.db")
    feed.put(replace(an_agent("li.na"), name="\x1b[31m李\n\u202e娜" + "x" * 500))
    [name] = feed.queries.names().values()
    assert name.isprintable()
    assert "李" in name
    assert len(name) <= 40
    assert [one.name for one in feed.queries.agents()] == [name]
