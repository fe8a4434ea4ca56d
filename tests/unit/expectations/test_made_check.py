"""What a template promises is compared by its topic, date and amount, whatever words its text has for that."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

import agent_tui.demo
from agent_tui.config.paths import Paths
from agent_tui.desk.company_files import read_company
from agent_tui.domain.values import CHANNELS, Channel, Promise
from agent_tui.expectations.attached import attached_by
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, OpenPromise
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.kept_together import kept_together
from agent_tui.expectations.made_check import check_promise, check_with_promises
from agent_tui.expectations.planning import PlannedPromise
from agent_tui.expectations.rendered_check import findings_of
from agent_tui.expectations.rendering import Rendered, render
from agent_tui.expectations.template import LANGUAGES, Language
from tests.unit.expectations.fixture import NOW, ZONE, a_promise, an_occasion, built_in, typical

SHELF = built_in()
DEMO = Path(agent_tui.demo.__file__).parent / "company_files"
CATALOGUE = read_company(Paths(DEMO, DEMO, DEMO, DEMO)).catalogue
HERE = NOW.astimezone(ZONE)
PRIVATE: tuple[Channel, ...] = tuple(one for one in CHANNELS if one != "weibo")


def known(*promises: Promise, hours: dict[str, str] | None = None) -> CheckContext:
    return CheckContext(
        now=HERE,
        timezone="Asia/Shanghai",
        catalogue=CATALOGUE,
        hours=hours or {},
        open_promises=tuple(
            OpenPromise(one.topic, one.what, one.due_at, one.channel, one.amount, one.id) for one in promises
        ),
    )


def filled_in(template: str, language: Language, channel: Channel, *promises: Promise, **typed: str) -> Rendered:
    occasion = an_occasion(language, channel, promises=promises)
    rendered = render(SHELF.by_id[template], {**typical(SHELF.by_id[template], language), **typed}, occasion)
    assert not rendered.problems
    return rendered


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [one.rule for one in findings]


def a_made(due_at: datetime, **more: str | bool | None) -> PlannedPromise:
    plain = PlannedPromise("something", due_at, "", "phone", "refund")
    return msgspec.structs.replace(plain, **more)


@pytest.mark.parametrize("channel", PRIVATE)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("template", "typed"),
    [
        ("refund.delay", {"old": "refund @ 11-23 18:00", "new": "11-23 15:00"}),
        ("refund.start", {"leaves": "11-23 15:00"}),
    ],
)
def test_what_is_suggested_for_a_promises_date_is_offered_by_the_catalogue(
    template: str, typed: dict[str, str], language: Language, channel: Channel
) -> None:
    rendered = filled_in(template, language, channel, **typed)
    (early,) = (one for one in findings_of(rendered, channel, known()) if one.rule == "promise.over-catalogue")
    assert early.suggestion, rendered.body
    changed = rendered.body[: early.start] + early.suggestion + rendered.body[early.end :]
    attached = kept_together(attached_by(rendered), changed, known(), suggested=True).attached
    found = check_with_promises(changed, channel, known(), attached.promises)
    assert "promise.over-catalogue" not in rules(found), changed


def test_for_a_promises_date_outside_the_hours_the_next_open_time_is_suggested() -> None:
    night = HERE.replace(hour=23, minute=0)
    text = f"This leaves us by {night:%a %-d %b %H:%M}."
    (closed,) = check_with_promises(text, "email", known(hours={"mon-fri": "09:00-18:00"}), [a_made(night, topic=None)])
    assert (closed.rule, closed.severity) == ("hours.closed", "warning")
    assert closed.suggestion
    assert "09:00" in closed.suggestion
    elsewhere = check_with_promises(
        "Done.", "email", known(hours={"mon-fri": "09:00-18:00"}), [a_made(night, topic=None)]
    )
    assert [one.suggestion for one in elsewhere] == [None]


@pytest.mark.parametrize("channel", PRIVATE)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("template", "typed"),
    [
        ("refund.delay", {"old": "refund @ 11-23 18:00", "new": "11-23 15:00"}),
        ("refund.start", {"leaves": "11-23 15:00"}),
        ("delivery.delay", {"ship": "11-23 15:00"}),
        ("visit.repair", {"day": "11-23", "window": "14:00-16:00"}),
    ],
)
def test_a_date_before_what_the_catalogue_offers_is_found_once_and_where_it_stands(
    template: str, typed: dict[str, str], language: Language, channel: Channel
) -> None:
    rendered = filled_in(template, language, channel, **typed)
    found = findings_of(rendered, channel, known())
    early = [one for one in found if one.rule == "promise.over-catalogue"]
    assert len(early) == 1, (rendered.body, found)
    assert early[0].severity == "error"
    assert 0 < early[0].end - early[0].start < len(rendered.body) / 2


def test_where_the_text_names_no_date_it_stands_at_the_whole() -> None:
    text = "It is under way, we are sorry."
    (found,) = check_with_promises(text, "phone", known(), [a_made(HERE + timedelta(hours=2))])
    assert (found.rule, found.start, found.end) == ("promise.over-catalogue", 0, len(text))


def test_what_is_promised_for_then_already_may_be_promised_again() -> None:
    due_at = HERE + timedelta(hours=2)
    open_promise = a_promise(hours=2)
    text = "It is under way, we are sorry."
    assert check_with_promises(text, "phone", known(open_promise), [a_made(due_at)]) == ()
    later = check_with_promises(text, "phone", known(open_promise), [a_made(due_at + timedelta(hours=1))])
    assert "promise.over-catalogue" in rules(later)


def test_an_entry_of_another_topic_or_channel_is_none_for_it() -> None:
    made = a_made(HERE + timedelta(hours=2))
    entry = CatalogueEntry("refund", "P1D", "sms")
    for catalogue in ((entry,), (msgspec.structs.replace(entry, topic="invoice", channel="any"),)):
        context = msgspec.structs.replace(known(), catalogue=catalogue)
        assert not check_with_promises("Thank you.", "phone", context, [made])
    assert rules(check_with_promises("Thank you.", "sms", CheckContext(now=HERE, catalogue=(entry,)), [made]))


def test_a_deadline_at_which_nobody_works_and_one_that_is_over() -> None:
    hours = known(hours={"mon-fri": "09:00-18:00"})
    late, over = HERE + timedelta(days=2, hours=12), HERE - timedelta(minutes=1)
    assert rules(check_with_promises("Done.", "phone", hours, [a_made(late)])) == ["hours.closed"]
    assert rules(check_with_promises("Done.", "phone", hours, [a_made(over)])) == ["date.past"]
    day = datetime.combine(HERE.date(), datetime.min.time(), ZONE)
    assert "date.past" not in rules(check_with_promises("Done.", "phone", hours, [a_made(day, whole_day=True)]))
    held = a_made(late, what="prices held", topic="sales")
    assert not check_with_promises("Done.", "phone", hours, [held])
    window = "Planned maintenance begins at night."
    assert not check_with_promises(window, "phone", hours, [a_made(late)])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", PRIVATE)
def test_another_amount_than_the_promise_that_it_moves_has_is_found(language: Language, channel: Channel) -> None:
    owed = a_promise(what="退款退出", hours=5, amount="30.00")
    other = filled_in("refund.delay", language, channel, owed, old=owed.id, amount="300")
    found = findings_of(other, channel, known(owed))
    assert [one.facts.get("case") for one in found if one.rule == "promise.contradiction"] == ["amount"]
    same = filled_in("refund.delay", language, channel, owed, old=owed.id, amount="30")
    assert "promise.contradiction" not in rules(findings_of(same, channel, known(owed)))


def test_an_open_promise_on_the_topic_with_another_date_contradicts_unless_it_is_meant_or_replaced() -> None:
    due = HERE + timedelta(days=5)
    owed = a_promise("p9", "退款退出", hours=50)
    found = check_with_promises("Done.", "phone", known(owed), [a_made(due)])
    assert rules(found) == ["promise.contradiction"]
    assert not check_with_promises("Done.", "phone", known(owed), [a_made(due)], beside=["p9"])
    assert not check_with_promises("Done.", "phone", known(owed), [a_made(due, replaces="p9")])
    assert not check_with_promises("Done.", "phone", known(owed), [a_made(due, topic="invoice")])


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("您的退款将于11月28日18:00前退出。", []),
        ("Your refund leaves us by 28 Nov 18:00.", []),
        ("您的退款45元将于11月28日18:00前退出。", []),
        ("您的退款300元将于11月28日18:00前退出。", ["amount"]),
        ("您的退款将于11月29日18:00前退出。", [None]),
        ("您的退款无法办理。", ["denied"]),
    ],
)
def test_words_that_say_just_what_is_made_beside_another_contradict_it_no_more(
    text: str, cases: list[str | None]
) -> None:
    owed = a_promise("p9", "退款", hours=50, amount="30.00")
    made = a_made((HERE + timedelta(days=5)).replace(hour=18, minute=0), amount="45.00")
    asked = check_with_promises(text, "phone", known(owed), [made])
    assert "promise.contradiction" in rules(asked)
    meant = check_with_promises(text, "phone", known(owed), [made], beside=["p9"])
    assert [one.facts.get("case") for one in meant if one.rule == "promise.contradiction"] == cases


def test_what_is_meant_beside_one_is_not_said_against_another() -> None:
    owed = [a_promise(id, "退款退出", hours=hours) for id, hours in (("p9", 50), ("p8", 60))]
    made = a_made((HERE + timedelta(days=5)).replace(hour=18, minute=0))
    found = check_with_promises("您的退款将于11月28日18:00前退出。", "phone", known(*owed), [made], beside=["p9"])
    assert "promise.contradiction" in rules(found)


def test_a_promise_by_hand_is_compared_like_one_of_a_template() -> None:
    owed = a_promise("p9", "退款退出", hours=50)
    hours = known(owed, hours={"mon-fri": "09:00-18:00"})
    soon = a_made(HERE + timedelta(hours=13))
    assert rules(check_promise(soon, "phone", hours)) == [
        "promise.over-catalogue",
        "hours.closed",
        "promise.contradiction",
    ]
    due = HERE + timedelta(days=5)
    offered = a_made(due, what="same-day refund", replaces="p9")
    assert [one.facts.get("case") for one in check_promise(offered, "phone", known(owed))] == ["not-offered"]
    assert not check_promise(a_made(due, replaces="p9"), "phone", known(owed))


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("您的退款300元原定11月23日18:00前办好，改为11月25日18:00前退出。", ["amount"]),
        ("您的退款30元原定11月23日18:00前办好，改为11月25日18:00前退出。", []),
        ("您的退款原定30元，改为300元，11月25日18:00前退出。", []),
        ("Your refund of CNY 300.00 was due on 23 Nov and leaves us by 25 Nov 18:00.", ["amount"]),
        ("Your refund of CNY 30.00 was due on 23 Nov and leaves us by 25 Nov 18:00.", []),
    ],
)
def test_a_changed_date_that_is_named_says_nothing_of_another_amount(text: str, cases: list[str]) -> None:
    owed = a_promise(what="退款", hours=5, amount="30.00")
    found = check_with_promises(text, "email", known(owed), [])
    assert [one.facts.get("case") for one in found if one.rule == "promise.contradiction"] == cases


def test_the_amount_is_that_of_the_promise_that_gets_another_date() -> None:
    owed, other = a_promise(amount="30.00", hours=5), a_promise("p2", amount="45.50", hours=30)
    occasion = an_occasion("zh", "phone", promises=(owed, other))
    template = SHELF.by_id["refund.delay"]
    assert render(template, {}, occasion).promises[0].amount == "30.00"
    assert render(template, {"old": "p2"}, occasion).promises[0].amount == "45.50"
    assert render(template, {"old": "p2", "amount": "12"}, occasion).promises[0].amount == "12.00"
    unknown = render(template, {}, an_occasion("zh", "phone", promises=(a_promise(hours=5),)))
    assert [one.field for one in unknown.problems] == ["amount"]
