"""Longer than the channel allows, from where it does not fit."""

import pytest

from agent_tui.domain.values import Channel
from agent_tui.expectations.check.check import check
from agent_tui.expectations.check.context import CheckContext

CLOUD = CheckContext(signature="【云桥】")


@pytest.mark.parametrize(
    ("text", "channel", "context", "fits"),
    [
        ("a" * 161, "sms", CheckContext(), 160),
        ("a" * 159 + "€", "sms", CheckContext(), 159),  # the euro sign takes two
        ("[" * 81, "sms", CheckContext(), 80),
        ("好" * 71, "sms", CheckContext(), 70),
        ("a" * 70 + "好", "sms", CheckContext(), 70),
        ("😀" * 36, "sms", CheckContext(), 35),  # two units each
        ("好" * 67, "sms", CLOUD, 66),
        ("a" * 67, "sms", CLOUD, 66),
        ("a" * 307, "sms", CheckContext(sms_parts=2), 306),
        ("好" * 135, "sms", CheckContext(sms_parts=2), 134),
        ("好" * 141, "weibo", CheckContext(), 140),
        ("a" * 281, "weibo", CheckContext(), 280),
        ("好" * 139 + "abc", "weibo", CheckContext(), 141),  # 140.5, rounded up
        ("好" * 201, "wechat", CheckContext(), 200),
        ("😀" * 201, "wechat", CheckContext(), 200),
        ("x" * 201, "wechat", CheckContext(), 200),
        ("您", "sms", CheckContext(signature="【" + "云" * 80 + "】"), 0),
        ("> 好\n" * 20, "sms", CheckContext(), 70),  # what is quoted goes out, too
    ],
)
def test_what_does_not_fit_is_found(text: str, channel: Channel, context: CheckContext, fits: int) -> None:
    (finding,) = (one for one in check(text, channel, context) if one.rule == "length.over")
    assert (finding.severity, finding.start, finding.end) == ("error", fits, len(text))


@pytest.mark.parametrize(
    ("text", "channel", "context"),
    [
        ("a" * 160, "sms", CheckContext()),
        ("é" * 160, "sms", CheckContext()),
        ("好" * 70, "sms", CheckContext()),
        ("好" * 66, "sms", CLOUD),
        ("a" * 306, "sms", CheckContext(sms_parts=2)),
        ("好" * 140, "weibo", CheckContext()),
        ("a" * 280, "weibo", CheckContext()),
        ("好" * 139 + "ab", "weibo", CheckContext()),
        ("好" * 200, "wechat", CheckContext()),
        ("好" * 5000, "email", CheckContext()),
        ("好" * 5000, "phone", CheckContext()),
        ("好" * 5000, "chat", CheckContext()),
        ("好" * 71, "sms", CheckContext(internal=True)),
        ("", "sms", CheckContext()),
    ],
)
def test_what_fits_is_left_alone(text: str, channel: Channel, context: CheckContext) -> None:
    assert [one for one in check(text, channel, context) if one.rule == "length.over"] == []


def test_the_words_tell_how_much() -> None:
    (finding,) = check("好" * 68, "sms", CLOUD)
    assert finding.facts == {"channel": "sms", "used": 72, "limit": 70, "over": 2}
