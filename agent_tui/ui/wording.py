"""The words of the screen in the chosen language: one value that app and screens hand around."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from msgspec import Struct

from agent_tui.domain.errors import Trouble
from agent_tui.domain.text import strip_controls
from agent_tui.messages.abilities import ABILITIES
from agent_tui.messages.actions import ACTION_WORDS
from agent_tui.messages.screen import SCREEN_WORDS
from agent_tui.messages.speech import Language, Words, say
from agent_tui.ui import actions
from agent_tui.ui.actions import Action, Place, Situation
from agent_tui.ui.keys.maps import STANDARD, Keymap
from agent_tui.ui.keys.names import shown
from agent_tui.ui.presentation.times import Here, Names, local

BY_KEY = {
    "agent-tui bulletin list --all": "bulletins",
    "agent-tui kb list": "knowledge",
    "agent-tui outbox": "outbox",
    "agent-tui promise list --customer ID": "promises",
    "agent-tui promise list": "promises",
    "agent-tui queue": "queue",
    "agent-tui sync": "repaint",
    "agent-tui template list": "template",
}
"""Commands that a way out names for people on the command line, and what does the same at the desk; of two that begin
alike the longer first."""


_WITH_ARGUMENTS = r"(?![\w-]| --| [A-Z]{2,}\b)"
"""What does not follow a command that stands there without arguments."""


class Hands(Struct, frozen=True):
    """Where a person is while something is said to them."""

    situation: Situation
    in_text: bool = False
    """Letters are text there."""


class Wording(Struct, frozen=True):
    language: Language
    zone: tzinfo
    keymap: Keymap = STANDARD
    """The keys in force."""
    names: Names = {}
    """What agents are called (`Desk.names`)."""
    hands: Callable[[], Hands | None] = lambda: None
    """Where what is said is read; None where no key leads to an action: in a window over a screen, say."""

    @property
    def here(self) -> Here:
        return Here(self.zone, self.language, self.keys(actions.action("verify"), 1), names=self.names)

    def screen(self, key: str, /, **facts: str | int | None) -> str:
        """An entry of `messages.screen`."""
        return say(SCREEN_WORDS, key, self.language, **facts)

    def name(self, action: Action, situation: Situation | None = None) -> str:
        """What the action is called; in a situation where it takes back what it did, what that is called."""
        again = situation is not None and action.undoes(situation)
        key = f"{action.words}.again" if again else action.words
        return say(ACTION_WORDS, key, self.language, number=action.argument)

    def name_of_several(self, alike: Sequence[Action]) -> str:
        """What actions are called that differ by a number alone."""
        return say(ACTION_WORDS, alike[0].words, self.language, number=f"{alike[0].argument}-{alike[-1].argument}")

    def keys(self, action: Action, limit: int = 2, *, in_text: bool = False) -> str:
        """Its keys in force as help, menu and hints write them, "c f2"; `in_text`: where letters are text."""
        return self.keymap.shown(action, limit, in_text=in_text)

    def way_to(self, action: Action) -> str:
        """What somebody presses to come to this action from where they are: its key, after the one that goes back where
        it does nothing here."""
        hands, key = self.hands(), self.keys(action, 1)
        here = hands is None or (not hands.in_text and action in actions.actions_at(hands.situation.place))
        return key if here else f"{self.keys(actions.action('back'), 1)} {key}"

    def answers(self, action: Action) -> tuple[str, ...]:
        """Keys that say yes to what this action asks."""
        return self.keymap.answers(action)

    def help(self, action: Action) -> str:
        return say(ACTION_WORDS, action.help_words, self.language)

    def reason(self, key: str, /, **facts: str | int | None) -> str:
        """Why something cannot be done, an entry `why.…` of `messages.actions`."""
        return say(ACTION_WORDS, key, self.language, **facts)

    def why_not(self, action: Action, situation: Situation) -> str:
        """Why the action cannot be done now; "" where it can."""
        reason = action.reason_against(situation)
        if reason is None:
            return ""
        if reason == "why.backend-cannot" and action.needs is not None:
            return self.reason(reason, ability=self.of(ABILITIES[action.needs]))
        status = self.screen(f"status.{situation.ticket_status}") if situation.ticket_status else ""
        keys = {id: self.keys(actions.action(id), 1) for id in ("mark", "filter", "outbox", "open", "back")}
        return self.reason(reason, holder=strip_controls(self.here.name(situation.holder or "")), status=status, **keys)

    def unused_key(self, keys: str, elsewhere: Sequence[Action], place: Place, *, in_window: bool) -> str:
        """What is said of keys that do nothing in `place`: where they do something, as far as one comes there from
        here; else which key helps. `in_window`: of keys that do nothing in the window over it; those that do something
        behind it say how one comes there."""
        hands = self.hands()
        known = actions.action("back" if in_window else "help")
        key, name = self.keys(known, 1, in_text=hands is not None and hands.in_text), self.name(known)
        behind = next((one for one in elsewhere if in_window and place in one.places), None)
        if behind is not None:
            return self.screen("keys.behind", keys=keys, action=self.name(behind), key=key, name=name)
        for one in elsewhere:
            # watch mode is another program than the desk
            there = [at for at in one.places if at != "everywhere" and (at == "watch") == (place == "watch")]
            if there and place not in there:
                where = self.screen(f"place.{there[0]}")
                return self.screen("keys.elsewhere", keys=keys, action=self.name(one), place=where)
        return self.screen("keys.unused", keys=keys, key=key, name=name)

    def of(self, words: Words) -> str:
        return words.zh if self.language == "zh" else words.en

    def day_and_time(self, at: datetime) -> str:
        """`11-25 18:00` in the agent's time zone."""
        return local(at, self.zone).strftime("%m-%d %H:%M")

    def trouble(self, trouble: Trouble) -> str:
        """Title, cause, way out, and what holds meanwhile, in one run of text."""
        # why: loaded here because most days nothing goes wrong before the first frame
        from agent_tui.messages.troubles import tell

        return self._sentences(*tell(trouble.key, self.language, trouble.facts, self.names))

    def trouble_named(self, key: str) -> str:
        """Title and way out, where only the key is known: what would need facts is left out."""
        from agent_tui.messages.troubles import TROUBLES

        words = TROUBLES.get(key)
        if words is None:
            return self.trouble_title(key)
        title, way_out = self.of(words.title), self.of(words.way_out)
        return self._sentences(title, "" if "{" in way_out else way_out, self.of(words.meanwhile))

    def _sentences(self, *parts: str) -> str:
        stop = "。" if self.language == "zh" else ". "
        told = stop.join(part.rstrip(" .。") for part in parts if part) + stop.strip()
        return self._with_keys(told) if "agent-tui " in told else told

    def _with_keys(self, told: str) -> str:
        """Commands without further arguments as keys, as far as there are any that do the same where this is said."""
        hands = self.hands()
        if hands is None:
            return told
        for command, id in BY_KEY.items():
            key = self.key_at(actions.action(id), hands)
            if key:
                told = re.sub(re.escape(command) + _WITH_ARGUMENTS, key, told)
        return told

    def key_at(self, action: Action, hands: Hands) -> str:
        """The first key that does this where somebody is; "" where none does."""
        place = hands.situation.place
        if action not in actions.actions_at(place) or action.reason_against(hands.situation) is not None:
            return ""
        at_place = self.keymap.at(place).actions
        for key in self.keymap.of(action):
            presses = tuple(key.split(" "))
            types = hands.in_text and any(len(one) == 1 for one in presses)
            if not types and at_place.get(presses, ("",))[0] == action.id:
                return shown(key)
        return ""

    def trouble_title(self, key: str) -> str:
        """What is wrong in a few words, where only the key is known."""
        from agent_tui.messages.troubles import title

        return title(key, self.language)
