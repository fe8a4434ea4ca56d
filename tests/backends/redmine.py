"""A helpdesk in memory with the ways of Redmine (BACKENDS): what it keeps, and how it answers.

Its traps: no conflict control at all; times of whole seconds, and a search by them that finds a second more than asked
for; a status that it does not know is passed over without a word; there is no customer but in custom fields; nobody can
claim anything.
"""

from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

STATUSES = {1: "new", 2: "open", 3: "pending", 4: "resolved"}


class Journal(Struct, frozen=True):
    id: int
    user: str
    created_on: datetime
    notes: str = ""
    private: bool = False
    status_id: int | None = None


class Issue(Struct, frozen=True):
    id: int
    subject: str
    description: str
    created_on: datetime
    updated_on: datetime
    custom_fields: dict[str, str]
    """`customer`, `email`, `phone`."""
    status_id: int = 1
    assigned_to: str | None = None
    journals: tuple[Journal, ...] = ()


class Redmine:
    def __init__(self) -> None:
        self.clock = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
        self.issues: dict[int, Issue] = {}
        self._journals = 0

    @property
    def now(self) -> datetime:
        """As it tells the time: without fractions of a second."""
        return self.clock.replace(microsecond=0)

    def create(self, subject: str, description: str, custom_fields: dict[str, str]) -> int:
        id = len(self.issues) + 1
        self.issues[id] = Issue(id, subject, description, self.now, self.now, custom_fields)
        return id

    def get_issue(self, id: int) -> Issue | None:
        return self.issues.get(id)

    def search(self, updated_from: datetime | None, offset: int, limit: int) -> list[Issue]:
        """`updated_on>=`, oldest first."""
        since = None if updated_from is None else updated_from - timedelta(seconds=1)
        found = [one for one in self.issues.values() if since is None or one.updated_on >= since]
        return sorted(found, key=lambda one: (one.updated_on, one.id))[offset : offset + limit]

    def put_issue(
        self, id: int, user: str, *, notes: str = "", private: bool = False, status_id: int | None = None
    ) -> int:
        """204 without a body, whatever came of it; 404 where there is none."""
        issue = self.issues.get(id)
        if issue is None:
            return 404
        known = status_id if status_id in STATUSES and status_id != issue.status_id else None
        if notes or known:
            self._journals += 1
            journal = Journal(self._journals, user, self.now, notes, private, known)
            self.issues[id] = msgspec.structs.replace(
                issue,
                status_id=known or issue.status_id,
                updated_on=self.now,
                journals=(*issue.journals, journal),
            )
        return 204

    def advance(self, seconds: float) -> None:
        self.clock += timedelta(seconds=seconds)
