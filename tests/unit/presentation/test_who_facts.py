"""WHO: whether one may speak freely, how the customer wants to be reached, how they were; numbers until then hidden."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from agent_tui.domain.story import Story, tell
from agent_tui.domain.values import Identity
from agent_tui.domain.who import consent_in, preference_in, tags_for
from agent_tui.ui.presentation.story_lines import Reader, story_lines
from agent_tui.ui.presentation.styles import plain
from agent_tui.ui.presentation.timeline_lines import TimelineLook, entry_block
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.who_facts import shown_identity
from tests.unit.presentation.made_up import EN, NOW, ZH, entry
from tests.unit.presentation.test_story_lines import CALL, WANG

CARD = "4111 1111 1111 1111"


def who_line(
    here: Here = ZH,
    *,
    tags: tuple[str, ...] = (),
    first_owner: str | None = None,
    me: str | None = None,
    **standing: Any,
) -> str:
    customer = msgspec.structs.replace(WANG, tags=tags)
    ticket = msgspec.structs.replace(CALL, first_owner=first_owner, owner="li.na")
    told = tell(ticket, customer, (), (), contacts_7d=1, due_at=None, now=NOW, **standing)
    return plain(story_lines(told, 120, Reader(NOW, here, me))[0])


def test_who_reads_is_me_with_whom_they_were_first_and_whose_account_it_is() -> None:
    line = who_line(EN, tags=("manager:sun.hao",), first_owner="sun.hao", me="sun.hao")

    assert "manager me first with me" in line
    assert "客户经理我 首接我" in who_line(tags=("manager:sun.hao",), first_owner="sun.hao", me="sun.hao")


def test_until_somebody_was_verified_the_number_is_masked() -> None:
    assert who_line() == "谁 王小明 大客户 138****0001 未核身(v)"
    assert who_line(EN, verified=True) == "WHO  王小明 key account +8613800000001 verified 中文"


def test_how_the_customer_was_and_on_which_day() -> None:
    yesterday = NOW - timedelta(hours=20)
    assert "昨天激动" in who_line(mood="upset", mood_at=yesterday)
    assert "upset Sun" in who_line(EN, mood="upset", mood_at=yesterday)
    assert "今天平和" in who_line(mood="calm", mood_at=NOW)


def test_a_mood_is_told_once_and_what_was_noted_counts() -> None:
    tagged = ("Upset", "mentions the regulator")
    assert who_line(EN, tags=tagged).endswith("; Upset; mentions the regulator")
    for mood in ("upset", "calm"):
        line = who_line(EN, tags=tagged, mood=mood, mood_at=NOW)
        assert line.count(mood) == 1
        assert line.casefold().count("upset") == (mood == "upset")
        assert line.endswith("; mentions the regulator")
    assert who_line(tags=("激动",), mood="upset", mood_at=NOW).count("激动") == 1


def test_the_account_manager_and_who_had_it_first() -> None:
    line = who_line(tags=("manager:chen.tao", "勿打扰", "偏好:微信", "老客户"), first_owner="sun.hao")
    assert line == "谁 王小明 大客户 138****0001 未核身(v) 勿打扰 偏好微信 客户经理chen.tao 首接sun.hao; 老客户"
    assert "首接" not in who_line(first_owner="li.na")


def test_what_decides_what_may_be_said_stays_where_room_is_short() -> None:
    customer = msgspec.structs.replace(WANG, tags=("勿打扰", "偏好:微信", "很长的标签一二三四五六七八"))
    told = tell(CALL, customer, (), (), contacts_7d=1, due_at=None, now=NOW, mood="upset", mood_at=NOW)
    line = plain(story_lines(told, 60, Reader(NOW, ZH))[0])
    assert line == "谁 王小明 大客户 138****0001 未核身(v) 勿打扰 今天激动"


def test_the_number_goes_before_it_is_unsaid_that_nobody_was_verified() -> None:
    customer = msgspec.structs.replace(WANG, name="Haichuan Logistics", tags=())
    told = tell(CALL, customer, (), (), contacts_7d=1, due_at=None, now=NOW)
    assert plain(story_lines(told, 53, Reader(NOW, EN))[0]) == "WHO  Haichuan Logistics key account unverified (v)"


def a_story(*, verified: bool) -> Story:
    said = (entry(id="i1", ticket="t3", at=NOW, body=f"我的卡号{CARD}"),)
    ticket = msgspec.structs.replace(CALL, subject=f"卡{CARD}")
    return tell(ticket, WANG, said, (), contacts_7d=1, due_at=None, now=NOW, verified=verified)


@pytest.mark.parametrize("verified", [True, False])
def test_a_card_number_in_somebodys_words_is_shown_only_after_verifying(verified: bool) -> None:
    lines = "".join(plain(line) for line in story_lines(a_story(verified=verified), 120, Reader(NOW, ZH)))
    one = entry(id="i1", at=NOW, body=f"我的卡号{CARD}", author="13800000001")
    block = "".join(
        plain(line) for line in entry_block(one, None, TimelineLook(60, NOW, ZH, masked=not verified)).lines
    )
    assert (CARD in lines) is verified
    assert (CARD in block) is verified
    assert ("13800000001" in block) is verified


def test_a_number_that_the_shown_part_ends_in_is_masked() -> None:
    one = entry(id="i1", at=NOW, body="字" * (16_384 - 8) + "4111111111111111 后面" + "字" * 9000)
    text = "".join(plain(line) for line in entry_block(one, None, TimelineLook(60, NOW, ZH)).lines)
    assert "41111" not in text


def test_events_without_words_are_told_in_words() -> None:
    def told(meta: dict[str, Any], here: Here) -> str:
        one = entry(id="i1", at=NOW, kind="event", direction="internal", author="li.na", body="", meta=meta)
        return "".join(plain(line) for line in entry_block(one, None, TimelineLook(70, NOW, here)).lines)

    assert "核身" in told({"event": "verified"}, ZH)
    assert "The customer is upset." in told({"event": "mood", "mood": "upset"}, EN)
    assert "event" in told({"event": "of the future"}, EN)


@pytest.mark.parametrize(
    ("kind", "value", "masked"),
    [
        ("phone", "+8613800000001", "138****0001"),
        ("phone", "", "****"),
        ("account", "YQ-20500001", "YQ-2***0001"),
        ("wechat", "13800000001", "138****0001"),
        ("email", "wang@example.cn", "w***@e*********"),
    ],
)
def test_identities(kind: Any, value: str, masked: str) -> None:
    assert shown_identity(Identity(kind, value), verified=False) == masked
    assert shown_identity(Identity(kind, value), verified=True) == value


def test_what_tags_say_and_how_they_come_to_say_something_else() -> None:
    tags = ("老客户", "勿营销", "偏好:微信")
    assert (consent_in(tags), preference_in(tags)) == ("no-marketing", "wechat")
    assert preference_in(("prefers WeChat",)) == "wechat"
    assert [consent_in((tag,)) for tag in ("No marketing", " do not  contact", "DNC", "regular")] == [
        *("no-marketing", "no-contact", "no-contact", "free"),
    ]
    assert preference_in(("prefers a quiet voice",)) is None
    assert tags_for(tags, consent="no-marketing", prefers="wechat") == ([], [])
    assert tags_for(tags, consent="no-contact", prefers="phone") == (
        ["do-not-contact", "prefers:phone"],
        ["勿营销", "偏好:微信"],
    )
    assert tags_for(tags, consent="free", prefers=None) == ([], ["勿营销", "偏好:微信"])
    assert tags_for((), consent="no-contact", prefers=None) == (["do-not-contact"], [])
