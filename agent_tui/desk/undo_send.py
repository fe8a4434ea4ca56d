"""A text that was sent and has not gone out yet becomes a draft again, as it was.

Troubles: BadInput unknown-write where it has arrived, Conflict write-under-way where it may have; and those of
`replica.sqlite_files`.
"""

import msgspec

from agent_tui.contract.writes import AddInteraction
from agent_tui.desk.overlay import message_state
from agent_tui.desk.views import Draft, MessageState
from agent_tui.desk.writing import Writing
from agent_tui.replica.precious_rows import OutboxItem, StoredDraft


class UndoSend(Writing):
    def take_back(self, id: str, draft: Draft) -> Draft:
        """Takes a text out of the outbox with all that goes with it, in one transaction; `draft` is what it was sent
        as. What this session has begun there since follows below it. The draft that stands there now."""
        key = self._key(draft.ticket, draft.kind)
        begun = self._precious.draft(key)
        whole = draft if begun is None else _above(draft, begun)
        stored = StoredDraft(
            key,
            whole.body,
            whole.cursor,
            self._now(),
            begun.returned_from if begun is not None else None,
            whole.attached,
            self._with_mine(draft.ticket, whole.basis),
        )
        self._precious.take_back(id, stored)
        self._changed(draft.ticket)
        self._wake()  # what waited behind it may go
        return whole

    def let_go(self) -> frozenset[str]:
        """Nobody sits here any more who could take back what this session holds back: it may go at once. All that may,
        by id, with what goes along with it."""
        mine = self._unsent()
        self._precious.let_go([item.id for item in mine if item.hold_s])
        return frozenset(item.id for item in mine)

    def unsent_texts(self) -> int:
        """How many replies and notes of who is signed in wait here; those of another living session excepted."""
        return sum(isinstance(item.write, AddInteraction) for item in self._unsent())

    def _unsent(self) -> list[OutboxItem]:
        own = self._session.known_name
        return [
            item
            for item in self._precious.outbox()
            if item.state in ("queued", "sending")
            and item.agent == self.agent
            and (item.session is None or item.session == own or self._session.is_over(item.session))
        ]

    def write_state(self, id: str) -> MessageState:
        """How far something that was written here has come; what is not in the outbox has arrived."""
        item = self._precious.item(id)
        return "acked" if item is None else message_state(item)


def _above(draft: Draft, begun: StoredDraft) -> Draft:
    """The text that was sent, and below it the one that was begun since."""
    attached = draft.attached or begun.attached
    if draft.attached and begun.attached:
        # why: loaded here because two templates in a row are rare
        from agent_tui.expectations.attached import joined, read_attached, write_attached

        attached = write_attached(joined(read_attached(draft.attached), read_attached(begun.attached)))
    return msgspec.structs.replace(draft, body=f"{draft.body.rstrip()}\n\n{begun.body}", attached=attached)
