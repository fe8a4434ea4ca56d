"""Which of two articles that tell the same stands first: the one that the customer at hand can read."""

from tests.ui.articles_at_hand import an_article, knowing, store_of
from tests.ui.driver import User, at_the_desk

records = knowing(
    an_article("a-en", "VoLTE abroad", "VoLTE is calls over 4G. Switch VoLTE on.", "en"),
    an_article("a-zh", "VoLTE怎么开", "VoLTE: 4G通话"),
)
store = store_of(records)


@at_the_desk(records=records, backend=store, language="en")
async def test_a_chinese_customer_gets_the_chinese_article_first_in_an_english_interface(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.type("volte")
    await user.sees("2 found")
    await user.until(lambda: -1 < user.screen.find("VoLTE怎么开") < user.screen.find("VoLTE abroad"))
