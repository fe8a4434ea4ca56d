"""One write of the contract: everything it does is one transaction, and the feed's head row is taken last."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, insert

from agent_tui.domain.values import RecordType
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.clock import Clock, microseconds
from agent_tui.store.database import Database
from agent_tui.store.feed import ChangeRow, append, read_head


class WriteTransaction:
    """What a write needs: the connection, who writes, the time on the store's clock; and what it changed so far."""

    def __init__(self, connection: Connection, caller: str, now: datetime, request_id: str) -> None:
        self.connection = connection
        self.caller = caller
        self.now = now
        self.request_id = request_id
        self.through: int | None = None
        """The number of the last change row, once `finish` has written them."""
        self._rows: list[ChangeRow] = []

    @property
    def now_us(self) -> int:
        return microseconds(self.now)

    def changed(self, type_: RecordType, id_: str, queue: str | None = None, queue_before: str | None = None) -> None:
        """This record is not what it was. `queue`: where it stands now; `queue_before`: where it stood, if anywhere."""
        self._rows.append(ChangeRow(type_, id_, queue, queue_before))

    def finish(self, action: str, type_: RecordType | None = None, record: str | None = None) -> int:
        """Writes the audit row and the change rows; the last number given out. Once, and last, in a transaction that
        changed something; in another it only tells where the feed is."""
        through = self.finish_unseen()
        if not self._rows:
            return through
        self.connection.execute(
            insert(schema.audit).values(
                at_us=self.now_us,
                agent=self.caller,
                action=action,
                type=type_,
                record=record,
                request_id=self.request_id,
                seq_first=through - len(self._rows) + 1,
                seq_last=through,
            )
        )
        return through

    def finish_unseen(self) -> int:
        """As `finish`, and leaves nothing in the audit: where people are is told, and not kept."""
        if not self._rows:
            return read_head(self.connection).v
        self.through = append(self.connection, self._rows, self.now)
        return self.through


@contextmanager
def write(database: Database, caller: Caller | str, clock: Clock, request_id: str) -> Iterator[WriteTransaction]:
    """A transaction of `caller`, committed at the end; an exception leaves nothing behind."""
    name = caller if isinstance(caller, str) else caller.agent.id
    with database.write() as connection:
        yield WriteTransaction(connection, name, clock(), request_id)
