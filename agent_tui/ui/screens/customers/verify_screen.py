"""Verifying a customer: what to ask, with the answers on file beside it; one key says that it is them."""

from datetime import datetime

from textual import events

from agent_tui.desk.views import ContactView
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import IdentityKind
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.presentation.times import recent_day
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.screens.windows.confirm_screen import YES, says_yes
from agent_tui.ui.screens.windows.dialog import Dialog
from agent_tui.ui.screens.windows.lines import head_line, in_columns
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

LAST = 4
"""Digits that people are asked for."""
MOST_OF_A_KIND = 2
_BY_LAST_DIGITS: frozenset[IdentityKind] = frozenset({"phone", "account"})


class VerifyScreen(Dialog):
    """Answers `yes` or None."""

    WIDTH = 66

    def __init__(self, wording: Wording, styles: Styles, view: ContactView, now: datetime) -> None:
        super().__init__(wording, styles)
        self._view = view
        self._now = now
        self._keys = wording.answers(action("verify"))

    def on_mount(self) -> None:
        words = self.wording
        asked = questions(self._view, words, self._now)
        widest = max((width_of(question) for question, _ in asked), default=0)
        rows = [PickRow("", (Span(words.screen("verify.ask" if asked else "verify.nothing")),))]
        rows += [
            PickRow("", (Span("  "), *in_columns((question, widest, "dim"), (answer, 0, "label"))))
            for question, answer in asked
        ]
        title = words.screen("verify.title", customer=cut(called(self._view.customer.name, self._view.customer.id), 40))
        keys: Line = (Span(words.screen("verify.keys", key=words.keys(action("verify"), 1)), "label"),)
        self.frame(head_line(title), rows, keys)

    def on_key(self, event: events.Key) -> None:
        if says_yes(event, self._keys):
            event.stop()
            self.dismiss(YES)


def questions(view: ContactView, wording: Wording, now: datetime) -> list[tuple[str, str]]:
    """What may be asked, and what the answer must be; of numbers only as much as is asked for."""
    asked: list[tuple[str, str]] = []
    counted: dict[str, int] = {}
    for identity in view.customer.identities:
        counted[identity.kind] = counted.get(identity.kind, 0) + 1
        if counted[identity.kind] > MOST_OF_A_KIND or not identity.value.strip():
            continue
        answer = identity.value[-LAST:] if identity.kind in _BY_LAST_DIGITS else cut(identity.value, 36)
        asked.append((wording.screen(f"verify.{identity.kind}"), answer))
    before = [entry for entry in view.timeline if entry.ticket != view.ticket.id and entry.direction == "inbound"]
    if before:
        last = before[-1]
        channel = say(CHANNELS, last.channel, wording.language)
        asked.append((wording.screen("verify.contact"), f"{recent_day(last.at, now, wording.here)} {channel}"))
    owed = next((promise for promise in view.promises if promise.state == "open"), None)
    if owed is not None:
        asked.append((wording.screen("verify.promise"), cut(" ".join(mask_numbers(owed.what[:200]).split()), 36)))
    return asked
