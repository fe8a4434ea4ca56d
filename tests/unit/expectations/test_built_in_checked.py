"""Every built-in template, filled in with varied values, on every channel, in both languages: the check finds nothing.
What is refused to a person's own words is not what we put into their mouths."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

import agent_tui.demo
from agent_tui.config.paths import Paths
from agent_tui.desk.company_files import read_company
from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.check.check import check
from agent_tui.expectations.check.context import CheckContext, OpenPromise
from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.rendered_check import findings_of
from agent_tui.expectations.rendering import render
from agent_tui.expectations.template import LANGUAGES, Language, Template
from tests.unit.expectations.fixture import NOW, SIGNATURE, ZONE, a_promise, an_occasion, built_in, long, typical

SHELF = built_in()
CASES = [(template, language) for template in SHELF.by_id.values() for language in LANGUAGES]
CHANNELS = ("phone", "email", "chat", "sms", "wechat", "weibo", "web", "counter")
OWED = (a_promise(what="退款退出", hours=50), a_promise("p2", "回电", hours=-19, topic="call-back", state="broken"))

DEMO = Path(agent_tui.demo.__file__).parent / "company_files"
COMPANY = read_company(Paths(DEMO, DEMO, DEMO, DEMO))


def name(case: object) -> str:
    return case.id if isinstance(case, Template) else str(case)


def fillings(template: Template, language: Language) -> Iterator[dict[str, str]]:
    """Usual values, the longest, every choice of every field, and dates that are not the usual ones."""
    matter = "路由器信号灯" if language == "zh" else "SIM card"
    usual = typical(template, language)
    usual |= {field: matter for field, known in template.fields.items() if known.kind == "text"}
    yield usual
    yield long(template, language)
    for field, known in template.fields.items():
        for choice in known.choices:
            needed = {"price": "120", "restore": "+5 hours", "check": "+4 workdays 18:00"}
            wanted = {one: typed for one, typed in needed.items() if one in template.fields}
            yield {**usual, **wanted, field: choice}
        if known.kind == "datetime" and not known.past and not known.optional:
            yield {**usual, field: "+2 hours" if known.most == "+6 hours" else "+3 workdays 17:00"}


def known_of(occasion: Occasion) -> CheckContext:
    """The demo's company, and what this customer was promised."""
    return CheckContext(
        now=occasion.now.astimezone(ZONE),
        timezone="Asia/Shanghai",
        language="zh-CN" if occasion.language == "zh" else "en",
        catalogue=COMPANY.catalogue,
        glossary=COMPANY.glossary,
        hours={"mon-fri": "09:00-18:00"},
        holidays="CN",
        signature=occasion.signature,
        open_promises=tuple(
            OpenPromise(one.topic, one.what, one.due_at, one.channel, one.amount, one.id)
            for one in occasion.promises
            if one.state == "open"
        ),
    )


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_nothing_is_found_in_it(template: Template, language: Language, channel: str) -> None:
    # what a refund is agreed by contradicts one that is owed: the template for that is another one
    promises = OWED[1:] if template.id == "refund.start" else OWED
    for values in fillings(template, language):
        if template.id in ("promise.broken", "refund.delay"):
            values = {**values, "broken" if template.id == "promise.broken" else "old": promises[0].id}
        for private in (False, True) if channel == "weibo" else (False,):
            occasion = an_occasion(language, channel, promises=promises, private=private)
            rendered = render(template, values, occasion)
            assert not rendered.problems
            found = findings_of(rendered, occasion.channel, known_of(occasion))
            assert not found, (rendered.body, rendered.full_text, rendered.carry)


@pytest.mark.parametrize(
    ("language", "what"),
    [
        ("en", "Call by 9:00 with the result"),
        ("en", "Call you, by 9:30 today"),
        ("zh", "9:00前回电告知核查结果"),
        ("zh", "今天9点半前回电, 说明原因"),
    ],
)
def test_a_missed_promise_that_names_its_time_is_named_by_its_own_words(language: Language, what: str) -> None:
    promise = a_promise("p2", what, hours=-25, topic="call-back", state="broken")
    occasion = an_occasion(language, "phone", promises=(promise,))
    template = SHELF.by_id["promise.broken"]
    rendered = render(template, {**typical(template, language), "broken": "p2"}, occasion)
    assert what in rendered.body
    assert not findings_of(rendered, "phone", known_of(occasion)), rendered.body


@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_nothing_is_found_in_an_sms_with_a_signature(template: Template, language: Language) -> None:
    promises = OWED[1:] if template.id == "refund.start" else OWED
    occasion = an_occasion(language, "sms", promises=promises, signature=SIGNATURE)
    rendered = render(template, next(fillings(template, language)), occasion)
    assert not findings_of(rendered, "sms", known_of(occasion)), rendered.body


@pytest.mark.parametrize(
    ("before", "after"),
    [("30.00元", "13.00元"), ("11月25日18:00", "11月27日18:00"), ("30.00元", ""), ("11月25日18:00前", "")],
)
def test_a_short_text_that_was_changed_is_not_what_the_full_one_says(before: str, after: str) -> None:
    occasion = an_occasion(channel="sms")
    rendered = render(SHELF.by_id["refund.delay"], {"amount": "30"}, occasion)
    assert before in rendered.body
    context = CheckContext(now=NOW.astimezone(ZONE), full_text=rendered.full_text, carry=rendered.carry)
    assert not check(rendered.body, "sms", context)
    assert "fact.changed" in {one.rule for one in check(rendered.body.replace(before, after), "sms", context)}


def test_the_demos_company_has_a_catalogue_and_a_glossary() -> None:
    assert COMPANY.catalogue
    assert COMPANY.glossary
    assert not COMPANY.troubles


@pytest.mark.parametrize("now", ["2026-11-27T16:50:00+08:00", "2026-11-28T20:00:00+08:00", "2026-09-30T17:40:00+08:00"])
@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_what_it_offers_before_a_weekend_and_a_holiday_is_when_somebody_works(
    template: Template, language: Language, now: str
) -> None:
    """But for an outage: whoever mends it works at night."""
    business = BusinessTime({"mon-fri": "09:00-18:00"}, "CN")
    at = datetime.fromisoformat(now)
    occasion = msgspec.structs.replace(
        an_occasion(language, promises=()),
        now=at,
        is_workday=business.is_workday,
        add_open_time=business.add_working_time,
    )
    told = {"old": "退款 @ 2026-09-29 17:00", "broken": "回电 @ 2026-09-29 17:00"}
    values = {**next(fillings(template, language)), **{one: told[one] for one in told if one in template.fields}}
    rendered = render(template, values, occasion)
    assert not rendered.problems
    found = {one.rule for one in findings_of(rendered, "phone", known_of(occasion))}
    assert found <= ({"hours.closed"} if template.id == "outage.area" else set()), rendered.body


@pytest.mark.parametrize(
    ("language", "missed"), [("zh", "15:00前回电告知核查结果"), ("en", "Call by 15:00 with the result")]
)
def test_an_apology_may_quote_a_promise_that_names_its_hour(language: Language, missed: str) -> None:
    occasion = msgspec.structs.replace(
        an_occasion(language, promises=()), now=datetime.fromisoformat("2026-11-23T16:30:00+08:00")
    )
    template = SHELF.by_id["promise.broken"]
    values = {**next(fillings(template, language)), "broken": f"{missed} @ 2026-11-22 15:00"}
    rendered = render(template, values, occasion)
    assert missed in rendered.body
    assert not findings_of(rendered, "phone", known_of(occasion)), rendered.body
