"""The guided tour at the desk: begun, gone through, left. The guide itself is loaded when it begins."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from agent_tui.messages.speech import say
from agent_tui.ui.actions import Situation, action
from agent_tui.ui.live import Changes
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer

if TYPE_CHECKING:
    from agent_tui.ui.tour.guide import Guide

TourWish = Literal["absent", "there", "offered", "begun"]
"""`absent`: not the demo's desk; `offered`: in one line at the start; `begun`: at the start."""


class Touring(DeskPart):
    wish: TourWish = "absent"
    guide: "Guide | None" = None

    def performers(self) -> Mapping[str, Performer]:
        return {"tour": self._toggle, "tour_next": lambda: self._go(1), "tour_back": lambda: self._go(-1)}

    def situation(self, standing: Situation) -> Situation:
        return msgspec.structs.replace(standing, demo=self.wish != "absent", touring=self.guide is not None)

    def changed(self, changes: Changes) -> None:
        self.look()

    def mounted(self) -> None:
        if self.wish == "begun":
            self.at.call_after_refresh(self._begin)
        elif self.wish == "offered":
            self._mention("offer")

    def look(self) -> None:
        """Something may have been done."""
        if self.guide is not None:
            with self.at.telling():
                self.guide.look()

    def takes(self, key: str) -> bool:
        """True where the key is one of the tour's while it goes on, whatever lies over the desk or is being written."""
        if self.guide is None:
            return False
        keymap = self.at.wording.keymap
        for id, perform in self.performers().items():
            if key in keymap.of(action(id)):
                with self.at.telling():
                    perform()
                return True
        return False

    def _toggle(self) -> None:
        if self.guide is None:
            self._begin()
        else:
            self._end()

    def _begin(self) -> None:
        # why: loaded here because few desks are the demo's
        from agent_tui.ui.tour.guide import Guide

        with self.at.telling():
            self.guide = Guide(self.at)

    def _end(self) -> None:
        if self.guide is not None:
            self.guide.end()
            self.guide = None
            self._mention("left")

    def worded_anew(self) -> None:
        self.look()

    def _go(self, steps: int) -> None:
        if self.guide is not None and not self.guide.go(steps) and steps > 0:
            self._end()

    def _mention(self, key: str) -> None:
        from agent_tui.messages.tour import TOUR

        wording = self.at.wording
        self.at.mention(say(TOUR, key, wording.language, tour=wording.keys(action("tour"), 1)))
