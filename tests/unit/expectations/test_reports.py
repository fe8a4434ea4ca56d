"""A report that goes out is the one that was due; the next one that it promises contradicts nothing."""

import msgspec
import pytest

from agent_tui.domain.values import Promise
from agent_tui.expectations.check.context import CheckContext, OpenPromise
from agent_tui.expectations.rendered_check import findings_of
from agent_tui.expectations.rendering import Rendered, render
from agent_tui.expectations.template import Language
from tests.unit.expectations.fixture import NOW, SIGNATURE, ZONE, a_promise, an_occasion, built_in, typical

SHELF = built_in()


def a_report(language: Language, *due: Promise, template: str = "outage.area", **typed: str) -> Rendered:
    known = SHELF.by_id[template]
    occasion = an_occasion(language, "sms", promises=due, signature=SIGNATURE)
    return render(known, {**typical(known, language), **typed}, occasion)


@pytest.mark.parametrize(
    ("language", "what", "area"), [("zh", "断网进展通报", "城东"), ("en", "Progress report of the outage", "Eastgate")]
)
@pytest.mark.parametrize("since", ["09:39", "10:40"])
def test_the_report_that_was_due_is_kept_and_nothing_is_said_against_it(
    language: Language, what: str, area: str, since: str
) -> None:
    due = a_promise("due", what=what, hours=0.5, topic="outage")
    rendered = a_report(language, due, area=area, since=since, next="+2 hours")
    (promise,) = rendered.promises
    assert (promise.keeps, promise.in_place_of, promise.settled) == (("due",), (), ("due",))
    known = CheckContext(
        now=NOW.astimezone(ZONE),
        timezone="Asia/Shanghai",
        signature=SIGNATURE,
        open_promises=(OpenPromise(due.topic, due.what, due.due_at, due.channel, None, due.id),),
    )
    assert not findings_of(rendered, "sms", known)


def test_the_same_template_about_something_else_keeps_nothing() -> None:
    elsewhere = a_promise("due", what="update on the outage in Westgate", hours=0.5, topic="outage")
    assert a_report("en", elsewhere, area="Eastgate").promises[0].keeps == ()
    assert a_report("en", elsewhere, area="Westgate").promises[0].keeps == ("due",)
    complaint = a_promise("due", what="投诉6021通报进展", hours=0.5, topic="complaint.update")
    assert a_report("zh", complaint, template="complaint.check", case="6022").promises[0].keeps == ()
    assert a_report("zh", complaint, template="complaint.check", case="6021").promises[0].keeps == ("due",)


def test_what_is_no_report_and_what_is_due_later_is_not_kept_by_one() -> None:
    repair = a_promise("repair", what="专线修好", hours=0.5, topic="outage")
    later = a_promise("later", what="断网进展通报", hours=30, topic="outage")
    assert a_report("zh", repair, later, next="+2 hours").promises[0].keeps == ()


def test_no_news_is_the_word_that_was_due() -> None:
    due = a_promise("due", what="eSIM转移再通报一次", hours=-1, topic="update")
    assert a_report("zh", due, template="update.none", matter="eSIM转移").promises[0].keeps == ("due",)


def test_the_next_report_of_an_outage_is_not_further_away_than_six_hours() -> None:
    problems = a_report("en", area="Eastgate", next="+7 hours").problems
    assert [one.field for one in problems] == ["next"]


def test_a_note_keeps_none_in_its_form_either() -> None:
    due = a_promise("due", what="断网进展通报", hours=0.5, topic="outage")
    known = SHELF.by_id["outage.area"]
    occasion = an_occasion("zh", "sms", promises=(due,), signature=SIGNATURE)
    noted = msgspec.structs.replace(occasion, for_colleagues=True)
    typed = {**typical(known, "zh"), "next": "+2 hours"}
    rendered = render(known, typed, noted)
    assert (rendered.said_as, rendered.promises[0].keeps) == ("note", ())
    assert render(known, typed, occasion).promises[0].keeps == ("due",)
