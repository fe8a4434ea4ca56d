"""What the store in memory (`tests.fake_backend`) does with each write: the rules of the contract, in few words."""

from typing import TYPE_CHECKING, Any

import msgspec

from agent_tui.backends.protocol import Refused, VersionMismatch
from agent_tui.contract.api import Change, Written
from agent_tui.contract.writes import (
    AcknowledgeBulletin,
    AddInteraction,
    AnswerTransfer,
    ChangeCustomer,
    ChangePromise,
    ChangeTicket,
    ChangeWorkOrder,
    DecideMerge,
    MakePromise,
    MakeWorkOrder,
    OfferTransfer,
    PublishBulletin,
    RecordOutcome,
    WithdrawBulletin,
    WrapUp,
    Write,
)
from agent_tui.domain.values import (
    Acknowledgement,
    Bulletin,
    Customer,
    Interaction,
    Promise,
    RecordType,
    SearchOutcome,
    Transfer,
    WorkOrder,
)

if TYPE_CHECKING:
    from tests.fake_backend import FakeStore


def done(store: "FakeStore", agent: str, write: Write) -> Written:
    """Does a write as this agent's, or refuses it."""
    match write:
        case RecordOutcome(body=came):
            return _written(store.put(SearchOutcome(id=write.id, agent=agent, **msgspec.structs.asdict(came))))
        case PublishBulletin(body=news):
            return _written(store.put(Bulletin(id=write.id, author=agent, **msgspec.structs.asdict(news))))
        case WithdrawBulletin():
            return _withdrawn(store, write.bulletin)
        case AcknowledgeBulletin(body=read):
            store.current("bulletin", read.bulletin)
            before = [c for c in store.records.values() if _is_of(c.doc, agent, read.bulletin)]
            first = Acknowledgement(write.id, read.bulletin, agent, read.at)
            return _written(before[0] if before else store.put(first))
    ticket = store.ticket(write.ticket)
    match write:
        case AddInteraction(body=body):
            if body.direction == "outbound":
                _check_fence(store, write.ticket, body.fence)
                store.put(msgspec.structs.replace(ticket, waiting_since=None, status="open"))
            said = msgspec.structs.asdict(body)
            said.pop("fence")
            return _written(store.put(Interaction(id=write.id, author=agent, **said)))
        case MakePromise(body=promised):
            made = msgspec.structs.asdict(promised)
            return _written(store.put(Promise(id=write.id, state="open", made_by=agent, **made)))
        case WrapUp(body=wrapped):
            _check_fence(store, write.ticket, wrapped.fence)
            event = Interaction(
                write.id, write.ticket, "event", "internal", ticket.channel, agent, wrapped.at, "", {"event": "wrap-up"}
            )
            store.put(event)
            return _written(store.put(msgspec.structs.replace(ticket, status="resolved", waiting_since=None)))
        case ChangeTicket():
            return _patched(store, "ticket", write.ticket, write.version, write.body)
        case ChangePromise():
            if isinstance(write.body.evidence, str):
                store.current("interaction", write.body.evidence)
            return _patched(store, "promise", write.promise, write.version, write.body)
        case ChangeCustomer():
            return _patched(store, "customer", write.customer, write.version, write.body)
        case MakeWorkOrder(body=ordered):
            return _written(store.put(WorkOrder(id=write.id, made_by=agent, **msgspec.structs.asdict(ordered))))
        case ChangeWorkOrder():
            return _patched(store, "work_order", write.order, write.version, write.body)
        case DecideMerge():
            return _merged(store, write)
        case OfferTransfer(body=offered):
            asked = msgspec.structs.asdict(offered)
            return _written(store.put(Transfer(id=write.id, sender=agent, **asked)))
        case AnswerTransfer():
            return _answered(store, agent, write)


def _is_of(doc: object, agent: str, bulletin: str) -> bool:
    return isinstance(doc, Acknowledgement) and (doc.agent, doc.bulletin) == (agent, bulletin)


def _withdrawn(store: "FakeStore", bulletin: str) -> Written:
    now = store.current("bulletin", bulletin)
    assert isinstance(now.doc, Bulletin)
    return _written(now if now.doc.withdrawn else store.put(msgspec.structs.replace(now.doc, withdrawn=True)))


def _patched(store: "FakeStore", type_: RecordType, id: str, version: int, body: Any) -> Written:
    now = store.current(type_, id)
    if now.version != version:
        raise VersionMismatch("changed meanwhile", now)
    asked = {name: value for name in body.__struct_fields__ if (value := getattr(body, name)) is not msgspec.UNSET}
    assert now.doc is not None
    return _written(store.put(msgspec.structs.replace(now.doc, **asked)))


def _customer(store: "FakeStore", id: str) -> Customer:
    doc = store.current("customer", id).doc
    assert isinstance(doc, Customer)
    return doc


def _above(store: "FakeStore", id: str) -> list[str]:
    """The way from a customer to the one who stands for them, both included."""
    way = [id]
    while (next_ := _customer(store, way[-1]).merged_into) is not None:
        way.append(next_)
    return way


def _merged(store: "FakeStore", write: DecideMerge) -> Written:
    source, target = write.body.source, write.body.target
    above_source, above_target = _above(store, source), _above(store, target)
    if write.body.decision == "same":
        if source in above_target:
            raise Refused("merge-circular", source)
        return _written(store.put(msgspec.structs.replace(_customer(store, source), merged_into=above_target[-1])))
    if above_source[-1] == above_target[-1]:
        below = target if source in above_target else source
        store.put(msgspec.structs.replace(_customer(store, below), merged_into=None))
    if write.body.decision == "different":
        for one, other in ((source, target), (target, source)):
            known = _customer(store, one)
            if other not in known.distinct_from:
                store.put(msgspec.structs.replace(known, distinct_from=(*known.distinct_from, other)))
    return _written(store.current("customer", source))


def _answered(store: "FakeStore", agent: str, write: AnswerTransfer) -> Written:
    asked = store.current("transfer", write.transfer).doc
    assert isinstance(asked, Transfer)
    if asked.state != "offered":
        raise Refused("answered", asked.id)
    body = write.body
    if body.state == "accepted" and asked.kind != "consult":
        store.put(msgspec.structs.replace(store.ticket(asked.ticket), owner=agent))
        for id in asked.promises:
            promise = store.current("promise", id).doc
            assert isinstance(promise, Promise)
            store.put(msgspec.structs.replace(promise, owner=agent))
    answered = msgspec.structs.replace(asked, state=body.state, answer=body.answer, answered_at=body.at)
    return _written(store.put(answered))


def _check_fence(store: "FakeStore", ticket: str, fence: int | None) -> None:
    holder = store.holders.get(ticket)
    stale = holder is not None if fence is None else fence != store.fences[ticket]
    if stale:
        raise Refused("fence-stale", ticket, holder=holder)


def _written(change: Change) -> Written:
    return Written(seq=change.seq, version=change.version, doc=change.doc)
