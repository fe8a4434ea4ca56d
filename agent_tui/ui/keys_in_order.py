"""Keys act in the order they were pressed, however fast they come, and mean what the keymap says.

Textual hands a key to the focused widget, and looks for a binding only when the key has bubbled back: by then the next
key may have gone to a widget that the first one was about to leave – the first letters of a reply would act as
commands on the queue. Here a key is finished before the next one starts.

What is pasted, or comes from an input method as a whole phrase, is text: where none is being written it does nothing.
"""

import asyncio
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar
from unicodedata import east_asian_width

import msgspec
from textual import events
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.message_pump import MessagePump
from textual.widget import Widget

from agent_tui.ui.actions import Action, Place, action_key
from agent_tui.ui.keys.maps import STANDARD, Keymap
from agent_tui.ui.keys.names import made_by_input_method, pressed_key
from agent_tui.ui.keys.pressing import NOTHING, Begun, press
from agent_tui.ui.screens.windows.moving import Counting
from agent_tui.ui.terminal.safe_app import SafeApp

Result = TypeVar("Result")

WIDE = "WF"
"""East Asian width of what input methods make."""

_GO_ON = ("app.focus_next", "app.focus_previous")

PATIENCE = 0.5
"""Seconds to wait for a widget that is busy, or is being taken away and answers no more."""


