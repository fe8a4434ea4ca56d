"""Whatever becomes of a text that a template made, its promise says the same date and amount, or that is found."""

from datetime import datetime, timedelta

import msgspec
import pytest

from agent_tui.domain.values import Channel
from agent_tui.expectations.attached import Attached, attached_by, read_attached, write_attached
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.kept_together import KeptTogether, kept_together, named_in
from agent_tui.expectations.made_check import check_with_promises, is_apart
from agent_tui.expectations.planning import PlannedPromise
from agent_tui.expectations.rendering import Rendered, render
from agent_tui.expectations.template import LANGUAGES, Language, Template
from tests.unit.expectations.fixture import NOW, ZONE, an_occasion, built_in, typical

SHELF = built_in()
CASES = [(template, language) for template in SHELF.by_id.values() for language in LANGUAGES]
KNOWN = CheckContext(now=NOW.astimezone(ZONE), timezone="Asia/Shanghai")
NEW = datetime(2026, 11, 27, 18, 0, tzinfo=ZONE)


def name(case: object) -> str:
    return case.id if isinstance(case, Template) else str(case)


def filled_in(template: str, language: Language, channel: Channel, **typed: str) -> Rendered:
    known = SHELF.by_id[template]
    return render(known, {**typical(known, language), **typed}, an_occasion(language, channel))


def findings(together: KeptTogether, text: str, channel: Channel = "sms") -> tuple[Finding, ...]:
    brought = together.attached
    known = msgspec.structs.replace(
        KNOWN, full_text=brought.full_text, carry=brought.carry if brought.full_text else None
    )
    return check_with_promises(text, channel, known, brought.promises, apart=together.apart)


@pytest.mark.parametrize(("template", "language"), CASES, ids=name)
def test_every_text_names_what_it_promises(template: Template, language: Language) -> None:
    for channel in ("email", "sms", "wechat"):
        rendered = filled_in(template.id, language, channel)
        named = named_in(rendered.body, rendered.promises, KNOWN)
        assert all(one.times for one in named), rendered.body
        together = kept_together(attached_by(rendered), rendered.body, KNOWN)
        assert (together.attached.promises, together.apart, together.followed) == (rendered.promises, (), ())


@pytest.mark.parametrize(
    ("language", "channel", "was", "now"),
    [
        ("zh", "sms", "11月25日18:00", "11月27日18:00"),
        ("zh", "phone", "11月25日(周三)18:00", "11月27日(周五)18:00"),
        ("zh", "wechat", "11月25日(周三)18:00", "周五18:00"),
        ("en", "sms", "25 Nov 18:00", "27 Nov 18:00"),
        ("en", "phone", "Wed 25 Nov 18:00", "Friday at 18:00"),
        ("en", "email", "Wed 25 Nov 18:00", "6 pm on Friday 27 November"),
    ],
)
@pytest.mark.parametrize("suggested", [False, True])
def test_another_date_in_the_text_is_the_promises_and_nothing_wants_the_old_one_back(
    language: Language, channel: Channel, was: str, now: str, suggested: bool
) -> None:
    rendered = filled_in("refund.delay", language, channel, new="11-25 18:00", old="refund @ 11-23 18:00")
    text = rendered.body.replace(was, now, 1)
    assert text != rendered.body
    together = kept_together(attached_by(rendered), text, KNOWN, suggested=suggested)
    (promise,) = together.attached.promises
    assert promise.due_at == NEW
    assert together.followed == (promise,)
    assert not [one for one in findings(together, text, channel) if one.rule == "fact.changed"]
    back = kept_together(together.attached, rendered.body, KNOWN)
    assert back.attached.promises == rendered.promises
    assert not [one for one in findings(back, rendered.body, channel) if one.rule == "fact.changed"]


