"""Filling templates in: defaults, what is refused and why, and that a value is never a template."""

from datetime import datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.expectations.attached import Attached, attached_by, read_attached, write_attached
from agent_tui.expectations.check.check import check
from agent_tui.expectations.occasion import orders_in, title_in
from agent_tui.expectations.rendering import IN_PUBLIC, render
from agent_tui.expectations.slots import fill
from agent_tui.expectations.template import LANGUAGES, BothTexts
from agent_tui.expectations.values import OldPromise, Problem, read_value
from tests.unit.expectations.fixture import NOW, a_promise, an_occasion, built_in, typical

BY_ID = built_in().by_id
REFUND = BY_ID["refund.delay"]
CALL = BY_ID["callback"]


def problems(id: str, **typed: str) -> dict[str, str]:
    template = BY_ID[id]
    rendered = render(template, {**typical(template, "zh"), **typed}, an_occasion())
    return {problem.field: problem.key for problem in rendered.problems}


@pytest.mark.parametrize(
    ("id", "field", "typed", "key"),
    [
        ("refund.delay", "amount", "", "missing"),
        ("callback", "about", "\U000e0100", "missing"),
        ("refund.delay", "amount", "thirty", "no-money"),
        ("refund.delay", "amount", "30.001", "no-money"),
        ("refund.delay", "amount", "30,50", "no-money"),
        ("refund.delay", "amount", "1,5", "no-money"),
        ("refund.delay", "amount", "12,34,567", "no-money"),
        ("refund.delay", "amount", "0,500", "no-money"),
        ("refund.delay", "amount", "EUR 30", "no-money"),
        ("refund.delay", "amount", "$30", "no-money"),
        ("refund.delay", "amount", "0", "too-small"),
        ("refund.delay", "amount", "100001", "too-large"),
        ("refund.delay", "order", "8812 or so", "no-order"),
        ("refund.delay", "why", "9", "no-choice"),
        ("refund.delay", "new", "soon", "no-time"),
        ("refund.delay", "new", "11-20 18:00", "past"),
        ("refund.delay", "new", "+60 days", "too-late"),
        ("refund.delay", "new", "11月25日(周五)18:00", "weekday"),
        ("refund.delay", "old", "whatever", "no-promise"),
        ("outage.area", "next", "+7 hours", "too-late"),
        ("outage.area", "area", "长" * 8, "too-long"),
        ("visit.repair", "window", "16:00-14:00", "no-window"),
        ("visit.repair", "adult", "maybe", "no-yes"),
        ("visit.repair", "day", "11-20", "past"),
        ("chat.hold", "back", "11 minutes", "too-large"),
        ("chat.hold", "back", "a moment", "no-duration"),
        ("complaint.check", "expect", "a;b;c;d", "too-many"),
        ("callback", "abut", "x", "unknown-field"),
        ("callback", "expected", "a;b;c;d", "too-many"),
        ("callback", "agreed", "perhaps", "no-yes"),
    ],
)
def test_a_field_that_is_not_right_is_named_with_the_reason(id: str, field: str, typed: str, key: str) -> None:
    assert problems(id, **{field: typed}) == {field: key}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1,500", "1500.00"), ("1,234.5", "1234.50"), ("12,345.67", "12345.67"), ("３０，０００", "30000.00"),
        ("¥30", "30.00"), ("30元", "30.00"), ("30块", "30.00"), ("rmb 30", "30.00"), ("30 cny", "30.00"),
    ],
)  # fmt: skip
def test_money_is_read_as_people_write_it(typed: str, read: str) -> None:
    rendered = render(REFUND, {**typical(REFUND, "zh"), "amount": typed}, an_occasion())
    assert [promise.amount for promise in rendered.promises] == [read]


def test_the_sign_of_another_currency_is_no_amount_of_this_one() -> None:
    euros = msgspec.structs.replace(REFUND.fields["amount"], currency="EUR")
    for typed, wrong in (("€30", False), ("30", False), ("30元", True), ("¥30", True), ("CNY 30", True)):
        read = read_value("amount", euros, typed, an_occasion())
        assert isinstance(read, Problem) == wrong, typed


def test_a_template_without_words_for_the_public_tells_the_public_nothing_of_the_matter() -> None:
    texts = REFUND.text
    bare = msgspec.structs.replace(
        REFUND,
        text=BothTexts(msgspec.structs.replace(texts.en, weibo=""), msgspec.structs.replace(texts.zh, weibo="")),
    )
    for language in LANGUAGES:
        rendered = render(bare, typical(bare, language), an_occasion(language, "weibo"))
        assert rendered.body == IN_PUBLIC.of(language)
        assert not rendered.promises
    note = msgspec.structs.replace(bare, said_as="note")
    written = render(note, typical(note, "zh"), an_occasion(channel="weibo"))
    assert "30.00元" in written.body, "colleagues alone read it"
    assert written.promises


