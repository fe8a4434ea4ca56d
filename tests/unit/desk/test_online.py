"""The desk with a store: signing in, exchanging, and going on when the store does not answer."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from agent_tui.backends.protocol import (
    BackendError,
    Busy,
    Forbidden,
    Refused,
    Unauthorized,
    Unreachable,
    VersionMismatch,
)
from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import Paths, find_paths, make_folders
from agent_tui.config.profiles import FromFile, new_profile, read_profiles
from agent_tui.config.settings import Settings
from agent_tui.contract.api import Change
from agent_tui.contract.writes import ChangeTicket
from agent_tui.desk.backend_troubles import trouble_of
from agent_tui.desk.desk import Desk, open_desk
from agent_tui.desk.desk_state import REPLICA_FILE
from agent_tui.desk.signing_in import login, logout, whoami
from agent_tui.desk.syncing import LOCK_FILE
from agent_tui.desk.views import DeskEvent, OutboxCounts, QueueFilter, StatusChanged, TextReturned, TicketsChanged
from agent_tui.domain.clock import SystemClock
from agent_tui.domain.errors import BadInput, Conflict, NotAllowed, OutOfReach, Trouble
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Ticket
from agent_tui.replica.locks import EngineLock
from agent_tui.store.agents import disable_agent
from tests.desk_fixture import NOW, a_profile, changes_of, fill
from tests.fake_backend import FakeBackend, FakeStore
from tests.records import sample_records
from tests.store_server import RunningStore, running_store

WITHIN_S = 20.0


@pytest.fixture
def world() -> FakeStore:
    store = FakeStore()
    for change in changes_of(sample_records(NOW)):
        assert change.doc is not None
        store.put(change.doc)
    return store


@pytest.fixture
def backend(world: FakeStore) -> FakeBackend:
    return world.connect()


@pytest.fixture
def desk(tmp_path: Path, backend: FakeBackend) -> Iterator[Desk]:
    paths, profile = a_profile(tmp_path)
    desk = open_desk(profile, paths, Settings(), backend=backend, clock=SystemClock(), session="test")
    yield desk
    desk.close()


class Events:
    """What the desk told, and waiting for it."""

    def __init__(self) -> None:
        self.told: list[DeskEvent] = []
        self._changed = threading.Condition()

    def __call__(self, event: DeskEvent) -> None:
        with self._changed:
            self.told.append(event)
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(condition, WITHIN_S), self.told


def test_a_command_fills_the_replica_and_then_only_asks_what_is_new(desk: Desk, world: FakeStore) -> None:
    assert not desk.status().filled
    progress: list[tuple[int, int]] = []
    first = desk.refresh(timeout=5, progress=lambda taken, of: progress.append((taken, of)))
    assert (first.pulled, first.online, first.trouble) == (len(world.records), True, None)
    assert progress[-1] == (len(world.records), len(world.records))
    assert desk.status().filled
    assert desk.refresh(timeout=5).pulled == 0
    world.put(msgspec.structs.replace(world.ticket("t-zhao"), subject="neu"))
    assert desk.refresh(timeout=5).pulled == 1
    assert desk.contact("t-zhao").ticket.subject == "neu"


def test_what_waits_is_sent_and_settled_in_the_same_exchange(desk: Desk, world: FakeStore) -> None:
    desk.refresh(timeout=5)
    sent = desk.reply("t-zhao", "您好")
    done = desk.refresh(timeout=5)
    assert (done.pushed, done.outbox) == (1, OutboxCounts())
    assert world.interactions()[sent.id].body == "您好"
    assert [entry.state for entry in desk.contact("t-zhao").timeline if entry.id == sent.id] == ["acked"]


def test_offline_everything_known_is_read_and_everything_written_kept(desk: Desk, backend: FakeBackend) -> None:
    desk.refresh(timeout=5)
    backend.offline = True
    done = desk.refresh(timeout=5)
    assert (done.online, done.trouble) == (False, "backend-unreachable")
    sent = desk.reply("t-zhao", "离线写的")
    desk.push(timeout=0.2)
    assert desk.status().trouble == "backend-unreachable"
    assert [row.state for row in desk.outbox()] == ["queued"]
    with pytest.raises(OutOfReach):
        desk.claim("t-zhao")
    backend.offline = False
    desk.push(timeout=WITHIN_S)
    assert desk.outbox() == []
    assert desk.status().online
    assert sent.id in backend.store.interactions()


def test_a_refused_token_is_named(desk: Desk, backend: FakeBackend) -> None:
    backend.token_refused = True
    done = desk.refresh(timeout=5)
    assert (done.online, done.trouble) == (False, "token-refused")
    with pytest.raises(NotAllowed) as caught:
        desk.claim_next()
    assert caught.value.key == "token-refused"


def test_the_engine_tells_what_happens_and_sends_what_is_written(desk: Desk, world: FakeStore) -> None:
    events = Events()
    desk.start(events)
    events.wait_for(lambda: desk.status().filled and desk.status().online)
    sent = desk.reply("t-zhao", "您好")
    assert TicketsChanged(frozenset({"t-zhao"})) in events.told
    events.wait_for(lambda: sent.id in world.interactions() and desk.outbox_counts().total == 0)
    world.put(msgspec.structs.replace(world.ticket("t-ma"), subject="neu"))
    events.wait_for(lambda: any(isinstance(e, TicketsChanged) and "t-ma" in e.tickets for e in events.told))
    events.wait_for(lambda: desk.contact("t-ma").ticket.subject == "neu")
    assert any(isinstance(event, StatusChanged) and event.status.online for event in events.told)
    desk.stop()
    count = len(events.told)
    desk.note("t-zhao", "danach")
    assert len(events.told) == count


def test_what_is_to_be_told_later_is_told_at_the_end_and_then_sent(desk: Desk, world: FakeStore) -> None:
    events = Events()
    desk.start(events)
    events.wait_for(lambda: desk.status().filled and desk.status().online)
    told = TicketsChanged(frozenset({"t-zhao"}))
    with desk.telling_later():
        sent = desk.reply("t-zhao", "您好")
        assert told not in events.told
    assert told in events.told
    events.wait_for(lambda: sent.id in world.interactions() and desk.outbox_counts().total == 0)


def test_what_the_store_said_stands_there_is_known_before_the_feed_brings_it(desk: Desk, backend: FakeBackend) -> None:
    events = Events()
    desk.start(events)
    events.wait_for(lambda: desk.status().filled and desk.status().online)
    now = msgspec.structs.replace(backend.store.ticket("t-zhao"), status="resolved", owner="chen\x1b[2Jtao")
    current = Change(seq=900, type="ticket", id="t-zhao", version=7, op="upsert", doc=now)
    backend.fail("write", VersionMismatch("changed meanwhile", current))
    sent = desk.set_status("t-zhao", "pending")
    events.wait_for(lambda: desk.write_state(sent.id) == "rejected")
    view = desk.conflict(sent.id)
    assert (view.now_known, [field.now for field in view.fields]) == (True, ["resolved"])
    goes_on = backend.hold("write")
    desk.insist(sent.id)
    (item,) = desk._precious.outbox()
    assert isinstance(item.seen, Ticket)
    assert item.seen.owner == clean_line("chen\x1b[2Jtao")  # strangers' text, as in the replica
    goes_on.set()
    events.wait_for(lambda: (7, "pending") in changes_written(backend))


def changes_written(backend: FakeBackend) -> list[tuple[int, object]]:
    return [(write.version, write.body.status) for _, write in backend.written if isinstance(write, ChangeTicket)]


def test_a_text_that_the_store_refuses_comes_back(desk: Desk, backend: FakeBackend) -> None:
    events = Events()
    desk.start(events)
    events.wait_for(lambda: desk.status().filled)
    backend.fail("write", Refused("fence-stale", "held meanwhile", "chen.tao"))
    desk.reply("t-zhao", "zu spät")
    returned = TextReturned("t-zhao", "reply", "fence-stale")
    events.wait_for(lambda: returned in events.told)
    draft = desk.draft("t-zhao", "reply")
    assert draft is not None
    assert draft.body == "zu spät"


def test_a_change_under_a_colleagues_claim_is_kept_with_the_reason(desk: Desk, backend: FakeBackend) -> None:
    desk.refresh(timeout=5)
    status = desk.contact("t-zhao").ticket.status
    backend.fail("write", Refused("claim-held", "somebody else holds it", "chen.tao"))
    sent = desk.set_status("t-zhao", "pending")
    desk.push(timeout=5)
    (row,) = desk.outbox()
    assert (row.id, row.state, row.trouble) == (sent.id, "rejected", "claim-held")
    assert desk.contact("t-zhao").ticket.status == status


def test_a_claim_of_a_workstation_is_renewed_and_one_of_a_command_is_not(desk: Desk) -> None:
    desk.refresh(timeout=5)
    desk.claim("t-zhao")
    assert desk._precious.session_claims("test") == []
    desk.start(Events())
    desk.claim("t-chen")
    assert [claim.ticket for claim in desk._precious.session_claims("test")] == ["t-chen"]


def test_the_agent_is_who_the_store_says(tmp_path: Path, world: FakeStore) -> None:
    paths, profile = a_profile(tmp_path, "somebody")
    unknown = msgspec.structs.replace(profile, agent=None)
    desk = open_desk(unknown, paths, Settings(), backend=world.connect("liu.yang"), session="test")
    assert desk.status().agent is None
    desk.refresh(timeout=5)
    assert desk.status().agent == "liu.yang"
    desk.close()
    again = open_desk(unknown, paths, Settings(), backend=world.connect("liu.yang"), session="test")
    assert again.agent == "liu.yang"
    again.close()


@pytest.mark.parametrize(
    ("error", "kind", "key"),
    [
        (Unreachable("gone"), OutOfReach, "backend-unreachable"),
        (Unreachable("a login page", nonsense=True), OutOfReach, "backend-nonsense"),
        (Busy("later", 3), OutOfReach, "backend-busy"),
        (Unauthorized("no"), NotAllowed, "token-refused"),
        (Forbidden("no"), NotAllowed, "not-permitted"),
        (Refused("claim-held", "", "chen.tao"), Conflict, "claim-held"),
        (Refused("not-live", "it is closed"), Conflict, "not-live"),
        (Refused("not-found", ""), BadInput, "unknown-ticket"),
        (Refused("something-new", "x\x1b"), BadInput, "refused"),
    ],
)
def test_every_error_of_a_backend_is_a_trouble(error: BackendError, kind: type[Trouble], key: str) -> None:
    trouble = trouble_of(error, "http://store", "t1")
    assert (type(trouble), trouble.key) == (kind, key)
    assert all("\x1b" not in str(fact) for fact in trouble.facts.values())


# signing in


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStore]:
    with running_store(tmp_path_factory.mktemp("store")) as running:
        yield running


def test_login_keeps_the_token_and_writes_the_profile(store: RunningStore, tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    make_folders(paths)
    source = FromFile(tmp_path / "token")
    credentials = Credentials(paths, {})
    token = store.tokens["agent"]
    signed = login(paths, credentials, token, url=store.url, name="work", token_source=source)
    assert (signed.agent, signed.role, signed.profile, signed.kept_in) == ("agent", "agent", "work", "file")
    profile = read_profiles(paths).choose(None)
    assert (profile.url, profile.agent, profile.token_source) == (store.url, "agent", source)
    assert token not in paths.profiles_file.read_text(encoding="utf-8")
    assert whoami(profile, Credentials(paths, {})).agent == "agent"
    assert login(paths, credentials, store.tokens["supervisor"], name="work").role == "supervisor"


def test_a_refused_token_is_not_kept(store: RunningStore, tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    source = FromFile(tmp_path / "token")
    with pytest.raises(NotAllowed) as caught:
        login(paths, Credentials(paths, {}), "agt_wrong", url=store.url, token_source=source)
    assert caught.value.key == "token-refused"
    assert not source.file.exists()
    assert read_profiles(paths).profiles == {}


def test_a_first_login_needs_a_url(tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    with pytest.raises(BadInput) as caught:
        login(paths, Credentials(paths, {}), "agt_x")
    assert caught.value.key == "url-missing"


def test_who_has_signed_out_is_not_signed_in(tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    profile = new_profile("work", "http://127.0.0.1:9")
    credentials = Credentials(paths, {})
    credentials.remember(profile, "agt_x")
    logout(profile, credentials)
    with pytest.raises(NotAllowed) as caught:
        whoami(profile, credentials)
    assert caught.value.key == "not-signed-in"


def test_who_signs_in_after_another_does_not_see_what_that_one_saw(store: RunningStore, tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    make_folders(paths)
    source = FromFile(tmp_path / "token")
    login(paths, Credentials(paths, {}), store.tokens["agent"], url=store.url, name="work", token_source=source)
    folder = paths.profile_data(read_profiles(paths).choose("work").folder)
    fill(folder / REPLICA_FILE, sample_records(NOW), "agent")
    login(paths, Credentials(paths, {}), store.tokens["agent"], name="work")
    assert (folder / REPLICA_FILE).exists()
    login(paths, Credentials(paths, {}), store.tokens["supervisor"], name="work")
    assert not (folder / REPLICA_FILE).exists()


def test_who_signs_in_beside_the_session_of_another_takes_nothing_from_it(store: RunningStore, tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    make_folders(paths)
    source = FromFile(tmp_path / "token")
    login(paths, Credentials(paths, {}), store.tokens["agent"], url=store.url, name="work", token_source=source)
    profile = read_profiles(paths).choose("work")
    folder = paths.profile_data(profile.folder)
    fill(folder / REPLICA_FILE, sample_records(NOW), "agent")
    inode = (folder / REPLICA_FILE).stat().st_ino
    with EngineLock(folder / LOCK_FILE) as session:
        assert session.acquire()
        with pytest.raises(Conflict) as caught:
            login(paths, Credentials(paths, {}), store.tokens["supervisor"], name="work")
        assert (caught.value.key, caught.value.facts) == ("profile-in-use", {"agent": "agent", "profile": "work"})
        assert (folder / REPLICA_FILE).stat().st_ino == inode
        assert source.file.read_text(encoding="ascii").strip() == store.tokens["agent"]
        assert read_profiles(paths).choose("work") == profile
        # a new token of the same agent is what such a session may wait for
        assert login(paths, Credentials(paths, {}), store.tokens["agent"], name="work").agent == "agent"
    assert login(paths, Credentials(paths, {}), store.tokens["supervisor"], name="work").agent == "supervisor"
    assert not (folder / REPLICA_FILE).exists()


@pytest.fixture
def work(store: RunningStore, tmp_path: Path) -> Paths:
    """Folders with the profile "work", whose token lies in a file, and what its agent saw."""
    paths = find_paths(str(tmp_path / "home"), {})
    make_folders(paths)
    source = FromFile(tmp_path / "token")
    login(paths, Credentials(paths, {}), store.tokens["agent"], url=store.url, name="work", token_source=source)
    fill(paths.profile_data(read_profiles(paths).choose("work").folder) / REPLICA_FILE, sample_records(NOW), "agent")
    return paths


def at_work(paths: Paths, token: str) -> Desk:
    """A desk with that token, whosever the profile is."""
    profile, credentials = read_profiles(paths).choose("work"), Credentials(paths, {})
    credentials.remember(profile, token)
    return open_desk(profile, paths, Settings(), credentials=credentials)


def test_who_has_the_token_of_another_is_shown_nothing_of_what_that_one_saw(store: RunningStore, work: Paths) -> None:
    with closing(at_work(work, store.tokens["supervisor"])) as desk:
        desk.take_profile()
        assert desk.queue_list(QueueFilter(), "urgency") == []
        assert desk.agent == "supervisor"
    with closing(at_work(work, store.tokens["agent"])) as desk:
        desk.take_profile()
        assert desk.agent == "agent"


@pytest.mark.parametrize("refused", [False, True])
def test_beside_the_session_of_another_it_is_said_whose_that_is(
    store: RunningStore, work: Paths, refused: bool
) -> None:
    """Also where that one's token is refused: it has left the engine's lock, and its screen stands."""
    with (
        closing(at_work(work, store.tokens["agent"])) as first,
        closing(at_work(work, store.tokens["supervisor"])) as other,
    ):
        if refused:
            disable_agent(store.database, "agent")
        stands = threading.Event()

        def notice(event: DeskEvent) -> None:
            if isinstance(event, StatusChanged):
                status = event.status
                if status.trouble == "token-refused" if refused else status.online and status.filled:
                    stands.set()

        first.start(notice)
        assert stands.wait(WITHIN_S)
        replica = first.replica_file.stat().st_ino
        for deed in (
            other.take_profile,
            lambda: other.refresh(timeout=WITHIN_S),
            lambda: login(work, Credentials(work, {}), store.tokens["supervisor"], name="work"),
        ):
            with pytest.raises(Conflict) as caught:
                deed()
            assert (caught.value.key, caught.value.facts["agent"]) == ("profile-in-use", "agent")
        assert first.replica_file.stat().st_ino == replica


def test_a_session_that_does_not_fill_is_told_of(desk: Desk, backend: FakeBackend) -> None:
    with EngineLock(desk.replica_file.with_name(LOCK_FILE)) as session:
        assert session.acquire()
        with pytest.raises(OutOfReach) as caught:
            desk.refresh(timeout=0.2)
        assert caught.value.key == "session-still"
        fill(desk.replica_file, sample_records(NOW), "wang.wei")
        with pytest.raises(Conflict) as held:
            desk.refresh(timeout=WITHIN_S)
        assert (held.value.key, held.value.facts["agent"]) == ("profile-in-use", "wang.wei")


def test_what_i_change_again_before_it_went_out_is_no_conflict_with_myself(desk: Desk, world: FakeStore) -> None:
    desk.refresh(timeout=WITHIN_S)
    for status in ("pending", "open"):
        desk.set_status("t-zhao", status)
    for level in (1, 2):
        desk.set_priority("t-zhao", level)
    for colleague in ("chen.tao", "wang.wei"):
        desk.assign("t-zhao", colleague)
        desk.assign_promise("p-ma", colleague)
    for queue in ("network", "returns"):
        desk.move_to_queue("t-zhao", queue)
    desk.renegotiate_promise("p-ma", NOW + timedelta(days=1))
    made = next(row.promise for row in desk.promises() if row.promise.ticket == "t-ma")
    assert made.owner == "wang.wei"
    desk.refresh(timeout=WITHIN_S)
    assert desk.outbox() == []
    after = world.ticket("t-zhao")
    assert (after.status, after.priority, after.owner, after.queue) == ("open", 2, None, "returns")
