"""The honest time of a topic and queue: past promises, what is owed and who is there, from the replica; the business
calendar, from the company's files."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from agent_tui.config.machine_zone import MACHINE_ZONE
from agent_tui.config.settings import time_zone
from agent_tui.desk.business_days import BusinessDays

if TYPE_CHECKING:
    import sqlite3

    from agent_tui.domain.business_time import BusinessTime
    from agent_tui.expectations.honest import HonestTime, Pace, Past

LOOKED_BACK = timedelta(days=90)
"""What is longer ago was done by other people, in another way."""

PACE_OF = timedelta(days=28)
"""How far back the pace is taken from."""

MOST = 500
"""Pieces of work; of more the latest."""


class HonestTimes(BusinessDays):
    def honest_time(self, topic: str, queue: str) -> "HonestTime | None":
        """The earliest time that can be kept for a promise on `topic` in a contact of `queue`; for "", for the end of a
        contact there. Of the whole house where the queue has too little to go by; None where that has too. Tens of
        milliseconds: call it in a thread."""
        # why: loaded here because nobody promises anything before the first paint
        from agent_tui.expectations.honest import LEAST, honest_time

        business = self.business_time()
        now = self._store_time.now().astimezone(time_zone(self.settings) or MACHINE_ZONE)
        with self._queries.one_state() as connection:
            if not topic:
                past, pace = self._past_contacts(connection, queue, now, business)
            else:
                past, pace = self._past_promises(connection, topic, queue, now, business)
                if len(past) < LEAST:
                    past, pace = self._past_promises(connection, topic, None, now, business)
        return honest_time(past, pace, now, business)

    def _past_promises(
        self, connection: "sqlite3.Connection", topic: str, queue: str | None, now: datetime, business: "BusinessTime"
    ) -> "tuple[list[Past], Pace]":
        from agent_tui.expectations.honest import Past
        from agent_tui.replica.past_work import due_promises_of, owed_of

        found = due_promises_of(connection, topic, queue, now - LOOKED_BACK, now, MOST)
        lately = [
            (one.kept_at, one.promise.owner or one.promise.made_by)
            for one in found
            if one.kept_at is not None and one.kept_at >= now - PACE_OF
        ]
        pace = self._pace_of(owed_of(connection, topic, queue), [who for _, who in lately], queue, now, business)
        return [Past(one.promise.made_at, one.kept_at) for one in found], pace

    def _past_contacts(
        self, connection: "sqlite3.Connection", queue: str, now: datetime, business: "BusinessTime"
    ) -> "tuple[list[Past], Pace]":
        from agent_tui.expectations.honest import Past
        from agent_tui.replica.past_work import ended_contacts, waiting_of

        found = ended_contacts(connection, queue, now - LOOKED_BACK, MOST)
        lately = [one.by for one in found if one.ended_at >= now - PACE_OF]
        pace = self._pace_of(waiting_of(connection, queue), lately, queue, now, business)
        return [Past(one.created_at, one.ended_at) for one in found], pace

    def _pace_of(
        self, owed: int, done_by: Sequence[str], queue: str | None, now: datetime, business: "BusinessTime"
    ) -> "Pace":
        """`done_by`: who did each piece of the last weeks. Who of them works that queue still is there, whether at this
        moment or not: what is promised for Thursday does not hang on who is at lunch."""
        from agent_tui.expectations.honest import OpenTime, Pace

        people = set(done_by)
        there = {one.id for one in self._queries.agents() if queue is None or one.queues is None or queue in one.queues}
        within = OpenTime(business).between(now - PACE_OF, now, now) or PACE_OF
        return Pace(owed, len(done_by), within, len(people), len(people & there) if there else 0)
