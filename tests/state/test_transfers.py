"""Transfers and claims in any order: at most one holder, a fence that never falls, one owner, one open offer to take a
contact over – and who took it first stays known."""

from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from msgspec import structs
from sqlalchemy import select

from agent_tui.contract.api import NewTransfer, TransferAnswer
from agent_tui.domain.values import LIVE_STATUSES, Ticket, Transfer, TransferKind, TransferState
from agent_tui.store import schema
from agent_tui.store.agents import add_agent
from agent_tui.store.feed import read_records
from agent_tui.store.importing import import_lines
from agent_tui.store.problems import Denied
from agent_tui.store.transaction import write
from agent_tui.store.transfers import answer_transfer, put_transfer
from tests.state.test_claims import AGENTS, TICKETS, Claims, agents, tickets
from tests.store_lines import jsonl, promise

PROMISES = {"t1": "p1", "t2": "p2"}


class Transfers(Claims):
    """Beside the store runs, too, a list of what was asked of whom and what came of it."""

    def __init__(self) -> None:
        super().__init__()
        for name in sorted(AGENTS):
            add_agent(self.database, name, "agent", clock=self.clock)
        with write(self.database, "setup", self.clock, "promises") as tx:
            import_lines(tx, jsonl(*(promise(id_, ticket=ticket) for ticket, id_ in PROMISES.items())), "setup")
        self.asked: dict[str, Transfer] = {}
        self.promised: dict[str, str] = {}
        self.first: dict[str, str] = {}

    @rule(name=agents, receiver=agents, id_=tickets, kind=st.sampled_from(get_args(TransferKind)), hands=st.booleans())
    def asks(self, name: str, receiver: str, id_: str, kind: TransferKind, hands: bool) -> None:
        new = NewTransfer(id_, kind, receiver, "…", self.clock(), (PROMISES[id_],) if hands else ())
        made = f"x{len(self.asked)}"
        before = self.record(id_)
        nothing = kind != "consult" and before.doc.status not in LIVE_STATUSES and not hands
        along = self.goes_along(Transfer(made, id_, kind, name, receiver, "…", new.at, new.promises))
        asked = self.attempt(name, lambda tx, caller: put_transfer(tx, caller, made, new))
        assert self.record(id_) == before, "asking moves nothing"
        if isinstance(asked, Denied):
            assert asked.name == ("not-live" if nothing else "bad-request")
            assert receiver == name or asked.name == "not-live"
            return
        if kind != "consult":
            for other in self.asked.values():
                open_one = (other.ticket, other.state) == (id_, "offered") and other.kind != "consult"
                competes = along and (self.goes_along(other) or not set(other.promises).isdisjoint(new.promises))
                if open_one and (competes or other.sender == name):
                    self.asked[other.id] = structs.replace(other, state="withdrawn", answered_at=self.clock())
        self.asked[made] = Transfer(made, id_, kind, name, receiver, "…", new.at, new.promises)

    def goes_along(self, asked: Transfer) -> bool:
        """What is over stays whose it was, and a colleague's contact is not handed over with one's own promises."""
        ticket = self.record(asked.ticket).doc
        if asked.kind == "consult" or ticket.status not in LIVE_STATUSES:
            return False
        mine = asked.sender in (ticket.owner, ticket.holder)
        return asked.kind == "transfer" or mine or not asked.promises

    @rule(pair=st.permutations(sorted(AGENTS)), id_=tickets)
    def takes_and_passes_on(self, pair: list[str], id_: str) -> None:
        self.claims(pair[0], id_)
        self.asks(pair[0], pair[1], id_, "transfer", True)

    @precondition(lambda self: any(asked.state == "offered" for asked in self.asked.values()))
    @rule(data=st.data())
    def the_receiver_accepts(self, data: st.DataObject) -> None:
        asked = data.draw(st.sampled_from([one for one in self.asked.values() if one.state == "offered"]))
        self.answer(asked, asked.receiver, "accepted")

    @precondition(lambda self: self.asked)
    @rule(name=agents, data=st.data(), state=st.sampled_from([s for s in get_args(TransferState) if s != "offered"]))
    def somebody_answers(self, name: str, data: st.DataObject, state: TransferState) -> None:
        self.answer(data.draw(st.sampled_from(list(self.asked.values()))), name, state)

    def answer(self, asked: Transfer, name: str, state: TransferState) -> None:
        before = self.record(asked.ticket)
        along = self.goes_along(asked)
        body = TransferAnswer(state, self.clock())  # type: ignore[arg-type] # `offered` was left out
        told = self.attempt(name, lambda tx, caller: answer_transfer(tx, caller, asked.id, body))
        after = self.record(asked.ticket)
        if name != (asked.sender if state == "withdrawn" else asked.receiver):
            assert isinstance(told, Denied)
            assert told.name == "forbidden"
        elif asked.state != "offered":
            assert isinstance(told, Denied) == (asked.state != state)
        else:
            assert not isinstance(told, Denied)
            self.asked[asked.id] = structs.replace(asked, state=state, answered_at=self.clock())
            if state == "accepted" and asked.kind != "consult":
                self.promised |= dict.fromkeys(asked.promises, asked.receiver)
            if state == "accepted" and along:
                self.is_handed_over(asked, after.doc)
                return
        assert after == before, "only accepting moves a contact"

    def is_handed_over(self, asked: Transfer, now: Ticket) -> None:
        assert now.owner == asked.receiver
        assert now.holder != asked.sender
        if self.leases.get(asked.ticket, ("", 0.0))[0] == asked.sender:
            del self.leases[asked.ticket]

    @invariant()
    def each_offer_stands_as_it_was_answered(self) -> None:
        with self.database.read() as connection:
            stored = read_records(connection, "transfer", self.asked)
            open_ones = connection.execute(
                select(schema.transfers.c.ticket, schema.transfers.c.sender).where(
                    schema.transfers.c.state == "offered", schema.transfers.c.kind != "consult"
                )
            ).all()
            promises = read_records(connection, "promise", PROMISES.values())
        assert {id_: record.doc for id_, record in stored.items()} == self.asked
        assert len(open_ones) == len(set(open_ones)), "two offers of one contact by one agent stand open"
        assert {id_: record.doc.owner for id_, record in promises.items() if record.doc.owner} == self.promised

    @invariant()
    def who_was_first_stays_so(self) -> None:
        for id_ in TICKETS:
            doc = self.record(id_).doc
            assert doc.first_owner == self.first.get(id_, doc.owner)
            if doc.first_owner is not None:
                self.first[id_] = doc.first_owner


TestTransfers = Transfers.TestCase
TestTransfers.settings = settings(
    max_examples=20, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
