"""One profile's files and a store with one contact, for tests of sync; the writes that those tests make."""

from pathlib import Path

from agent_tui.contract.api import NewInteraction
from agent_tui.contract.writes import AddInteraction
from agent_tui.domain.values import Direction, InteractionKind
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from tests.fake_backend import NOW, FakeStore, a_customer, a_ticket, an_interaction

ME = "li.na"


def store_with_a_contact() -> FakeStore:
    store = FakeStore()
    store.put(a_customer())
    store.put(a_ticket())
    store.put(an_interaction("i1"))
    return store


def note(id: str = "w1", ticket: str = "t1", direction: Direction = "internal") -> AddInteraction:
    kind: InteractionKind = "note" if direction == "internal" else "message"
    return AddInteraction(id, NewInteraction(ticket, kind, direction, "chat", NOW, f"text of {id}"))


class ProfileFiles:
    """The files below `folder`; opened as often as a test likes, closed together."""

    def __init__(self, folder: Path) -> None:
        self.precious_file = folder / "precious.db"
        self.replica_file = folder / "replica.db"
        self._lock_file = folder / "engine.lock"
        self._opened: list[Precious | Replica | Queries | EngineLock] = []

    def precious(self) -> Precious:
        opened = Precious(self.precious_file)
        self._opened.append(opened)
        return opened

    def replica(self) -> Replica:
        opened = Replica(self.replica_file)
        self._opened.append(opened)
        return opened

    def queries(self) -> Queries:
        opened = Queries(self.replica_file)
        self._opened.append(opened)
        return opened

    def lock(self) -> EngineLock:
        opened = EngineLock(self._lock_file)
        self._opened.append(opened)
        return opened

    def close(self) -> None:
        for opened in self._opened:
            if isinstance(opened, EngineLock):
                opened.release()
            else:
                opened.close()


def states(precious: Precious) -> dict[str, str]:
    return {item.id: item.state for item in precious.outbox()}
