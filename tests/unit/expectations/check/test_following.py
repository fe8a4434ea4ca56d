"""Findings stay with their words while the text is changed, and are gone where the change touched them."""

from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.following import follow


def jargon(text: str, word: str) -> Finding:
    start = text.index(word)
    return Finding("jargon", "warning", start, start + len(word))


def followed(before: str, after: str, *words: str) -> list[str]:
    return [after[one.start : one.end] for one in follow([jargon(before, word) for word in words], before, after)]


def test_what_is_typed_before_a_finding_moves_it_and_what_is_typed_behind_does_not() -> None:
    assert followed("工单和渠道", "您的工单和渠道", "工单", "渠道") == ["工单", "渠道"]
    assert followed("工单和渠道", "工单和渠道很多", "工单", "渠道") == ["工单", "渠道"]
    assert followed("工单和渠道", "工单和新渠道", "工单", "渠道") == ["工单", "渠道"]


def test_a_finding_that_is_being_changed_is_gone() -> None:
    assert followed("ticket and channel", "tiket and channel", "ticket", "channel") == ["channel"]
    assert followed("the ticket", "the ", "ticket") == []


def test_nothing_moves_where_nothing_changed() -> None:
    found = (jargon("a ticket", "ticket"),)
    assert follow(found, "a ticket", "a ticket") == found


def test_repeated_characters_do_not_confuse_the_ends() -> None:
    assert followed("aa bb ticket", "aa aa bb ticket", "ticket") == ["ticket"]
    assert followed("aaaa ticket", "aa ticket", "ticket") == ["ticket"]


def test_a_text_that_is_too_long_stays_so_until_it_is_measured_anew() -> None:
    over = Finding("length.over", "error", 70, 75)
    (kept,) = follow([over], "长" * 75, "长" * 76)
    assert (kept.start, kept.end) == (70, 76)
    (kept,) = follow([over], "长" * 75, "长" * 3)
    assert (kept.start, kept.end) == (3, 3)
