"""Every built-in template: it renders whole in both languages, fits its channel, names the right weekday and says what
it does not promise."""

import re
from datetime import date

import pytest

from agent_tui.expectations.check.check import check
from agent_tui.expectations.rendering import Rendered, render
from agent_tui.expectations.template import LANGUAGES, Language, Template
from tests.unit.expectations.fixture import NOW, SIGNATURE, an_occasion, built_in, long, typical

SHELF = built_in()
TEMPLATES = list(SHELF.by_id.values())
CASES = [(template, language) for template in TEMPLATES for language in LANGUAGES]
CHANNELS = ("phone", "email", "chat", "sms", "wechat", "weibo", "web", "counter")

EXPERT = {"refund.delay", "outage.area", "visit.repair", "complaint.check", "cannot.choice", "promise.broken"}
ALSO = {"update.none", "chat.hold", "escalation", "buyer.choice", "account.key", "closing.summary", "callback"}

_ZH_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日\(周([一二三四五六日])\)")
_EN_DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{1,2}) ([A-Z][a-z]{2})(?: (\d{4}))?")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def name(case: object) -> str:
    return case.id if isinstance(case, Template) else str(case)


def filled(template: Template, language: Language, channel: str, values: dict[str, str], sign: str = "") -> Rendered:
    return render(template, values, an_occasion(language, channel, signature=sign))


def test_the_templates_an_expert_would_nod_at_are_there_and_every_file_is_right() -> None:
    assert not SHELF.troubles
    assert set(SHELF.by_id) >= EXPERT | ALSO


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_it_renders_whole_and_within_its_channel(template: Template, language: Language, channel: str) -> None:
    for values in (typical(template, language), long(template, language)):
        rendered = filled(template, language, channel, values)
        assert not rendered.problems
        assert not check(rendered.body, rendered.length.channel if rendered.length else "phone")
        assert "$" not in rendered.body
        assert "  " not in rendered.body


@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_one_sms_is_enough_with_the_signature(template: Template, language: Language) -> None:
    """In Chinese for the longest values, too; in English the signature's brackets leave room for 66 characters."""
    values = [typical(template, language)] + ([long(template, language)] if language == "zh" else [])
    for one in values:
        rendered = filled(template, language, "sms", one, SIGNATURE)
        assert rendered.length is not None
        assert rendered.length.alphabet == "ucs2"
        assert (rendered.length.parts, rendered.length.over) == (1, False), rendered.body


@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_every_weekday_is_the_one_of_its_date(template: Template, language: Language) -> None:
    body = filled(template, language, "phone", typical(template, language)).body
    found = 0
    for year, month, day, weekday in _ZH_DATE.findall(body):
        assert "一二三四五六日"[date(int(year or NOW.year), int(month), int(day)).weekday()] == weekday
        found += 1
    for weekday, day, month, year in _EN_DATE.findall(body):
        there = date(int(year or NOW.year), _MONTHS.index(month) + 1, int(day))
        assert f"{there:%a}" == weekday
        found += 1
    assert found or template.id in ("chat.hold", "closing.summary", "outage.area")


@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_what_is_promised_is_said_with_its_limits(template: Template, language: Language) -> None:
    for channel in ("phone", "wechat"):
        rendered = filled(template, language, channel, typical(template, language))
        for promise in rendered.promises:
            assert promise.due_at > NOW
            assert promise.limits
            for limit in re.split(r"、|, ", promise.limits):
                assert limit.casefold() in rendered.body.casefold()


@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_in_public_nothing_is_promised(template: Template, language: Language) -> None:
    rendered = filled(template, language, "weibo", typical(template, language))
    assert not rendered.promises
    assert "私信" in rendered.body or "private message" in rendered.body


@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_in_private_messages_of_weibo_the_matter_itself_is_told(template: Template, language: Language) -> None:
    rendered = render(template, typical(template, language), an_occasion(language, "weibo", private=True))
    elsewhere = filled(template, language, "wechat", typical(template, language))
    assert "私信" not in rendered.body
    assert "private message" not in rendered.body
    assert [one.what for one in rendered.promises] == [one.what for one in elsewhere.promises]
    assert rendered.length is not None
    assert not rendered.length.over


def test_a_promise_hangs_on_the_choice() -> None:
    template = SHELF.by_id["cannot.choice"]
    values = typical(template, "zh")
    assert not render(template, values, an_occasion()).promises
    chosen = render(template, {**values, "asked": "退款", "chosen": "b", "b": "维修"}, an_occasion())
    assert [(promise.what, promise.limits) for promise in chosen.promises] == [("维修", "退款")]
    assert "您选了B" in chosen.body


def test_an_investigation_promises_an_update_and_an_answer() -> None:
    template = SHELF.by_id["complaint.check"]
    rendered = render(template, {**typical(template, "zh"), "owner": "li.na 李娜"}, an_occasion())
    assert [promise.owner for promise in rendered.promises] == ["li.na", "li.na"]
    assert rendered.promises[0].due_at < rendered.promises[1].due_at
    assert "李娜" in rendered.body
    assert rendered.meta["expectations"] == [{"rank": 1, "what": "查清谁的错", "source": "座席"}]


def test_a_delayed_refund_takes_the_place_of_what_was_promised() -> None:
    template = SHELF.by_id["refund.delay"]
    rendered = render(template, {"amount": "30"}, an_occasion())
    promise = rendered.promises[0]
    assert (promise.what, promise.amount, promise.replaces, promise.topic) == (
        "退款30.00元退出", "30.00", "p1", "refund",
    )  # fmt: skip
    assert "11月25日(周三)18:00前" in rendered.body


def test_a_title_is_used_only_where_it_is_known() -> None:
    template = SHELF.by_id["callback"]
    values = typical(template, "zh")
    assert render(template, values, an_occasion()).body.startswith("您好，")
    assert render(template, values, an_occasion(title="先生")).body.startswith("王先生您好，")
