"""What becomes of what is written in watch mode: on its way, waiting for the store, taken or refused."""

from typing import TYPE_CHECKING

from msgspec import Struct

from agent_tui.desk.views import OutboxRow, Sent, Status
from agent_tui.domain.masking import mask_line
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk


class Words(Struct, frozen=True):
    """What is said of a write, by how far it has come."""

    on_its_way: str
    kept: str
    """While the store is out of reach; what it waits for is added."""
    arrived: str = ""
    """"" where `on_its_way` says enough."""


class Written:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._followed: dict[str, tuple[Words, str]] = {}
        """Writes that have not arrived, with what was said of each last."""
        self._refused: frozenset[str] | None = None
        """Writes that are known to be refused; None before it was looked."""

    def told(self, sent: Sent, words: Words, status: Status | None, wording: Wording) -> str:
        """What is to be said of it now; `news` says what becomes of it."""
        said = _waiting(words, status, wording)
        if sent.state != "acked":
            self._followed[sent.id] = words, said
        return said

    def news(self, status: Status, wording: Wording) -> list[tuple[str, str]]:
        """What has become of writes since: what is to be said, and what was said of it before ("" where nothing
        was)."""
        found = self._new_refusals(status, wording)
        for id, (words, before) in list(self._followed.items()):
            state = self._desk.write_state(id)
            if state in ("rejected", "acked"):
                del self._followed[id]
                # why online: what left the outbox while the store was away was dropped there, and nobody has it
                if state == "acked" and status.online and (words.arrived or before != words.on_its_way):
                    found.append((words.arrived or words.on_its_way, before))
            elif state == "queued" and (now := _waiting(words, status, wording)) not in (before, words.on_its_way):
                self._followed[id] = words, now
                found.append((now, before))
        return found

    def _new_refusals(self, status: Status, wording: Wording) -> list[tuple[str, str]]:
        if not status.outbox.rejected:
            self._refused = frozenset()
            return []
        rows = {row.id: row for row in self._desk.outbox() if row.state == "rejected" and row.agent == status.agent}
        known = frozenset(rows).difference(self._followed) if self._refused is None else self._refused
        self._refused = frozenset(rows)
        return [
            (_refusal(row, wording), self._followed[id][1] if id in self._followed else "")
            for id, row in rows.items()
            if id not in known
        ]


def _waiting(words: Words, status: Status | None, wording: Wording) -> str:
    if status is None or status.online or status.trouble is None:
        return words.on_its_way
    waits_for = "written.signed-out" if status.trouble == "token-refused" else "written.offline"
    return wording.screen(waits_for, said=words.kept)


def _refusal(row: OutboxRow, wording: Wording) -> str:
    from agent_tui.ui.screens.exchange.outbox_words import told, with_customer

    why = wording.trouble_title(row.trouble) if row.trouble else ""
    what = cut(mask_line(with_customer(row.customer_name, told(row, wording))), 60)
    said = "written.refused-bulletin" if row.kind == "bulletin" else "written.refused-change"
    return wording.screen(said, what=what, why=why)