@pytest.mark.parametrize(("language", "was", "now"), [("zh", "30.00元", "45元"), ("en", "CNY 30.00", "¥45")])
def test_another_amount_in_the_text_is_the_promises_and_stands_in_its_words(
    language: Language, was: str, now: str
) -> None:
    rendered = filled_in("refund.delay", language, "sms", amount="30", old="refund @ 11-23 18:00")
    text = rendered.body.replace(was, now)
    together = kept_together(attached_by(rendered), text, KNOWN)
    (promise,) = together.attached.promises
    assert promise.amount == "45.00"
    assert now in promise.what
    assert not [one for one in findings(together, text) if one.rule == "fact.changed"]


@pytest.mark.parametrize("written", ["1,200.00", "CNY 1,200"])
def test_an_amount_that_is_written_another_way_is_followed_as_well(written: str) -> None:
    rendered = filled_in("refund.delay", "zh", "sms", amount="1200", old="refund @ 11-23 18:00")
    attached = attached_by(rendered)
    foreign = tuple(msgspec.structs.replace(one, amount=written) for one in attached.promises)
    text = rendered.body.replace("1200.00元", "45元")
    assert text != rendered.body
    (promise,) = kept_together(msgspec.structs.replace(attached, promises=foreign), text, KNOWN).attached.promises
    assert promise.amount == "45.00"


def test_an_amount_that_nobody_can_read_keeps_nothing_else_from_following() -> None:
    rendered = filled_in("refund.delay", "zh", "sms", amount="30", old="refund @ 11-23 18:00")
    attached = kept_together(attached_by(rendered), rendered.body, KNOWN).attached
    foreign = tuple(msgspec.structs.replace(one, amount="about thirty") for one in attached.promises)
    text = rendered.body.replace("30.00元", "45元")
    (promise,) = kept_together(msgspec.structs.replace(attached, promises=foreign), text, KNOWN).attached.promises
    assert promise.amount == "45.00"


def test_it_follows_from_key_to_key_and_words_around_it_change_nothing() -> None:
    rendered = filled_in("outage.area", "en", "email", next="+3 hours")
    attached, text = attached_by(rendered), rendered.body
    first = kept_together(attached, text, KNOWN).attached
    longer = f"I called you at 09:15. {text} See you on Friday."
    assert kept_together(first, longer, KNOWN).attached.promises == first.promises
    due = first.promises[0].due_at.astimezone(ZONE)
    later = due + timedelta(hours=1)
    clock = f"{due:%H:%M}"
    kept = first
    for typed in (clock[:-1], clock[:2], "", "1", f"{later:%H}", f"{later:%H}:", f"{later:%H:%M}"):
        kept = kept_together(kept, text.replace(clock, typed), KNOWN).attached
    (moved,) = kept.promises
    assert moved.due_at == later
    assert not kept_together(kept, text.replace(clock, f"{later:%H:%M}"), KNOWN).apart


@pytest.mark.parametrize("typed", ["", "soon", "on 27 or 30 November"])
def test_what_is_said_no_more_is_found_where_it_stood_and_can_be_brought_back(typed: str) -> None:
    rendered = filled_in("refund.delay", "en", "email", new="11-25 18:00", old="refund @ 11-23 18:00")
    text = rendered.body.replace("Wed 25 Nov 18:00", typed, 1)
    together = kept_together(attached_by(rendered), text, KNOWN)
    (found,) = [one for one in findings(together, text, "email") if is_apart(one)]
    assert (found.severity, found.suggestion) == ("error", "Wed 25 Nov 18:00")
    assert text[: found.start] + (found.suggestion or "") + text[found.end :] == rendered.body
    assert together.attached.promises == rendered.promises
    assert not kept_together(together.attached, rendered.body, KNOWN).apart


def test_each_of_two_promises_follows_its_own_words() -> None:
    rendered = filled_in("complaint.check", "zh", "sms", update="11-25 18:00", answer="11-25 18:00")
    update, answer = rendered.promises
    assert update.due_at == answer.due_at
    last = rendered.body.rindex("11月25日18:00")
    text = rendered.body[:last] + rendered.body[last:].replace("11月25日", "11月27日", 1)
    first, second = kept_together(attached_by(rendered), text, KNOWN).attached.promises
    assert (first.due_at, second.due_at) == (update.due_at, NEW)


