"""A backend over the Redmine in memory: what an adapter must do so that the engine can rely on it.

Cursor: the second from which on something may have been missed, and how many pages to ask for at once. The same second
is read again until it is over; the replica knows by the versions what it has already. A version is the newest journal;
`seq` and `through` are seconds: the feed has come past a second once it is over.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from agent_tui.backends.protocol import Capabilities, Refused
from agent_tui.contract.api import Change, Claim, Me, Written
from agent_tui.contract.feed_pages import FeedPage, FillPage
from agent_tui.contract.writes import AddInteraction, ChangeTicket, WrapUp, Write
from agent_tui.domain.values import Customer, Identity, Interaction, RecordType, StoredRecord, Ticket
from agent_tui.domain.waiting import waiting_since
from tests.backends.confirming import confirmed
from tests.backends.marked_texts import Marked, read_mark, with_mark
from tests.backends.numbered_backend import NumberedBackend, change_of, found_among
from tests.backends.redmine import STATUSES, Issue, Journal, Redmine

_STATUS_ID = {name: id for id, name in STATUSES.items()}


class LikeRedmine(NumberedBackend):
    NAME = "redmine"
    CAPABILITIES = Capabilities(
        compare_and_set="none", push=False, claims=False, promises=False, articles=False, idempotent=False
    )

    def __init__(self, server: Redmine, agent: str = "li.na") -> None:
        super().__init__(agent)
        self.server = server

    def me(self) -> Me:
        now = self._now()
        return self._me(now, through=_second(now) - 1)

    # Reading

    def snapshot(self) -> Iterator[FillPage]:
        now = self._now()
        page = 0
        while True:
            issues = self._ask("search", self.server.search, None, page * self.per_page, self.per_page)
            page += 1
            last = len(issues) < self.per_page
            yield FillPage(
                records=tuple(change for issue in issues for change in changes_of(issue)),
                cursor=f"{_second(now)}:1",
                through=_second(now) - 1,
                next=None if last else str(page),
                left=0,
            )
            if last:
                return

    def changes(self, cursor: str, *, wait: float = 0) -> FeedPage:
        since, pages = (int(part) for part in cursor.split(":"))
        now = self._now()
        limit = pages * self.per_page
        found = self._ask("search", self.server.search, datetime.fromtimestamp(since, UTC), 0, limit)
        changes = [change for issue in found for change in changes_of(issue)]
        if len(found) < limit:
            # what happens within this very second comes with the next question
            return FeedPage(tuple(changes), f"{_second(now)}:1", False, through=_second(now) - 1)
        newest = _second(found[-1].updated_on)
        # on from the newest that was seen; where a second has more issues than a page, with a larger one: by an offset
        # one would be passed over whenever another is changed meanwhile and moves to the end
        next_ = f"{newest}:1" if newest > since else f"{since}:{pages + 1}"
        return FeedPage(tuple(changes), next_, True, through=max(newest, since) - 1)

    def records(self) -> dict[tuple[RecordType, str], Change]:
        """What a client is to know in the end."""
        known: dict[tuple[RecordType, str], Change] = {}
        for issue in self.server.issues.values():
            for one in changes_of(issue):
                before = known.get((one.type, one.id))
                if before is None or before.version < one.version:
                    known[one.type, one.id] = one
        return known

    def find(self, write: Write) -> Written | None:
        return found_among(changes_of(self._issue(_number(write.ticket))), write)

    # Writing

    def write(self, write: Write) -> Written:
        match write:
            case AddInteraction(body=body):
                notes = with_mark(Marked(write.id, body.body, body.kind, body.meta))
                self._put(write, notes=notes, private=body.direction != "outbound")
            case WrapUp(body=wrapped):
                meta = {"event": "wrap-up", "disposition": wrapped.disposition}
                notes = with_mark(Marked(write.id, wrapped.disposition, "event", meta))
                self._put(write, notes=notes, private=True, status_id=_STATUS_ID["resolved"])
            case ChangeTicket():
                asked = msgspec.to_builtins(write.body)
                if set(asked) != {"status"}:
                    raise Refused("unsupported", "only the status is changed here")
                self._put(write, status_id=_STATUS_ID.get(asked["status"], 99))
            case _:
                raise Refused("unsupported", type(write).__name__)
        return confirmed(self.find, write)

    def _put(self, write: Write, **asked: Any) -> None:
        status = self._ask("put", self.server.put_issue, _number(write.ticket), self.agent, **asked)
        if status == 404:
            raise Refused("not-found", write.ticket)

    # What there is none of

    def claim(self, ticket: str) -> Claim:
        raise Refused("unsupported", "claims")

    def claim_next(self, queue: str | None, key: str) -> Claim | None:
        raise Refused("unsupported", "claims")

    def renew(self, ticket: str) -> Claim:
        raise Refused("unsupported", "claims")

    def release(self, ticket: str) -> None:
        raise Refused("unsupported", "claims")

    # The way there

    def _now(self) -> datetime:
        now: datetime = self._ask("me", lambda: self.server.now)
        return now

    def _issue(self, id: int) -> Issue:
        issue: Issue | None = self._ask("get", self.server.get_issue, id)
        if issue is None:
            raise Refused("not-found", str(id))
        return issue


def changes_of(issue: Issue) -> list[Change]:
    """Customer (out of custom fields), contact and what was said on it."""
    seq, version = _second(issue.updated_on), 1 + max((one.id for one in issue.journals), default=0)
    customer = _customer(issue)
    said = [_description(issue, customer), *(_journal(issue, one) for one in issue.journals if one.notes)]
    status = STATUSES[issue.status_id]
    ticket = Ticket(
        id=_id(issue.id),
        customer=customer.id,
        channel="web",
        subject=issue.subject,
        queue="support",
        priority=3,
        status=status,  # type: ignore[arg-type]
        owner=issue.assigned_to,
        created_at=issue.created_on,
        waiting_since=waiting_since(said) if status in ("new", "open") else None,
        intent=(),
        tags=(),
        number=issue.id,
    )
    docs: list[tuple[int, StoredRecord]] = [(version, customer), (version, ticket), *((1, one) for one in said)]
    return [change_of(doc, seq, number) for number, doc in docs]


def _customer(issue: Issue) -> Customer:
    fields = issue.custom_fields
    known_by = fields.get("email") or fields.get("phone") or fields["customer"]
    identities = [Identity(kind, fields[kind]) for kind in ("email", "phone") if kind in fields]
    return Customer(
        id=f"redmine-{hashlib.sha256(known_by.encode()).hexdigest()[:16]}",
        name=fields["customer"],
        tier="standard",
        language="",
        tags=(),
        identities=tuple(identities),
    )


def _description(issue: Issue, customer: Customer) -> Interaction:
    return Interaction(
        f"redmine-issue-{issue.id}",
        _id(issue.id),
        "message",
        "inbound",
        "web",
        customer.name,
        issue.created_on,
        issue.description,
        {},
    )


def _journal(issue: Issue, journal: Journal) -> Interaction:
    mark = read_mark(journal.notes)
    customer = journal.user == issue.custom_fields["customer"]
    return Interaction(
        id=mark.id if mark and not customer else f"redmine-journal-{journal.id}",
        ticket=_id(issue.id),
        kind=mark.kind if mark and not customer else "note" if journal.private else "message",
        direction="inbound" if customer else "internal" if journal.private else "outbound",
        channel="web",
        author=journal.user,
        at=journal.created_on,
        body=mark.body if mark and not customer else journal.notes,
        meta=mark.meta if mark and not customer else {},
    )


def _id(number: int) -> str:
    return f"redmine-{number}"


def _number(id: str) -> int:
    return int(id.removeprefix("redmine-"))


def _second(at: datetime) -> int:
    return int(at.timestamp())
