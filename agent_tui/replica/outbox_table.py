"""The outbox of the precious file, as who writes sees it: what is put in, read, taken back, dropped and sent again."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from agent_tui.contract.writes import Write, reply_in
from agent_tui.domain.basis import Basis
from agent_tui.domain.errors import Conflict
from agent_tui.replica.outbox_progress import OutboxProgress
from agent_tui.replica.outbox_statements import (
    companions,
    delete_rows,
    drop_refused,
    forget_returned,
    insert_row,
    texts_know_of,
)
from agent_tui.replica.precious_rows import (
    ITEM,
    DraftKey,
    OutboxItem,
    Seen,
    StoredDraft,
    delete_draft,
    find_draft,
    find_item,
    known_item,
    put_draft,
    to_item,
)

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


class OutboxTable(OutboxProgress):
    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._read: dict[tuple[Any, ...], OutboxItem] = {}
        """What the last look at the whole outbox made of its rows: nearly all of them are as they were at the next."""

    def add(
        self,
        write: Write,
        *,
        agent: str,
        now: datetime,
        draft: DraftKey | None = None,
        session: str | None = None,
        seen: Seen | None = None,
    ) -> OutboxItem:
        """Puts one write into the outbox, as `add_all` does. `seen`: for a change, its record as the agent saw it at
        the change's version."""
        all_seen = {} if seen is None else {write.id: seen}
        return self.add_all((write,), agent=agent, now=now, draft=draft, session=session, seen=all_seen)[0]

    def add_all(
        self,
        writes: Sequence[Write],
        *,
        agent: str,
        now: datetime,
        draft: DraftKey | None = None,
        session: str | None = None,
        seen: Mapping[str, Seen] | None = None,
        one_by_one: bool = False,
        basis: Basis | None = None,
        hold_s: float = 0.0,
        cursor: tuple[int, int] | None = None,
        attached: bytes | None = None,
    ) -> list[OutboxItem]:
        """Puts these writes into the outbox as `agent`'s words, in this order, and takes the draft they were written
        as away, in one transaction: all of it or nothing.

        The first one names what is done. The same words under its id again change nothing, whatever goes with them;
        other words are Conflict("id-reused"). The others wait until the backend has taken the first, and are refused
        with it: nothing is promised by a text that never went out. `one_by_one`: each waits for the one before it and
        is refused with that one. `seen`: by the id of a change, its record as the agent saw it. `basis`, `hold_s`,
        `cursor` (where absent, the draft's, as far as it is of the same words), `attached` (where absent, the draft's):
        the first one's, as in `OutboxItem`.
        The refused row whose text became that draft goes: its words are said anew. What else that session writes there
        knows of a reply from then on (`Basis.mine`)."""
        first, *others = writes
        with self.writing() as rows:
            kept = find_draft(rows, draft) if draft is not None else None
            if kept is not None:
                delete_draft(rows, kept.key)
            known = find_item(rows, first.id)
            if known is not None:
                if known.agent != agent or not _same_words(known.write, first):
                    raise Conflict("id-reused", id=known.id)
                return [known]
            if cursor is None and kept is not None and kept.body == getattr(first.body, "body", None):
                cursor = kept.cursor
            if attached is None:
                attached = kept.attached if kept is not None else b""
            written_in = draft.session if draft is not None else session
            items = [
                OutboxItem(
                    first.id,
                    first,
                    agent,
                    "queued",
                    0,
                    now,
                    written_in,
                    seen=seen.get(first.id) if seen is not None else None,
                    attached=attached,
                    basis=basis,
                    hold_s=hold_s,
                    cursor=cursor,
                )
            ]
            for write in others:
                goes_with = items[-1].id if one_by_one else first.id
                before = seen.get(write.id) if seen is not None else None
                items.append(
                    OutboxItem(write.id, write, agent, "queued", 0, now, written_in, seen=before, goes_with=goes_with)
                )
            for item in items:
                insert_row(rows, item)
            if written_in is not None and reply_in(first) is not None:
                texts_know_of(rows, first, written_in)
            if kept is not None and kept.returned_from is not None:
                drop_refused(rows, kept.returned_from, said_anew=kept)
            return items

    def outbox(self) -> list[OutboxItem]:
        """All of it, in the order of writing; acked rows stand there until the feed has come past them."""
        with self.reading() as rows:
            found = rows.execute(f"SELECT {ITEM} FROM outbox ORDER BY position")
            self._read = {row: self._read.get(row) or to_item(row) for row in found}
            return list(self._read.values())

    def item(self, id: str) -> OutboxItem | None:
        with self.reading() as rows:
            return find_item(rows, id)

    def drop(self, id: str) -> OutboxItem:
        """Takes back what was not sent, and what goes with it, and the draft that its refusal made unless somebody has
        changed it. BadInput("unknown-write"); Conflict("write-under-way") once it may be done."""
        with self.writing() as rows:
            item = known_item(rows, id)
            if item.state in ("sending", "acked"):
                raise Conflict("write-under-way", id=id)
            delete_rows(rows, (id, *companions(rows, id, "queued", "rejected")))
            forget_returned(rows, item)
            return item

    def take_back(self, id: str, draft: StoredDraft) -> OutboxItem:
        """A text that was never tried, or was refused, is `draft` again, and what goes with it goes, in one
        transaction. BadInput("unknown-write") where it has arrived; Conflict("write-under-way") once it may have."""
        with self.writing() as rows:
            item = known_item(rows, id)
            if item.state != "rejected" and (item.state != "queued" or item.attempts):
                raise Conflict("write-under-way", id=id)
            delete_rows(rows, (id, *companions(rows, id, "queued", "rejected")))
            forget_returned(rows, item)
            put_draft(rows, draft)
            return item

    def retry(self, id: str, write: Write | None = None, *, seen: Seen | None = None) -> OutboxItem:
        """Queues a rejected or unknown row again with what goes with it, as `write` where it must go out changed (a new
        fence, say), upon `seen` where somebody has looked anew. The draft that its refusal made goes, unless somebody
        has changed it. Of an unknown one the backend is asked first. Raises as `drop`."""
        with self.writing() as rows:
            item = known_item(rows, id)
            if item.state in ("sending", "acked"):
                raise Conflict("write-under-way", id=id)
            rows.execute(
                "UPDATE outbox SET written = ?, hold_s = 0, ask_first = (ask_first OR state = 'unknown') WHERE id = ?",
                (msgspec.json.encode(write or item.write), id),
            )
            if seen is not None:
                rows.execute("UPDATE outbox SET seen = ? WHERE id = ?", (msgspec.json.encode(seen), id))
            for again in (id, *companions(rows, id, "rejected")):
                rows.execute(
                    "UPDATE outbox SET state = 'queued', trouble = NULL, detail = NULL, holder = NULL WHERE id = ?",
                    (again,),
                )
            forget_returned(rows, item)
            return known_item(rows, id)


def _same_words(one: Write, other: Write) -> bool:
    """True where both say the same, though perhaps at another moment: a command given twice under one id."""
    return _timeless(one) == _timeless(other)


def _timeless(write: Write) -> Write:
    """The write without the moment at which it was made; all else of it counts."""
    body = write.body
    times = {name: _NO_TIME for name in ("at", "made_at") if hasattr(body, name)}
    return msgspec.structs.replace(write, body=msgspec.structs.replace(body, **times)) if times else write