def test_a_date_that_is_no_promises_is_held_against_the_full_text_unless_the_check_itself_wrote_it() -> None:
    rendered = filled_in(
        "refund.delay", "en", "wechat", new="11-25 18:00", call="11-26 10:00", old="refund @ 11-23 18:00"
    )
    text = rendered.body.replace("26 Nov 10:00", "27 Nov 09:00")
    assert text != rendered.body
    by_hand = kept_together(attached_by(rendered), text, KNOWN)
    assert "fact.changed" in [one.rule for one in findings(by_hand, text, "wechat")]
    suggested = kept_together(attached_by(rendered), text, KNOWN, suggested=True)
    assert "fact.changed" not in [one.rule for one in findings(suggested, text, "wechat")]
    assert suggested.attached.promises == rendered.promises


def test_a_day_alone_leaves_the_time_of_day() -> None:
    due = datetime(2026, 11, 25, 10, 0, tzinfo=ZONE)
    made = PlannedPromise("call back", due, "", "phone")
    attached = Attached((made,), said="We call you by 25 Nov 10:00.")
    (moved,) = kept_together(attached, "We call you by 27 Nov.", KNOWN).attached.promises
    assert moved.due_at == due + timedelta(days=2)


def test_what_a_text_never_named_is_nobodys_mistake() -> None:
    made = PlannedPromise("call back", datetime(2026, 11, 25, 10, 0, tzinfo=ZONE), "", "phone")
    together = kept_together(Attached((made,)), "All is well. Bye on 27 Nov.", KNOWN)
    assert (together.attached.promises, together.apart) == ((made,), ())


def test_it_is_kept_with_the_draft() -> None:
    rendered = filled_in("callback", "zh", "phone")
    attached = kept_together(attached_by(rendered), rendered.body, KNOWN).attached
    assert attached.named
    assert read_attached(write_attached(attached)) == attached


@pytest.mark.parametrize(
    ("language", "was", "now"),
    [("zh", "11月25日(周三)18:00", "11月27日(周五)18:00"), ("en", "Wed 25 Nov 18:00", "Fri 27 Nov 18:00")],
)
def test_what_we_do_if_it_is_missed_does_not_come_before_it(language: Language, was: str, now: str) -> None:
    """The call stays on Thursday, and the refund leaves on Friday."""
    rendered = filled_in("refund.delay", language, "email", new="11-25 18:00", old="refund @ 11-23 18:00")
    assert not kept_together(attached_by(rendered), rendered.body, KNOWN).overtaken
    text = rendered.body.replace(was, now)
    together = kept_together(attached_by(rendered), text, KNOWN)
    (found,) = together.overtaken
    assert "26" in text[found.start : found.end]
    assert found.due_at == NEW
    again = kept_together(together.attached, text.replace("26", "28"), KNOWN)
    assert not again.overtaken
    assert kept_together(together.attached, rendered.body, KNOWN).overtaken == ()
    warned = check_with_promises(text, "email", KNOWN, together.attached.promises, overtaken=together.overtaken)
    assert [(one.severity, one.facts["case"]) for one in warned if one.rule == "fact.changed"] == [
        ("warning", "overtaken")
    ]


def test_a_sum_that_is_typed_into_the_text_is_beyond_an_agents_own_limit_as_one_in_the_form_is() -> None:
    rendered = filled_in("goodwill.credit", "en", "email", amount="30")
    attached = kept_together(attached_by(rendered), rendered.body, KNOWN).attached
    assert "beyond_authority" not in attached.meta
    more = kept_together(attached, rendered.body.replace("CNY 30.00", "CNY 80.00"), KNOWN).attached
    assert more.meta["beyond_authority"] == ["amount"]
    assert more.promises[0].amount == "80.00"
    less = kept_together(more, rendered.body, KNOWN).attached
    assert less.meta == attached.meta
