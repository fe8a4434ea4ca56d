"""What of an article is inserted: the customer's language, the contact's channel, and nothing that is internal."""

from datetime import timedelta

from tests.desk_fixture import NOW
from tests.ui.articles_at_hand import an_article, knowing, store_of
from tests.ui.driver import User, at_the_desk

SECRET = "超过五十元找班长"


records = knowing(
    an_article("a-en", "VoLTE abroad", "Switch VoLTE on under Mobile data.", "en", translates="a-zh"),
    an_article(
        "a-zh",
        "国外打电话",
        "请打开高清通话。",
        internal=SECRET,
        short={"chat": "设置里打开高清通话即可。", "sms": "短信说法"},
    ),
    an_article("a-old", "旧机回收", "旧机抵一百元。", review_on=NOW.date() - timedelta(days=2)),
    an_article("a-limit", "差旅额度", "每日一百元。", internal=SECRET),
)
store = store_of(records)


@at_the_desk(records=records, backend=store)
async def test_the_short_form_of_the_contacts_channel_is_inserted(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.type("国外打电话")
    await user.sees("请打开高清通话")
    await user.press("f3")
    await user.sees("f9 send to 赵敏", "设置里打开高清通话即可。")
    assert "请打开" not in user.screen


@at_the_desk(records=records, backend=store)
async def test_of_an_english_article_a_chinese_customer_gets_the_chinese_words(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.type("abroad")
    await user.sees("Switch VoLTE on")
    await user.press("f3")
    await user.sees("f9 send to 赵敏", "设置里打开高清通话即可。", "Inserted in 中文", "国外打电话")


@at_the_desk(records=records, backend=store)
async def test_words_that_nobody_looked_at_in_time_are_not_inserted_silently(user: User) -> None:
    await user.press("s")
    await user.type("旧机回收")
    await user.sees("旧机抵一百元")
    await user.press("f3")
    await user.sees("旧机抵一百元。", "These words are OLD")


@at_the_desk(records=records, backend=store)
async def test_what_only_agents_read_is_not_inserted(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.type("差旅额度")
    await user.sees("每日一百元")
    await user.press("f3")
    await user.sees("f9 send to 赵敏", "每日一百元。")
    await user.press("f9")
    await user.until(lambda: any("每日一百元" in one.body for one in user.desk.contact("t-zhao").timeline))
    assert not any(SECRET in one.body for one in user.desk.contact("t-zhao").timeline)
