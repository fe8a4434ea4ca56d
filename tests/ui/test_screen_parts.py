"""The parts of the desk screen that need no screen: slots, drafts, gathered events, the words."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import agent_tui.ui
from agent_tui.desk.views import (
    Draft,
    DraftKind,
    OutboxCounts,
    QueueGroup,
    QueueRow,
    QueueView,
    RowRef,
    Status,
    StatusChanged,
    TextReturned,
    TicketsChanged,
)
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.messages.screen import SCREEN_WORDS
from agent_tui.messages.wrap_up_codes import DISPOSITIONS, ROOT_CAUSES
from agent_tui.ui.draft_keeper import DraftKeeper
from agent_tui.ui.live import Gathering
from agent_tui.ui.screens.desk.slots import EMPTY, seat
from agent_tui.ui.screens.desk.surroundings import Surroundings
from agent_tui.ui.screens.windows.too_small import SMALLEST, is_too_small
from agent_tui.ui.widgets.slot_strip import SlotStrip
from agent_tui.ui.widgets.status_line import StatusLine
from tests.unit.presentation.made_up import EN, NOW, promise, row


def test_a_contact_keeps_its_slot_while_it_is_in_hand() -> None:
    slots = seat(EMPTY, ["a", "b", "c"])
    assert slots == ("a", "b", "c", None, None)
    assert seat(slots, ["c", "a"]) == ("a", None, "c", None, None)
    assert seat(("a", None, "c", None, None), ["d", "c", "a"]) == ("a", "d", "c", None, None)


def test_a_sixth_contact_waits_for_a_free_slot() -> None:
    slots = seat(EMPTY, list("abcdef"))
    assert slots == tuple("abcde")
    assert seat(slots, list("acdef")) == ("a", "f", "c", "d", "e")


class Disk:
    """Where drafts go; `full` refuses them."""

    def __init__(self) -> None:
        self.drafts: dict[tuple[str, DraftKind], Draft] = {}
        self.full = False

    def save_draft(self, draft: Draft) -> None:
        if self.full:
            raise BadInput("disk-full")
        self.drafts[draft.ticket, draft.kind] = draft

    def discard_draft(self, ticket: str, kind: DraftKind) -> None:
        self.drafts.pop((ticket, kind), None)


class Typing:
    """A text that grows, kept by a keeper whose timer runs when the test says so."""

    def __init__(self) -> None:
        self.disk = Disk()
        self.timers: list[tuple[float, Callable[[], None]]] = []
        self.troubles: list[Trouble] = []
        self.text = ""
        self.keeper = DraftKeeper(self.disk, lambda wait, call: self.timers.append((wait, call)), self.troubles.append)

    def type(self, text: str) -> None:
        self.text += text
        self.keeper.changed(lambda: Draft("t1", "reply", self.text))

    def time_passes(self) -> None:
        timers, self.timers = self.timers, []
        for _, call in timers:
            call()

    @property
    def saved(self) -> str:
        draft = self.disk.drafts.get(("t1", "reply"))
        return draft.body if draft else ""


def test_somebody_who_never_pauses_is_saved_within_a_second_too() -> None:
    typing = Typing()
    typing.type("a")
    typing.type("b")
    assert len(typing.timers) == 1
    assert typing.timers[0][0] < 1
    typing.time_passes()
    assert typing.saved == "ab"


def test_what_was_sent_leaves_no_draft_behind() -> None:
    typing = Typing()
    typing.type("a")
    typing.keeper.forget()
    typing.time_passes()
    assert typing.saved == ""


def test_an_emptied_text_is_no_draft() -> None:
    typing = Typing()
    typing.type("a")
    typing.time_passes()
    typing.text = ""
    typing.type("")
    typing.keeper.flush()
    assert typing.disk.drafts == {}


def test_a_draft_that_could_not_be_saved_is_told_and_saved_later() -> None:
    typing = Typing()
    typing.disk.full = True
    typing.type("a")
    typing.time_passes()
    assert [trouble.key for trouble in typing.troubles] == ["disk-full"]
    with pytest.raises(BadInput):
        typing.keeper.flush()
    typing.disk.full = False
    typing.keeper.flush()
    assert typing.saved == "a"


def test_a_draft_that_could_not_be_saved_is_tried_again_by_itself_until_it_is() -> None:
    typing = Typing()
    typing.disk.full = True
    typing.type("a")
    typing.time_passes()
    typing.time_passes()
    typing.time_passes()
    assert [trouble.key for trouble in typing.troubles] == ["disk-full"], "told once, as nobody has typed since"
    assert len(typing.timers) == 1
    typing.disk.full = False
    typing.time_passes()
    assert typing.saved == "a"
    assert typing.timers == []


def test_who_types_on_over_a_full_disk_has_one_further_attempt_awaited_at_most() -> None:
    typing = Typing()
    typing.disk.full = True
    for letter in "abc":
        typing.type(letter)
        calls = [timer for timer in typing.timers if timer[0] < 1]
        typing.timers = [timer for timer in typing.timers if timer not in calls]
        for _, call in calls:
            call()
    assert len(typing.timers) == 1
    typing.disk.full = False
    typing.time_passes()
    assert (typing.saved, typing.timers) == ("abc", [])


def test_many_events_wake_once_and_are_taken_together() -> None:
    woken: list[None] = []
    gathering = Gathering(lambda: woken.append(None))
    gathering.put(TicketsChanged(frozenset({"a"})))
    gathering.put(TicketsChanged(frozenset({"b"}), everything=True))
    gathering.put(StatusChanged(Status(True, OutboxCounts(queued=2), "li.na", True)))
    gathering.put(TextReturned("a", "reply", "fence-stale"))
    assert len(woken) == 1
    changes = gathering.take()
    assert changes.tickets == {"a", "b"}
    assert changes.everything
    assert changes.status is not None
    assert changes.status.outbox.queued == 2
    assert len(changes.returned) == 1
    assert not gathering.take().touch_contacts
    gathering.put(TicketsChanged(frozenset({"c"})))
    assert len(woken) == 2


def test_from_which_size_on_the_desk_is_worked() -> None:
    assert is_too_small(40, 10)
    assert not is_too_small(*SMALLEST)
    assert not is_too_small(80, 24)


def test_a_digit_chooses_every_code_of_a_wrap_up() -> None:
    assert len(DISPOSITIONS) <= 9
    assert len(ROOT_CAUSES) <= 9


def test_every_entry_of_the_screens_words_is_said_somewhere() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(agent_tui.ui.__file__).parent.rglob("*.py"))
    named = set(re.findall(r"""(?<=["'])[^"'\s]+(?=["'])""", source))
    families = set(re.findall(r"""f["']([^"'\s{]+)\.\{""", source))
    assert [key for key in SCREEN_WORDS if key not in named and key.rsplit(".", 1)[0] not in families] == []


def test_both_languages_of_an_entry_are_filled_with_the_same_facts() -> None:
    for key, words in SCREEN_WORDS.items():
        english, chinese = (sorted(re.findall(r"\{(\w+)\}", text)) for text in words)
        assert english == chinese, key


def test_the_next_promise_is_mine_or_nobodys_and_no_colleagues() -> None:
    class Known:
        """A desk that knows these rows."""

        agent = "li.na"

        def rows(self, refs: list[RowRef]) -> list[QueueRow]:
            return [owed[ref.promise or ""] for ref in refs]

    def owing(name: str, owner: str) -> QueueRow:
        made = promise(id=name, owner=owner)
        return row(customer_name=name, promise=made, due_at=made.due_at)

    owed = {f"p{number}": owing("theirs", "chen.tao") for number in range(20)} | {"mine": owing("mine", "li.na")}
    line = StatusLine(EN, NOW)
    around = Surroundings(Known(), SlotStrip(EN), line)  # type: ignore[arg-type]  # what it asks of a desk
    due = QueueGroup("promises_due", [RowRef(f"t-{name}", name) for name in owed])

    around.show_next_promise(QueueView(NOW, (due,)))

    assert line.promise is not None
    assert line.promise.customer_name == "mine"
