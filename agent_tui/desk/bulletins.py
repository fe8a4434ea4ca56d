"""Bulletins at the desk: what is news, what I have not acknowledged yet, and for who supervises publishing,
withdrawing, and who has not read what.

Troubles: those of `desk.writing`; BadInput empty-text, title-too-long, code-wrong, bulletin-over, bulletin-twice,
unknown-bulletin;
NotAllowed bulletin-not-yours.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from agent_tui.contract.api import NewAcknowledgement, NewBulletin, Withdrawal
from agent_tui.contract.writes import AcknowledgeBulletin, PublishBulletin, WithdrawBulletin
from agent_tui.desk.bulletin_views import BulletinLine, Reader, Readers
from agent_tui.desk.outbox_writing import sent_as
from agent_tui.desk.overlay import STANDS
from agent_tui.desk.told_times import shown_time
from agent_tui.desk.views import Sent
from agent_tui.desk.writing import Writing
from agent_tui.domain.bulletins import asks, is_current
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.ids import new_id
from agent_tui.domain.text import clean_body, clean_line
from agent_tui.domain.values import BULLETIN_KINDS, SUPERVISING, TITLE_LIMIT, Bulletin, BulletinKind, Role
from agent_tui.replica.precious_rows import OutboxItem

NOT_TWICE_WITHIN = timedelta(days=1)
"""The same title and text again so soon is a slip: everybody would be asked to read it twice."""


class Bulletins(Writing):
    def bulletins(self, *, all: bool = False) -> list[BulletinLine]:
        """What is news, with what is not sent yet; what I must acknowledge first, then newest first. `all`: also what
        was withdrawn and what is past its end."""
        items = self._precious.outbox()
        me, now = self.agent or "", self._store_time.now()
        with self._queries.one_state():
            stored = self._queries.bulletins()
            read = self._queries.acknowledged_by(me)
            role = self._role()
        read |= {write.body.bulletin for _, write in _acknowledgements(items, me)}
        lines = []
        for one in _with_own(stored, items):
            current = is_current(one, now)
            due = current and me != "" and one.id not in read and asks(one, me, role)
            if all or current:
                lines.append(BulletinLine(one, one.id in read, due, current))
        return sorted(lines, key=lambda line: not line.due)

    def unread(self) -> list[Bulletin]:
        """What I must acknowledge and have not, oldest first; cheap, for whenever records have come."""
        me = self.agent
        if me is None:
            return []
        # why first: what goes and comes back meanwhile is seen in one of the two
        items, now = self._precious.outbox(), self._store_time.now()
        with self._queries.one_state():
            stored = [one for one in self._queries.unacknowledged(me) if is_current(one, now)]
            role = self._role() if stored else "agent"
        asked = [one for one in stored if asks(one, me, role)]
        if not asked:
            return []
        read = {write.body.bulletin for _, write in _acknowledgements(items, me)}
        read |= {one.id for one in _with_own(asked, items) if one.withdrawn}
        return [one for one in asked if one.id not in read]

    def acknowledge(self, bulletin: str) -> Sent:
        """I have read it; only for oneself. Said again it changes nothing."""
        known, me, items = self._bulletin(bulletin), self._me(), self._precious.outbox()
        if known.id in self._queries.acknowledged_by(me):
            return Sent(known.id, "acked")
        for item, write in _acknowledgements(items, me):
            if write.body.bulletin == known.id:
                return sent_as(item)
        body = NewAcknowledgement(known.id, self._store_time.now())
        return self._add([AcknowledgeBulletin(new_id(), body)])

    def may_publish(self) -> bool:
        """True for who supervises; what the store has not told of me is no right."""
        return self._role() in SUPERVISING

    def publish_bulletin(self, kind: BulletinKind, title: str, body: str, until: datetime | None = None) -> Sent:
        """News for everybody, acknowledged by all but its author; `until`: when it is none any more, in the future."""
        self._check_right()
        if kind not in BULLETIN_KINDS:
            raise BadInput("code-wrong", field="kind")
        headline = clean_line(title).strip()
        if not headline:
            raise BadInput("empty-text")
        if len(headline) > TITLE_LIMIT:
            raise BadInput("title-too-long", limit=TITLE_LIMIT)
        now = self._store_time.now()
        if until is not None and until <= now:
            raise BadInput("bulletin-over", until=shown_time(until, self.settings))
        new = NewBulletin(kind, headline, clean_body(body), now, until)
        for line in self.bulletins():
            one = line.bulletin
            if (one.title, one.body) == (new.title, new.body) and now - one.published_at < NOT_TWICE_WITHIN:
                raise BadInput("bulletin-twice", bulletin=one.id)
        return self._add([PublishBulletin(new_id(), new)])

    def withdraw_bulletin(self, bulletin: str) -> Sent:
        """Nobody is asked to acknowledge it from here on."""
        self._check_right()
        known = self._bulletin(bulletin)
        if known.withdrawn:
            return Sent(known.id, "acked")
        return self._add([WithdrawBulletin(new_id(), known.id, Withdrawal())])

    def readers(self, bulletin: str) -> Readers:
        """Who has read it, and who of those who must has not; for who supervises."""
        self._check_right()
        items, me = self._precious.outbox(), self._me()
        with self._queries.one_state():
            known = self._bulletin(bulletin)
            read = {one.agent: one.at for one in self._queries.acknowledgements(known.id)}
            everybody = self._queries.agents()
        for _, write in _acknowledgements(items, me):
            if write.body.bulletin == known.id:
                read.setdefault(me, write.body.at)
        missing = sorted(one.id for one in everybody if one.id not in read and asks(known, one.id, one.role))
        in_order = sorted(read.items(), key=lambda one: (one[1], one[0]))
        return Readers(tuple(Reader(agent, at) for agent, at in in_order), tuple(missing))

    def _bulletin(self, id_: str) -> Bulletin:
        """One that is known here, or was just written here, as it will be; BadInput unknown-bulletin."""
        items = self._precious.outbox()
        stored = self._queries.bulletin(id_)
        for one in _with_own([stored] if stored is not None else [], items):
            if one.id == id_:
                return one
        raise BadInput("unknown-bulletin", bulletin=clean_line(id_)[:64])

    def _role(self) -> Role:
        """Mine; an agent's as long as the store has told of none."""
        me = self.agent
        return next((one.role for one in self._queries.agents() if one.id == me), "agent")

    def _check_right(self) -> None:
        if not self.may_publish():
            raise NotAllowed("bulletin-not-yours")


def _acknowledgements(items: Iterable[OutboxItem], me: str) -> Iterator[tuple[OutboxItem, AcknowledgeBulletin]]:
    """Those of this agent that wait or are on their way."""
    for item in items:
        if isinstance(item.write, AcknowledgeBulletin) and item.agent == me and item.state in STANDS:
            yield item, item.write


def _with_own(known: Iterable[Bulletin], items: Sequence[OutboxItem]) -> list[Bulletin]:
    """Bulletins as they will be, newest first: with those that were published and withdrawn here."""
    found = {one.id: one for one in known}
    for item in items:
        write = item.write
        if item.state not in STANDS:
            continue
        if isinstance(write, PublishBulletin) and write.id not in found:
            found[write.id] = Bulletin(id=write.id, author=item.agent, **msgspec.structs.asdict(write.body))
        elif isinstance(write, WithdrawBulletin) and write.bulletin in found:
            found[write.bulletin] = msgspec.structs.replace(found[write.bulletin], withdrawn=True)
    return sorted(found.values(), key=lambda one: (one.published_at, one.id), reverse=True)
