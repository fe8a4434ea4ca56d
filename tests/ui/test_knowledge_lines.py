"""An article in lines: what the agent must know before its words go to the customer."""

from datetime import UTC

import pytest

from agent_tui.domain.values import Article, Channel
from agent_tui.expectations.lengths import measure
from agent_tui.knowledge.wording import Wording
from agent_tui.ui.presentation.knowledge_lines import article_lines
from agent_tui.ui.presentation.times import Here
from tests.desk_fixture import NOW


def shown(article: Article, told: Wording, channel: Channel) -> str:
    length = measure(told.text, channel)
    lines = article_lines(article, (), 80, NOW.date(), Here(UTC, "en"), told, length)
    return "\n".join("".join(span.text for span in line) for line in lines)


@pytest.mark.parametrize(
    ("channel", "characters", "is_said"),
    [("sms", 161, True), ("sms", 160, False), ("wechat", 201, True), ("email", 5000, False)],
)
def test_words_that_are_too_long_for_the_channel_are_told_before_they_are_inserted(
    channel: Channel, characters: int, is_said: bool
) -> None:
    article = Article("a", "Long", "x" * characters, "en", "customer", (), NOW)
    text = shown(article, Wording(article.body, article, short=False), channel)
    assert ("TOO LONG for" in text and "no short form" in text) is is_said


def test_a_short_form_that_fits_is_not_too_long() -> None:
    article = Article("a", "Long", "x" * 300, "en", "customer", (), NOW, short={"sms": "Short."})
    assert "TOO LONG" not in shown(article, Wording("Short.", article, short=True), "sms")
