"""At the desk: what colleagues know of me: which contact I have open, whether I write on it, my state."""

from collections.abc import Mapping

from agent_tui.desk.views import ContactView
from agent_tui.domain.values import Availability
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.live import Changes
from agent_tui.ui.presentation.cells import fit, width_of
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.screens.desk.filtering import Filtering
from agent_tui.ui.screens.desk.parts.windows import ask_which, ask_words

LOOKED_AT = 1.0
"""Seconds that a contact must stay open before colleagues are told: who only passes by says nothing."""

_REASONS: Mapping[str, tuple[Availability, str]] = {
    "ready": ("ready", ""),
    "lunch": ("break", "state.lunch"),
    "short": ("break", "state.short"),
    "training": ("away", "state.training"),
    "meeting": ("away", "state.meeting"),
}
_OTHER = "other"

_Look = tuple[str | None, bool]
"""The contact that is open, and whether something is being written on it."""


class Presence(DeskPart):
    _told: _Look = (None, False)
    """What colleagues know."""
    _to_tell: _Look | None = None
    """What they are told in a moment, if it stays so."""
    _state: Availability = "ready"
    _reason = ""

    def __init__(self, desk_screen: Filtering) -> None:
        super().__init__(desk_screen)
        self._telling = Alarm(desk_screen.set_timer, self._tell)

    def performers(self) -> Mapping[str, Performer]:
        return {"my_state": self._ask_state}

    # What I look at

    def contact_shown(self, view: ContactView | None) -> None:
        self.hands_moved()

    def changed(self, changes: Changes) -> None:
        self.at.warn_composer()

    def hands_moved(self) -> None:
        """Colleagues are told what I have open, a second after it stays so; a contact merely selected is not told."""
        look = self._looking()
        if look == self._to_tell:
            return  # what happens on the contact meanwhile begins no new second
        self._telling.clear()
        self._to_tell = None
        if look != self._told:
            self._to_tell = look
            self._telling.set(LOOKED_AT)

    def _looking(self) -> _Look:
        view, composer = self.at.view, self.at.pane.composer
        if view is None or not self.at.opened:
            return None, False
        return view.ticket.id, composer is not None and composer.ticket == view.ticket.id

    def _tell(self) -> None:
        self._to_tell = None
        look = self._looking()
        if look != self._told:
            self._told = look
            self.at.desk.look_at(look[0], writing=look[1])

    # My state

    async def _ask_state(self) -> None:
        wording = self.at.wording

        async def chosen(key: str) -> None:
            if key == _OTHER:
                await ask_words(
                    self.at,
                    lambda words: self._be("away", words),
                    title=wording.screen("state.title"),
                    label=wording.screen("state.why"),
                )
            else:
                state, reason = _REASONS[key]
                self._be(state, wording.screen(reason) if reason else "")

        choices = [(key, self._state_line(state, reason)) for key, (state, reason) in _REASONS.items()]
        other = self._state_line("away", "state.other")
        await ask_which(self.at, chosen, [*choices, (_OTHER, other)], title=wording.screen("state.title"))

    def _state_line(self, state: Availability, reason: str) -> Line:
        names = {other: self.at.wording.screen(f"state.{other}") for other, _ in _REASONS.values()}
        name = fit(names[state], max(map(width_of, names.values())))
        return (Span(name), Span("  " + self.at.wording.screen(reason), "dim")) if reason else (Span(name),)

    def _be(self, state: Availability, reason: str) -> None:
        self.at.desk.be(state, reason)
        self._state, self._reason = state, reason
        self._show_state()
        self.at.say(self.at.wording.screen("state.now", state=self._told_state))

    @property
    def _told_state(self) -> str:
        return f"{self.at.wording.screen(f'state.{self._state}')} {self._reason}".rstrip()

    def _show_state(self) -> None:
        self.at.status_line.show_my_state("" if self._state == "ready" else self._told_state)

    def worded_anew(self) -> None:
        self._show_state()
