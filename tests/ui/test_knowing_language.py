"""Which of two articles that tell the same stands first: the one that the customer at hand can read."""

from collections.abc import Iterable
from typing import Any

from agent_tui.domain.values import Article, ImportRecord
from tests.desk_fixture import NOW
from tests.records import sample_records
from tests.ui.driver import User, a_store, at_the_desk


def records() -> Iterable[ImportRecord]:
    both = (
        ("a-en", "VoLTE abroad", "VoLTE is calls over 4G. Switch VoLTE on.", "en"),
        ("a-zh", "VoLTE怎么开", "VoLTE: 4G通话", "zh-CN"),
    )
    return [
        *(one for one in sample_records(NOW) if not isinstance(one, Article)),
        *(Article(id, title, body, tag, "customer", (), NOW) for id, title, body, tag in both),
    ]


def store() -> Any:
    return a_store(records()).connect()


@at_the_desk(records=records, backend=store, language="en")
async def test_a_chinese_customer_gets_the_chinese_article_first_in_an_english_interface(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.type("volte")
    await user.sees("2 found")
    await user.until(lambda: -1 < user.screen.find("VoLTE怎么开") < user.screen.find("VoLTE abroad"))
