"""Keys act in the order they were pressed, however fast they come.

Textual hands a key to the focused widget, and looks for a binding only when the key has bubbled back: by then the next
key may have gone to a widget that the first one was about to leave – the first letters of a reply would act as
commands on the queue. Here a key is finished before the next one starts.
"""

import asyncio
from typing import TypeVar

from textual import events
from textual.widget import Widget

from agent_tui.ui.terminal.safe_app import SafeApp

Result = TypeVar("Result")

PATIENCE = 0.5
"""Seconds to wait for a widget that is busy, or is being taken away and answers no more."""


class KeysInOrder(SafeApp[Result]):
    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self.app_focus = True
        if await self._check_bindings(event.key, priority=True):
            return
        target: Widget = self.focused or self.screen
        takes_text = self.focused is not None and self.focused.check_consume_key(event.key, event.character)
        if takes_text or not await self._check_bindings(event.key):
            target._forward_event(event)
            await _finished(target)
        if self._screen_stack:
            await _finished(self.screen)  # where a window that closed gives its answer


async def _finished(target: Widget) -> None:
    """Waits until `target` has handled what was posted to it so far."""
    done = asyncio.Event()
    if not target.call_later(done.set):
        return
    try:
        await asyncio.wait_for(done.wait(), PATIENCE)
    except TimeoutError:
        return  # it went away, or is slow: the next key must not wait for ever
