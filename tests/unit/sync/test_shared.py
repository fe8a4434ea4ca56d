"""What the engine's threads share: one connection, made once."""

import contextlib
import threading

from agent_tui.backends.protocol import Backend
from agent_tui.sync.shared import Shared
from tests.fake_backend import FakeBackend, FakeStore


def test_two_threads_that_ask_at_once_get_one_connection_and_it_is_open() -> None:
    """Whoever makes a connection closes the one before: two made at once would leave a closed one behind."""
    store = FakeStore()
    made: list[FakeBackend] = []
    both_are_making_one = threading.Barrier(2)

    def connect() -> Backend:
        with contextlib.suppress(threading.BrokenBarrierError):  # broken as it must be: the other one waits for this
            both_are_making_one.wait(timeout=0.3)
        for before in made:
            before.close()
        made.append(store.connect())
        return made[-1]

    shared = Shared(connect)
    got: list[Backend] = []
    asking = [threading.Thread(target=lambda: got.append(shared.backend()[0])) for _ in range(2)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert got == [made[-1], made[-1]]
    assert len(made) == 1
    assert shared.backend()[0].me().agent.id == "li.na"


def test_who_leaves_the_lead_waits_for_what_is_being_sent() -> None:
    """What one process is sending another one that leads would take for what a crash left, and send it again."""
    shared = Shared(FakeStore().connect)
    shared.lead(True)
    leaving = threading.Thread(target=shared.lead, args=(False,))
    with shared.sending() as leading:
        assert leading
        leaving.start()
        leaving.join(timeout=0.1)
        assert leaving.is_alive()
        assert shared.leading
    leaving.join()
    with shared.sending() as leading:
        assert not leading


def test_whoever_finds_the_backend_back_is_told_so_and_nobody_else() -> None:
    shared = Shared(FakeStore().connect)
    assert shared.note(online=True)
    assert not shared.note(online=True, trouble=None)
    assert not shared.note(online=False, trouble="backend-unreachable")
    shared.fault("push")
    assert not shared.note(online=True)