def test_words_that_need_a_field_make_it_wanted() -> None:
    assert problems("visit.repair", fee="paid") == {"price": "missing"}
    assert problems("outage.area", known="aim") == {"restore": "missing"}


def test_a_field_that_is_not_filled_in_stands_in_the_text_by_its_prompt() -> None:
    rendered = render(REFUND, {}, an_occasion(orders=()))
    assert "[订单号]" in rendered.body
    assert "[金额]" in rendered.body


def test_a_default_that_counts_from_a_field_follows_it() -> None:
    rendered = render(REFUND, {"amount": "30", "new": "11-27 18:00"}, an_occasion())
    assert "11月30日(周一)10:00前给您打电话" in rendered.body


@pytest.mark.parametrize(
    ("known", "stands"),
    [(NOW + timedelta(days=3), "11月26日(周四)10:42"), (None, "11月25日(周三)18:00")],
)
def test_the_honest_time_is_the_default_where_it_is_known(known: datetime | None, stands: str) -> None:
    asked: list[str] = []

    def honest(topic: str) -> datetime | None:
        asked.append(topic)
        return known

    rendered = render(REFUND, {"amount": "30"}, an_occasion(honest=honest))
    assert rendered.written["new"] == stands
    assert set(asked) == {"refund"}
    typed = render(REFUND, {"amount": "30", "new": "11-27 18:00"}, an_occasion(honest=honest))
    assert typed.written["new"] == "11月27日(周五)18:00"


def test_an_honest_default_alone_is_silent_where_too_little_is_known() -> None:
    new = msgspec.structs.replace(REFUND.fields["new"], default="@honest")
    template = msgspec.structs.replace(REFUND, fields={**REFUND.fields, "new": new})
    for honest in (None, lambda topic: None):
        rendered = render(template, {"amount": "30"}, an_occasion(honest=honest))
        assert {problem.field: problem.key for problem in rendered.problems} == {"new": "missing"}
    day = BY_ID["visit.repair"]
    rendered = render(day, typical(day, "zh"), an_occasion(honest=lambda topic: NOW + timedelta(days=1)))
    assert rendered.written["day"] == "11月24日(周二)"


@pytest.mark.parametrize(
    ("amount", "beyond"), [("50", ()), ("50.00", ()), ("50.01", ("amount",)), ("1000", ("amount",))]
)
def test_a_sum_above_the_agents_limit_is_a_caution_and_no_problem(amount: str, beyond: tuple[str, ...]) -> None:
    credit = BY_ID["goodwill.credit"]
    rendered = render(credit, {**typical(credit, "zh"), "amount": amount}, an_occasion())
    assert not rendered.problems
    assert tuple(caution.field for caution in rendered.cautions) == beyond
    assert rendered.meta.get("beyond_authority", []) == list(beyond)


def test_a_short_text_brings_the_full_one_along_and_what_it_must_carry() -> None:
    short = render(REFUND, {"amount": "30"}, an_occasion(channel="sms"))
    full = render(REFUND, {"amount": "30"}, an_occasion(channel="email"))
    assert short.full_text == full.body
    assert short.carry == ("11月25日(周三)18:00", "30.00元")
    assert (full.full_text, full.carry) == (None, ())
    assert render(REFUND, {"amount": "30"}, an_occasion(channel="weibo")).full_text is None
    private = render(REFUND, {"amount": "30"}, an_occasion(channel="weibo", private=True))
    assert (private.full_text is None) == (private.body == full.body)


@pytest.mark.parametrize(
    ("text", "value", "filled"),
    [
        ("a $x b", "", "a b"), ("a ${x.y}, b", "", "a, b"), ("$x b", "", " b"), ("a$x b", "", "a b"),
        ("a $x b", "c", "a c b"), ("a $$x b", "", "a $x b"),
    ],
)  # fmt: skip
def test_a_slot_that_stays_empty_takes_the_blank_before_it_along(text: str, value: str, filled: str) -> None:
    assert fill(text, {"x": value, "x.y": value}) == filled


def test_the_promise_that_is_meant_is_the_one_of_the_topic() -> None:
    other = a_promise("p0", "回电", hours=-40, topic="call-back")
    rendered = render(REFUND, {"amount": "30"}, an_occasion(promises=(other, a_promise("p1"))))
    assert rendered.promises[0].replaces == "p1"
    alone = render(REFUND, {"amount": "30"}, an_occasion(promises=(other,)))
    assert {problem.field for problem in alone.problems} == {"old"}


