"""What is said in one pane is said there once."""

from collections.abc import Iterable
from datetime import timedelta

from agent_tui.domain.values import ImportRecord
from tests.desk_fixture import NOW
from tests.records import ME, customer, promise, said, ticket
from tests.ui.driver import User, at_the_desk

SUBJECT = "Refund for order 8812 is late"


def a_refund(promises: int = 1) -> Iterable[ImportRecord]:
    contact = ticket("t-sms", "c-sms", "sms", SUBJECT, NOW - timedelta(minutes=9), owner=ME, status="open")
    return [
        customer("c-sms", "Ann Lee", language="en-GB", phone="+8613800000001"),
        contact,
        said("i-sms", contact, "Ann Lee", NOW - timedelta(minutes=9), "Where is my money?"),
        *(
            promise(f"p-{n}", contact, f"Step {n} of it", NOW + timedelta(hours=20 + n), "interest")
            for n in range(promises)
        ),
    ]


def times_said(user: User, words: str) -> int:
    """How often it stands beside the list, over several lines or on one."""
    beside = " ".join(" ".join(line[67:] for line in user.lines).replace("|", " ").split())
    return beside.count(words)


@at_the_desk(size=(120, 40), records=a_refund)
async def test_what_a_contact_is_about_stands_in_its_head_or_where_that_is_short_in_the_story(user: User) -> None:
    await user.sees("WHO  Ann Lee")
    await user.until(lambda: times_said(user, SUBJECT) == 1)
    assert "today SMS: Refund" in " ".join(user.screen.split())
    await user.resize(150, 40)
    await user.until(lambda: f"new  {SUBJECT}" in user.screen or f"open  {SUBJECT}" in user.screen)
    assert times_said(user, SUBJECT) == 1
    assert "today SMS: " not in user.screen
    await user.resize(120, 40)
    await user.until(lambda: "today SMS: Refund" in " ".join(user.screen.split()))


@at_the_desk(size=(160, 50), records=a_refund)
async def test_the_promise_that_owed_tells_of_is_not_listed_again(user: User) -> None:
    await user.sees("OWED Step 0 of it")
    assert "romises 0" not in user.screen
    assert "romises 1" not in user.screen


@at_the_desk(size=(160, 50), records=lambda: a_refund(3))
async def test_further_promises_are_listed_below_it(user: User) -> None:
    await user.sees("OWED Step 0 of it", "More promises 2", "Step 1 of it", "Step 2 of it")
    card = "\n".join(line[-39:] for line in user.lines)
    assert card.count("Step 0") == 1
