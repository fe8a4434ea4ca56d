"""A colleague in a template: typed by id, by name or both; written by the name that people know."""

import pytest

from agent_tui.expectations.template import Field, Phrase
from agent_tui.expectations.values import Person, read_value
from agent_tui.expectations.written import typed_form
from tests.unit.expectations.fixture import an_occasion

NAMES = {"chen.tao": "陈涛", "wang.fang": "王芳", "wang.fang2": "王芳"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chen.tao", Person("chen.tao", "陈涛")),
        ("陈涛", Person("chen.tao", "陈涛")),
        ("chen.tao 阿涛", Person("chen.tao", "阿涛")),
        ("sun.hao", Person("sun.hao", "Sun Hao")),
        ("王芳", Person(None, "王芳")),  # two of that name: nobody can say which
        ("吴工", Person(None, "吴工")),
    ],
)
def test_a_colleague_is_written_by_the_name_that_people_know(typed: str, meant: Person) -> None:
    field, occasion = Field("agent", Phrase(en="Who", zh="谁")), an_occasion(names=NAMES)
    value = read_value("owner", field, typed, occasion)
    assert value == meant
    assert read_value("owner", field, typed_form(meant, field, occasion), occasion) == meant