class KeysInOrder(SafeApp[Result]):
    keymap: Keymap = STANDARD
    """The keys in force."""
    _begun: Begun = NOTHING

    def key_begun(self, begun: Begun, following: Sequence[tuple[str, Action]]) -> None:
        """A count or the first keys of several stand for themselves until the next key; `following`: which keys go on
        with them, and to what. Both empty: that is over."""

    def pasted_nowhere(self, text: str) -> None:
        """Text came where none is being written; it does nothing."""

    def input_method_is_on(self) -> None:
        """A character came that no key of the keyboard types, or one that an input method made of a key that would
        change something."""

    def key_unused(self, keys: str, elsewhere: Sequence[Action]) -> None:
        """What was pressed (`c`, `g q`) does nothing here; `elsewhere`: what it does in other places."""

    def keeps_text_from_backspace(self) -> bool:
        """True where the key that erases would lose a text by going back instead, which was said."""
        return False

    def at_a_choice(self) -> bool:
        """True where the hands are on a choice among fields of text: what is typed there was meant for one of those, so
        that a character chooses or does nothing, and only keys that are no text move."""
        return False

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste) and not event.is_forwarded and not self._takes_text():
            self._wait_no_more()
            self.pasted_nowhere(event.text)
            return
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self.app_focus = True
        from_focus = self._from_focus()
        if _comes_first(event.key, from_focus) and await self._check_bindings(event.key, priority=True):
            self._wait_no_more()
            return
        focused = self.focused
        if focused is not None and focused.check_consume_key(event.key, event.character):
            self._wait_no_more()
            await self._forward(event)
        else:
            await self._act(event)
        if self._screen_stack:
            await _finished(self.screen)  # where a window that closed gives its answer

    async def _on_key(self, event: events.Key) -> None:
        """A key that bubbled back was nobody's when it was pressed: on the screen that stands there by now, a window
        having closed, it must not mean anything."""
        event.prevent_default()

    async def _act(self, event: events.Key) -> None:
        """What the keymap makes of the key; what it knows nothing of goes to whoever else wants it."""
        place: Place = getattr(self.screen, "place", "list")  # why: Textual's own screens have none
        keys = self.keymap.at(place)
        counting = _counts(type(self.screen))
        key = pressed_key(event.key, event.character)
        before = self._begun
        if len(key) == 1 and self.at_a_choice():
            self._wait_no_more()
            await self._pass_on(event, key, keys.actions.get((key,), ()))
            return
        outcome = press(keys if counting else msgspec.structs.replace(keys, counts=False), before, key)
        self._begun = outcome.begun
        if outcome.begun != before:
            self._tell_begun(place)
        if outcome.begun != NOTHING:
            return
        if outcome.taken and not outcome.ids:
            if before.keys and key != "escape":
                self.key_unused(" ".join((*before.keys, key)), ())
            return
        if outcome.times is not None and isinstance(self.screen, Counting):
            for id in outcome.ids:
                if self.screen.repeat(id, outcome.times):
                    return
        if key == "backspace" and self.keeps_text_from_backspace():
            return
        made = made_by_input_method(event.character)
        if not await self._run(event.key, outcome.ids, alone=before == NOTHING, made=made):
            await self._pass_on(event, key, outcome.ids)

    async def _pass_on(self, event: events.Key, key: str, ids: Sequence[str]) -> None:
        """A key that no action has here: a digit in the menu, say. What an input method made of a key does nothing."""
        if len(key) == 1 and east_asian_width(key) in WIDE:
            self.input_method_is_on()
            return
        if len(key) == 1 and event.character != key:
            event = events.Key(key, key)
        if not await self._taken(event):
            self.key_unused(key, [self.keymap.action(id) for id in ids])

    async def _taken(self, event: events.Key) -> bool:
        """Hands it to the focused widget and from there outward; False where nobody stops it."""
        event._sender = None  # why: Textual itself stops an event that comes back to its sender
        target: Widget = self.focused or self.screen
        target._forward_event(event)
        for node in target.ancestors_with_self:
            if event._stop_propagation or node is self:
                break
            await _finished(node)
        return event._stop_propagation

    async def _run(self, key: str, ids: Sequence[str], *, alone: bool, made: bool) -> bool:
        """From the focused widget outward: the action that the key stands for there, else what Textual binds to it.
        `made`: an input method made it, so that it only moves, shows or asks."""
        changing = {action_key(id) for id in ids if made and not self.keymap.action(id).harmless}
        names = [*map(action_key, ids), *([key] if alone else [])]
        for namespace in self._from_focus():
            for name in names:
                for binding in namespace._bindings.key_to_bindings.get(name, ()):
                    if binding.priority or (name == key and self._is_not_for(key, binding)):
                        continue
                    if name in changing:
                        self.input_method_is_on()
                        return True
                    if await self.run_action(binding.action, namespace):
                        return True
            if namespace.is_modal:
                break
            # why: as Textual has it, a key that this one takes is nothing to what it stands in
            names = [name for name in names if not namespace.check_consume_key(name, key_to_character(name))]
        return False

    def _is_not_for(self, key: str, binding: Binding) -> bool:
        """True where what Textual binds to a key has other keys by the keymap, or would do nothing: going on to the
        next of what is typed into, where there is no other."""
        if binding.id and self.keymap.knows(binding.id):
            return True
        return binding.action in _GO_ON and len(self.screen.focus_chain) < 2

    def _from_focus(self) -> list[DOMNode]:
        """Whose bindings count, the innermost first. Textual's own list of them is made of copies of all bindings,
        which takes longer than what most keys do."""
        focused = self.focused
        if focused is None or focused.loading:
            return [self.screen, self]
        return list(focused.ancestors_with_self)

    async def _forward(self, event: events.Key) -> None:
        target: Widget = self.focused or self.screen
        target._forward_event(event)
        await _finished(target)

    def _takes_text(self) -> bool:
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def _wait_no_more(self) -> None:
        if self._begun != NOTHING:
            self._begun = NOTHING
            self.key_begun(NOTHING, ())

    def _tell_begun(self, place: Place) -> None:
        begun = self._begun
        following: list[tuple[str, Action]] = []
        if begun.keys:
            length = len(begun.keys)
            for keys, ids in self.keymap.at(place).actions.items():
                if len(keys) > length and keys[:length] == begun.keys:
                    following.append((" ".join(keys[length:]), self.keymap.action(ids[0])))
        self.key_begun(begun, following)


def _comes_first(key: str, nodes: Iterable[DOMNode]) -> bool:
    """Somebody of these has bound the key with priority."""
    return any(binding.priority for node in nodes for binding in node._bindings.key_to_bindings.get(key, ()))


@cache
def _counts(screen: type) -> bool:
    """True for a screen on which a count before a key means something. Kept, since finding it out takes longer than
    what most keys do."""
    return issubclass(screen, Counting)


async def _finished(target: MessagePump) -> None:
    """Waits until `target` has handled what was posted to it so far."""
    done = asyncio.Event()
    if not target.call_later(done.set):
        return
    try:
        await asyncio.wait_for(done.wait(), PATIENCE)
    except TimeoutError:
        return  # it went away, or is slow: the next key must not wait for ever
