"""Context cards: what other systems know of a customer, asked over HTTP, each source by itself.

A source that is late, wrong, too large or away costs its own card and nothing else. Nothing is asked before somebody
asks for a customer's cards; who leaves the customer ends what is under way. What comes back is a stranger's text: it is
bounded, cleaned and cut here. Which sources there are: `config.sources`."""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import Paths
from agent_tui.config.sources import Field, Source, Title, address, compiled, read_sources
from agent_tui.domain.clock import Clock
from agent_tui.domain.decoding import decoded
from agent_tui.domain.errors import Trouble
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Customer

ANSWER_LIMIT = 256 * 1024
"""Bytes of an answer."""
VALUE_LIMIT = 200
"""Characters of one value on a card."""
MOST_ITEMS = 5
"""Of a list that a value turns out to be."""
WORKERS = 4
"""Sources asked at one time."""
KEPT_CARDS = 500
FAILURE_KEPT_S = 5.0
"""A source that just failed is not asked again at once."""

CardState = Literal[
    "idle",
    "waiting",
    "known",
    "nothing",
    "late",
    "wrong",
    "too-large",
    "refused",
    "unreachable",
    "unverified",
    "no-credential",
]
"""`idle`: nobody asked yet. `nothing`: the source knows nobody, or has nothing to be asked by. `unverified`: it may be
asked only about somebody who was verified in this contact."""


class CardRow(Struct, frozen=True):
    label: Title
    value: str | bool
    """One line, clean; "" where the answer does not say."""


class Card(Struct, frozen=True):
    """What one source says of one customer; as many rows as the source has fields, whatever it says."""

    source: str
    title: Title
    state: CardState
    rows: tuple[CardRow, ...]


OnCard = Callable[[int, Card], None]
"""Told in a thread of its own: which of the cards has come (its index), and the card."""


class Asking:
    """The cards of one customer, as they come."""

    def __init__(self, cards: Sequence[Card], leave: Callable[[], None]) -> None:
        self.cards = tuple(cards)
        """As known at the beginning, in the order of the file."""
        self._leave = leave

    def leave(self) -> None:
        """Nobody looks at them any more: ends what is under way; nothing is told after it."""
        self._leave()


class _Task:
    def __init__(self, index: int, source: Source, url: str, key: tuple[str, str], on_card: OnCard) -> None:
        self.index, self.source, self.url, self.key, self.on_card = index, source, url, key, on_card
        self.lock = threading.Lock()
        self.left = False
        self.hang_up: Callable[[], None] | None = None

    def leave(self) -> None:
        with self.lock:
            self.left, hang_up = True, self.hang_up
        if hang_up is not None:
            hang_up()

    def goes_on(self, hang_up: Callable[[], None]) -> bool:
        """True while somebody wants to know; `hang_up` ends it from now on."""
        with self.lock:
            self.hang_up = hang_up
            return not self.left

    def tell(self, card: Card) -> None:
        with self.lock:
            left = self.left
        if not left:
            self.on_card(self.index, card)


