"""What came of the searches of one opened knowledge screen: what the agent says of them by a key, and that nothing of
use was found where they leave without a word."""

from collections.abc import Callable
from typing import Protocol

from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import SearchVerdict
from agent_tui.knowledge.values import SearchAnswer

ENOUGH = 0.5
"""Of a question, by the rarity of its words: a best hit that holds less of it is of no use."""

LEAST_ASKED = 2
"""Characters of a question."""


class Record(Protocol):
    def __call__(
        self, query: str, outcome: SearchVerdict, *, article: str | None = None, ticket: str | None = None
    ) -> object: ...


def brought_little(answer: SearchAnswer) -> bool:
    return not answer.hits or answer.hits[0].share < ENOUGH


class SearchVerdicts:
    """`record` writes one down; `ticket`: the contact that is searched for. `is_whole` is False while not all
    articles can be found: then nothing is concluded from what is missing."""

    def __init__(self, record: Record, ticket: str | None, is_whole: Callable[[], bool]) -> None:
        self._record = record
        self._ticket = ticket
        self._is_whole = is_whole
        self._given: dict[tuple[str, str | None], SearchVerdict] = {}
        """By question and article: outcomes are never changed, so the first one stands."""
        self._asked = ""
        """The question that stands there, in full where it is being taken back letter by letter."""
        self._little = False
        self._used = False

    def give(self, verdict: SearchVerdict, query: str, article: str | None = None) -> SearchVerdict | None:
        """None once that is noted; what was said before of the same question and article, which stands. The desk's
        `Trouble`."""
        self._used = True
        about = (query.strip(), article)
        before = self._given.get(about)
        if before is not None and before != "nothing":
            return before
        self._record(query.strip(), verdict, article=article, ticket=self._ticket)
        self._given[about] = verdict
        return None

    def used(self) -> None:
        """Something of what was found is put to use."""
        self._used = True

    def answered(self, query: str, answer: SearchAnswer) -> None:
        """What was found for what stands in the line."""
        if query and not (self._asked.startswith(query) and len(query) < len(self._asked)):
            self._asked, self._little = query, brought_little(answer)

    def left(self) -> None:
        """The question is given up."""
        query, unanswered = self._asked, self._little and not self._used
        self._asked, self._little, self._used = "", False, False
        if unanswered and _is_question(query) and self._is_whole() and (query, None) not in self._given:
            try:
                self._record(query, "nothing", ticket=self._ticket)
            except Trouble:
                return  # nobody asked for it: what is wrong is said where somebody writes something
            self._given[(query, None)] = "nothing"


def _is_question(query: str) -> bool:
    return sum(char.isalnum() for char in query) >= LEAST_ASKED
