"""Which words of an article a customer gets, and until when an article may be trusted."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from agent_tui.domain.values import Article
from agent_tui.knowledge.freshness import is_stale
from agent_tui.knowledge.wording import Wording, counterparts, words_for


def an_article(id: str, language: str = "zh-CN", **fields: Any) -> Article:
    made: dict[str, Any] = {
        "title": id,
        "body": f"body of {id}",
        "audience": "customer",
        "tags": (),
        "updated_at": datetime(2026, 11, 1, tzinfo=UTC),
    } | fields
    return Article(id=id, language=language, **made)


SIMPLIFIED = an_article("zh", short={"sms": "短"}, internal="只给座席看")
ENGLISH = an_article("en", "en-GB", translates="zh", short={"wechat": "short"})
TRADITIONAL = an_article("tw", "zh-TW", translates="zh")
FAMILY = [SIMPLIFIED, ENGLISH, TRADITIONAL]


def text(article: Article, channel: Any, language: str, known: list[Article] = FAMILY) -> str | None:
    wording = words_for(article, channel, language, counterparts(article, known))
    return wording.text if wording is not None else None


def test_the_channels_short_form_is_said_where_there_is_one() -> None:
    assert words_for(SIMPLIFIED, "sms", "zh-CN") == Wording("短", SIMPLIFIED, True)
    assert words_for(SIMPLIFIED, "email", "zh-CN") == Wording("body of zh", SIMPLIFIED, False)


@pytest.mark.parametrize(
    ("chosen", "language", "said"),
    [
        (SIMPLIFIED, "en", "body of en"),
        (SIMPLIFIED, "en_US", "body of en"),
        (ENGLISH, "zh-CN", "body of zh"),
        (ENGLISH, "zh", "body of zh"),
        (ENGLISH, "zh-TW", "body of tw"),
        (SIMPLIFIED, "zh-HK", "body of tw"),
        (TRADITIONAL, "zh-CN", "body of zh"),
        (TRADITIONAL, "zh-TW", "body of tw"),
        (ENGLISH, "en", "body of en"),
        (ENGLISH, "", "body of en"),
        (ENGLISH, "de", "body of en"),
    ],
)
def test_the_counterpart_in_the_customers_language_and_script_is_said(
    chosen: Article, language: str, said: str
) -> None:
    assert text(chosen, "email", language) == said


def test_the_counterparts_short_form_is_its_own() -> None:
    assert text(SIMPLIFIED, "wechat", "en") == "short"
    assert text(SIMPLIFIED, "sms", "en") == "body of en"


def test_without_a_counterpart_the_chosen_article_is_said_in_its_language() -> None:
    assert text(SIMPLIFIED, "email", "en", [SIMPLIFIED, TRADITIONAL]) == "body of zh"


def test_counterparts_are_one_family_whoever_is_asked() -> None:
    nested = an_article("nested", "fr", translates="en")
    known = [*FAMILY, an_article("other"), an_article("other.en", "en", translates="other")]
    assert [one.id for one in counterparts(SIMPLIFIED, known)] == ["en", "tw"]
    assert [one.id for one in counterparts(SIMPLIFIED, [*known, ENGLISH])] == ["en", "tw"], "given twice, told once"
    assert [one.id for one in counterparts(ENGLISH, [*known, nested])] == ["nested", "tw", "zh"]
    assert [one.id for one in counterparts(TRADITIONAL, known)] == ["en", "zh"]


@pytest.mark.parametrize("channel", ["sms", "email"])
def test_what_only_agents_read_is_never_said(channel: Any) -> None:
    for language in ("", "en", "zh-CN"):
        assert "座席" not in (text(SIMPLIFIED, channel, language) or "")
    internal = an_article("i", audience="internal", short={"sms": "secret"})
    assert words_for(internal, channel, "zh-CN", [SIMPLIFIED]) is None
    counterpart = an_article("i.en", "en", audience="internal", translates="zh", short={"sms": "secret"})
    assert text(SIMPLIFIED, channel, "en", [SIMPLIFIED, counterpart]) in ("短", "body of zh")


@pytest.mark.parametrize(
    ("review_on", "today", "stale"),
    [
        (date(2026, 12, 1), date(2026, 12, 1), False),
        (date(2026, 12, 1), date(2026, 12, 2), True),
        (date(2029, 1, 1), date(2028, 1, 1), False),
        (None, date(2027, 11, 1), False),
        (None, date(2027, 11, 2), True),
    ],
)
def test_an_article_is_stale_after_its_review_date_or_a_year_after_its_last_change(
    review_on: date | None, today: date, stale: bool
) -> None:
    assert is_stale(an_article("a", review_on=review_on), today) is stale


def test_the_last_day_of_all_calendars_is_borne() -> None:
    assert not is_stale(an_article("a", updated_at=datetime(9999, 12, 31, tzinfo=UTC)), date(9999, 12, 31))