class ContextCards:
    """Asks the sources. Any thread may call anything."""

    def __init__(self, paths: Paths, credentials: Credentials, clock: Clock) -> None:
        self._paths = paths
        self._credentials = credentials
        self._clock = clock
        self._lock = threading.Lock()
        self._sources: tuple[Source, ...] | None = None
        self._kept: OrderedDict[tuple[str, str], tuple[float, Card]] = OrderedDict()
        self._waiting: deque[_Task] = deque()
        self._busy: set[_Task] = set()
        self._workers = 0
        self._closed = False

    def sources(self) -> tuple[Source, ...]:
        """Those of the file, read once; `BadInput` names what is wrong in it, and there are none from then on."""
        with self._lock:
            if self._sources is None:
                self._sources = ()
                self._sources = read_sources(self._paths)
            return self._sources

    def read_again(self) -> bool:
        """Takes the sources as their file now says; True where they are others than before. `BadInput` where it is
        wrong: those from before stay."""
        sources = read_sources(self._paths)
        with self._lock:
            before, self._sources = self._sources, sources
            if before == sources:
                return False
            self._kept.clear()  # why: the same address may be asked otherwise, or its answer shown otherwise
            return before is not None

    @property
    def known_sources(self) -> tuple[Source, ...] | None:
        """As `sources`, without reading anything: None as long as nobody asked."""
        return self._sources

    def ask(self, customer: Customer, *, verified: bool, on_card: OnCard) -> Asking:
        """The cards of `customer`: what is known is there at once, the rest is told by `on_card`. `BadInput` as
        `sources`."""
        now = self._clock.monotonic()
        cards: list[Card] = []
        tasks: list[_Task] = []
        for index, source in enumerate(self.sources()):
            url = address(source, customer)
            if source.only_verified and not verified:
                cards.append(_card(source, "unverified"))
            elif url is None:
                cards.append(_card(source, "nothing"))
            elif (kept := self._kept_card((source.name, url), now)) is not None:
                cards.append(kept)
            else:
                cards.append(_card(source, "waiting"))
                tasks.append(_Task(index, source, url, (source.name, url), on_card))
        self._start(tasks)
        return Asking(cards, lambda: self._leave(tasks))

    def close(self) -> None:
        """Ends everything that is under way."""
        with self._lock:
            self._closed = True
            tasks = [*self._waiting, *self._busy]
            self._waiting.clear()
        for task in tasks:
            task.leave()

    def _kept_card(self, key: tuple[str, str], now: float) -> Card | None:
        with self._lock:
            until, card = self._kept.get(key, (0.0, None))
            return card if now < until else None

    def _keep(self, task: _Task, card: Card) -> None:
        seconds = task.source.cache
        if card.state not in ("known", "nothing"):
            seconds = min(seconds, FAILURE_KEPT_S)
        with self._lock:
            self._kept[task.key] = (self._clock.monotonic() + seconds, card)
            self._kept.move_to_end(task.key)
            while len(self._kept) > KEPT_CARDS:
                self._kept.popitem(last=False)

    def _start(self, tasks: list[_Task]) -> None:
        with self._lock:
            if self._closed:
                return
            self._waiting.extend(tasks)
            more = min(WORKERS - self._workers, len(self._waiting))
            self._workers += more
        for _ in range(more):
            # daemons: leaving the program does not wait for a source that does not answer
            threading.Thread(target=self._work, name="context-card", daemon=True).start()

    def _leave(self, tasks: list[_Task]) -> None:
        with self._lock:
            for task in tasks:
                if task in self._waiting:
                    self._waiting.remove(task)
        for task in tasks:
            task.leave()

    def _work(self) -> None:
        """One source after the other until none waits; then the thread ends."""
        while True:
            with self._lock:
                if not self._waiting:
                    self._workers -= 1
                    return
                task = self._waiting.popleft()
                self._busy.add(task)
            try:
                card = self._answer(task)
                if card is not None:
                    self._keep(task, card)
                    task.tell(card)
            except BaseException:  # why: whatever ends this thread, others are to take its place
                with self._lock:
                    self._workers -= 1
                raise
            finally:
                with self._lock:
                    self._busy.discard(task)

    def _answer(self, task: _Task) -> Card | None:
        """What the source says; None where nobody wants to know any more."""
        # why: loaded here because opening a desk loads no network
        from agent_tui.backends.http_origin import HttpOrigin, TooLarge
        from agent_tui.backends.protocol import Unreachable

        source = task.source
        headers = {"Accept": "application/json", **source.headers}
        if source.credential is not None:
            secret = self._secret(source.credential)
            if secret is None:
                return _card(source, "no-credential")
            headers["Authorization"] = f"Bearer {secret}"
        parts = urlsplit(task.url)
        origin = HttpOrigin(f"{parts.scheme}://{parts.netloc}", headers, answer_limit=ANSWER_LIMIT)
        late = threading.Event()

        def too_late() -> None:
            late.set()
            origin.close()

        # a source that sends a byte now and then would never be late for the network library
        watch = threading.Timer(source.timeout, too_late)
        watch.daemon = True
        if not task.goes_on(origin.close):
            return None
        try:
            origin.open()
            origin.answer_within(source.timeout)
            watch.start()
            answer = origin.request("GET", task.url[len(f"{parts.scheme}://{parts.netloc}") :])
        except TooLarge:
            return _card(source, "too-large")
        except Unreachable as error:
            if not task.goes_on(origin.close):
                return None
            if late.is_set() or error.cause in ("answer-late", "time-over"):
                return _card(source, "late")
            return _card(source, "wrong" if error.nonsense else "unreachable")
        finally:
            watch.cancel()
            origin.close()
        return card_of(source, answer.status, answer.body)

    def _secret(self, name: str) -> str | None:
        try:
            return self._credentials.secret(name)
        except Trouble:
            return None  # why: the card says that there is none; doctor says why


def idle_card(source: Source) -> Card:
    """The card of a source that was not asked."""
    return _card(source, "idle")


def card_of(source: Source, status: int, body: bytes) -> Card:
    """The card that an answer makes."""
    if status in (204, 404, 410):
        return _card(source, "nothing")
    if status in (401, 403, 407, 429):
        return _card(source, "refused")
    if not 200 <= status < 300:
        return _card(source, "wrong")
    try:
        said = decoded(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError, ValueError):
        return _card(source, "wrong")
    if said is None:
        return _card(source, "nothing")
    rows = tuple(CardRow(field.label, _value(field, said)) for field in source.fields)
    return Card(source.name, source.title, "known" if any(row.value != "" for row in rows) else "nothing", rows)


def _card(source: Source, state: CardState) -> Card:
    return Card(source.name, source.title, state, tuple(CardRow(field.label, "") for field in source.fields))


def _value(field: Field, said: object) -> str | bool:
    """What the field's expression finds in this answer, true or false or as one line; "" where it finds nothing."""
    from jmespath.exceptions import JMESPathError

    try:
        found = compiled(field.path).search(said)
    except (JMESPathError, RecursionError, ValueError, TypeError, ArithmeticError, LookupError, AttributeError):
        return ""  # why: an answer of another shape makes the library's functions fail in many ways
    return found if isinstance(found, bool) else _line(found)


def _line(found: Any, depth: int = 0) -> str:
    match found:
        case None:
            text = ""
        case bool():
            text = "true" if found else "false"
        case str():
            text = " ".join(found[: VALUE_LIMIT * 4].split())
        case int() if abs(found) < 10**40:
            text = str(found)
        case float():
            text = f"{found:.10g}"
        case list() if depth == 0:
            shown = [line for line in (_line(one, 1) for one in found[:MOST_ITEMS]) if line]
            text = ", ".join(shown) + (f", +{len(found) - MOST_ITEMS}" if len(found) > MOST_ITEMS else "")
        case dict() if depth <= 1:
            pairs = ((key, _line(value, 2)) for key, value in list(found.items())[:MOST_ITEMS])
            text = ", ".join(f"{_line(str(key), 2)} {line}" for key, line in pairs if line)
        case _:
            text = "..."
    return clean_line(text)[:VALUE_LIMIT]
