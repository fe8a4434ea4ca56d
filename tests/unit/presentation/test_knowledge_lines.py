"""Hits and articles as lines: what is to be careful about, what a customer gets, what only agents read."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from agent_tui.domain.values import Article
from agent_tui.knowledge.values import Hit, Piece
from agent_tui.knowledge.wording import words_for
from agent_tui.ui.presentation.knowledge_lines import article_lines, hit_line
from agent_tui.ui.presentation.styles import Line, plain
from agent_tui.ui.presentation.times import Here

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
CHANGED = datetime(2026, 11, 1, tzinfo=UTC)
HERE = Here(UTC, "en", names={"li.na": "李娜"})


def an_article(id: str = "kb-1", **fields: Any) -> Article:
    made: dict[str, Any] = {
        "title": "Refunds",
        "body": "Two working days.",
        "language": "en",
        "audience": "customer",
        "tags": (),
        "updated_at": CHANGED,
    } | fields
    return Article(id=id, **made)


def a_hit(**fields: Any) -> Hit:
    made: dict[str, Any] = {
        "id": "kb-1",
        "title": "Refunds take long",
        "score": 1.0,
        "snippet": (Piece("Your "), Piece("refunds", True), Piece(" leave us.")),
        "audience": "customer",
        "language": "en",
        "updated_at": CHANGED,
        "tags": (),
    } | fields
    return Hit(**made)


def marked(line: Line) -> list[str]:
    return [span.text for span in line if span.match]


def test_what_was_found_is_marked_in_the_title_too() -> None:
    assert marked(hit_line(a_hit(), 80, NOW, "en")) == ["Refunds", "refunds"]


def test_a_row_says_internal_old_and_news() -> None:
    assert "internal" in plain(hit_line(a_hit(audience="internal"), 80, NOW, "en"))
    assert " old " in plain(hit_line(a_hit(review_on=date(2026, 11, 22)), 80, NOW, "en"))
    assert " old " not in plain(hit_line(a_hit(review_on=TODAY), 80, NOW, "en"))
    row = plain(hit_line(a_hit(kind="price", audience="internal"), 80, NOW, "en"))
    assert "Bulletin: price" in row
    assert "internal" not in row


def test_news_that_are_over_say_so() -> None:
    assert " over " in plain(hit_line(a_hit(kind="price", news_until=NOW), 80, NOW, "en"))
    assert "已过期" in plain(hit_line(a_hit(kind="price", news_until=NOW), 80, NOW, "zh"))
    assert " over " not in plain(hit_line(a_hit(kind="price", news_until=NOW + timedelta(minutes=1)), 80, NOW, "en"))


def test_a_title_is_marked_by_what_was_found_in_it() -> None:
    hit = a_hit(title="手机卡丢了怎么补", title_found=("手机", "丢了"), snippet=(Piece("立即停机。"),))
    assert marked(hit_line(hit, 80, NOW, "zh")) == ["手机", "丢了"]


def test_the_short_form_that_is_inserted_stands_first_and_what_is_internal_last() -> None:
    article = an_article(internal="Ask finance.", short={"sms": "2 days."}, owner="li.na", tags=("refund",))
    told = words_for(article, "sms", "en")
    lines = [plain(line).rstrip("- ") for line in article_lines(article, (), 70, TODAY, HERE, told)]
    assert lines == [
        "Refunds",
        "for customers  + internal below  2026-11-01  kb-1  English",
        "#refund  kept by 李娜",
        "",
        "-- inserted: short for this channel",
        "2 days.",
        "",
        "-- in full",
        "Two working days.",
        "",
        "-- INTERNAL, not for customers",
        "Ask finance.",
    ]


def test_the_wording_in_the_customers_language_is_named_by_its_article() -> None:
    article, other = an_article(), an_article("kb-2", language="zh-CN", body="两个工作日。", translates="kb-1")
    told = words_for(article, "chat", "zh", [other])
    lines = [plain(line).rstrip("- ") for line in article_lines(article, (), 70, TODAY, HERE, told)]
    assert lines[3:5] == ["-- inserted: in the customer's language  中文 kb-2", "两个工作日。"]


def test_how_far_an_article_may_be_trusted() -> None:
    def facts(article: Article) -> str:
        return plain(article_lines(article, (), 70, TODAY, HERE)[1])

    assert "OLD: review due 2026-11-22" in facts(an_article(review_on=date(2026, 11, 22)))
    assert "good until 2026-12-01" in facts(an_article(review_on=date(2026, 12, 1)))
    assert "OLD: not looked at since 2025-10-01" in facts(an_article(updated_at=datetime(2025, 10, 1, tzinfo=UTC)))
