"""What a backend cannot do is said and nothing is queued for it; what every backend can do goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_tui.backends.protocol import Unreachable
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import Ability, NewPromiseWords
from agent_tui.domain.errors import NotAllowed
from agent_tui.messages.abilities import ABILITIES
from agent_tui.messages.troubles import tell
from tests.desk_fixture import NOW, make_desk
from tests.fake_backend import FakeBackend, FakeStore, a_customer, a_promise, a_ticket, a_transfer

LACKING: tuple[Ability, ...] = ("claims", "promises", "articles", "transfers", "merges", "presence", "work_orders")
PROMISED = NewPromiseWords("退款", NOW, "")


class FewerAbilities:
    def __init__(self, tmp_path: Path) -> None:
        self.store = FakeStore()
        for record in (a_customer(), a_customer("c2"), a_ticket(), a_promise(), a_transfer()):
            self.store.put(record)
        lacking: dict[str, Any] = dict.fromkeys((*LACKING, "idempotent", "push"), False)
        self.backend: FakeBackend = self.store.connect(**lacking, compare_and_set="best-effort")
        self.desk = make_desk(tmp_path, records=(), backend=self.backend)
        self.desk.refresh(timeout=5)


@pytest.fixture
def few(tmp_path: Path) -> "FewerAbilities":
    return FewerAbilities(tmp_path)


DEEDS: list[tuple[Ability, Callable[[Desk], object]]] = [
    ("claims", lambda desk: desk.claim("t1")),
    ("claims", lambda desk: desk.claim_next()),
    ("claims", lambda desk: desk.release("t1")),
    ("promises", lambda desk: desk.make_promise("t1", PROMISED)),
    ("promises", lambda desk: desk.keep_promise("p1")),
    ("promises", lambda desk: desk.renegotiate_promise("p1", NOW)),
    ("promises", lambda desk: desk.assign_promise("p1", "zhao.min")),
    ("promises", lambda desk: desk.reply("t1", "好的", promises=[PROMISED])),
    ("transfers", lambda desk: desk.answer("x1", "accepted")),
    ("merges", lambda desk: desk.decide_merge("t1", "c1", "c2", "same")),
    ("articles", lambda desk: desk.search("退款")),
    ("presence", lambda desk: desk.be_now("break")),
]


@pytest.mark.parametrize(("ability", "deed"), DEEDS)
def test_what_it_cannot_do_is_said_and_nothing_is_queued(
    few: FewerAbilities, ability: Ability, deed: Callable[[Desk], object]
) -> None:
    with pytest.raises(NotAllowed) as raised:
        deed(few.desk)
    trouble = raised.value
    assert (trouble.key, trouble.facts["ability"], trouble.exit_status) == ("backend-cannot", ability, 4)
    assert few.desk.outbox() == []
    assert not {"claim", "claim_next", "release", "presence", "write"} & few.backend.calls.keys()
    assert tell(trouble.key, "en", trouble.facts).cause == f"It cannot {ABILITIES[ability].en}."
    assert tell(trouble.key, "zh", trouble.facts).cause == f"它不能{ABILITIES[ability].zh}。"


def test_the_rest_goes_on_and_nobody_holds_anything(few: FewerAbilities) -> None:
    few.desk.reply("t1", "您好")
    few.desk.push(timeout=5)
    (sent,) = (write for _, write in few.backend.written)
    assert getattr(sent.body, "fence", None) is None
    assert few.desk.contact("t1").ticket.holder is None


def test_how_things_stand_tells_it(few: FewerAbilities) -> None:
    status = few.desk.status()
    assert status.cannot == frozenset(LACKING)
    assert status.overwrites


def test_before_the_backend_is_known_nothing_is_said(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    assert desk.capabilities() is None
    assert (desk.status().cannot, desk.status().overwrites) == (frozenset(), False)


def test_what_is_unclear_is_looked_for_before_it_is_sent_again(few: FewerAbilities) -> None:
    few.backend.fail("write", Unreachable("gone"), after=True)
    few.desk.note("t1", "已核对", id="w1")
    few.desk.push(timeout=5)
    assert [(row.state, row.trouble) for row in few.desk.outbox()] == [("unknown", "no-answer")]
    few.desk.retry("w1")
    few.desk.push(timeout=5, ids=["w1"])
    assert few.desk.outbox() == []
    assert few.backend.calls["write"] == 1
    assert [row.id for row in few.store.feed].count("w1") == 1