def test_an_apology_is_about_what_was_missed_broken_or_overdue() -> None:
    later = a_promise("p0", "回电告知进展", hours=20, topic="call-back")
    broken = a_promise("p1", "15:00前回电", hours=-19, topic="call-back", state="broken")
    overdue = a_promise("p2", "退款退出", hours=-2)
    for promises, meant in (
        ((later, broken), "15:00前回电"),
        ((overdue, later, broken), "15:00前回电"),
        ((overdue, later), "退款退出"),
        ((later,), "回电告知进展"),
    ):
        values = render(BY_ID["promise.broken"], {}, an_occasion(promises=promises)).values
        assert isinstance(values["broken"], OldPromise)
        assert values["broken"].what == meant


def test_a_promise_that_was_not_kept_gets_no_other_date() -> None:
    broken = a_promise("p1", "退款退出", hours=-19, state="broken")
    alone = render(REFUND, {"amount": "30"}, an_occasion(promises=(broken,)))
    assert {problem.field for problem in alone.problems} == {"old"}
    rendered = render(REFUND, {"amount": "30", "old": "1"}, an_occasion(promises=(broken,)))
    assert rendered.promises[0].replaces is None


def test_a_promise_of_before_may_be_told_in_words() -> None:
    rendered = render(REFUND, {"amount": "30", "old": "退款 @ 11-22 18:00"}, an_occasion(promises=()))
    assert not rendered.problems
    assert "11月22日(周日)18:00" in rendered.body
    assert rendered.promises[0].replaces is None


def test_what_the_customer_expects_and_whether_they_agreed_goes_along() -> None:
    typed = {"about": "漫游", "expected": "到账日 | 20日座席; 谁的错", "agreed": "y"}
    rendered = render(CALL, typed, an_occasion())
    assert rendered.meta == {
        "template": "callback",
        "version": 1,
        "expectations": [
            {"rank": 1, "what": "到账日", "source": "20日座席"}, {"rank": 2, "what": "谁的错", "source": ""},
        ],
        "agreed": True,
    }  # fmt: skip
    assert rendered.promises[0].agreed is True


@given(st.text(max_size=60), st.sampled_from(["zh", "en"]))
def test_a_value_is_never_a_template(value: str, language: str) -> None:
    """Whatever is typed stands in the text as it is, or is refused; `$` in it means nothing."""
    rendered = render(CALL, {"about": value}, an_occasion(language))  # type: ignore[arg-type]  # both are languages
    plain = render(CALL, {"about": "X"}, an_occasion(language))  # type: ignore[arg-type]
    if rendered.problems:
        assert {problem.field for problem in rendered.problems} == {"about"}
    else:
        assert rendered.body == plain.body.replace("X", rendered.written["about"], 1)


@pytest.mark.parametrize("value", ["$at", "${at}", "$$", "${about}", "{at}", "$greeting"])
def test_a_dollar_in_a_value_is_only_a_dollar(value: str) -> None:
    rendered = render(CALL, {"about": value}, an_occasion())
    assert value in rendered.body
    assert value in rendered.promises[0].what


@given(st.dictionaries(st.sampled_from([*REFUND.fields, "expected", "agreed"]), st.text(max_size=30)))
def test_anything_typed_into_a_form_renders(typed: dict[str, str]) -> None:
    rendered = render(REFUND, typed, an_occasion())
    assert rendered.body
    for promise in rendered.promises:
        assert promise.due_at.tzinfo is not None


def test_what_is_attached_survives_being_written_down() -> None:
    attached = attached_by(render(REFUND, {"amount": "30", "agreed": "y"}, an_occasion()))
    assert read_attached(write_attached(attached)) == attached
    assert write_attached(Attached()) == b""
    assert read_attached(b"\x00 of another version") == Attached()


def test_orders_are_found_where_a_word_says_so() -> None:
    texts = ["电话 13800000001", "订单号：8812 的退款", "my order #YQ-20931 and card 6222020000000000"]
    assert orders_in(texts) == ("YQ-20931", "8812")


def test_titles_are_known_from_tags_alone() -> None:
    assert title_in(["vip", "女士"]) == "女士"
    assert title_in(["vip"]) == ""


@pytest.mark.parametrize("text", ["$name 您好", "${name}", "{name}", "{{name}}", "【待填】", "订单 XX", "___"])
def test_what_a_template_left_open_is_found(text: str) -> None:
    assert [finding.rule for finding in check(text, "email")] == ["placeholder.unfilled"]


@pytest.mark.parametrize("text", ["6222 **** 1234", "$30", "【云桥】您好", "Chapter XXI", "XXL"])
def test_what_is_no_slot_is_left_alone(text: str) -> None:
    assert not check(text, "email")


def test_of_a_text_that_is_too_long_the_part_that_does_not_fit_is_found() -> None:
    assert [(one.rule, one.start, one.end) for one in check("好" * 73, "sms")] == [("length.over", 70, 73)]
