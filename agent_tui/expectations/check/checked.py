"""What every rule is given: the text as it was read once, with its times and actions."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import chain
from re import Match, Pattern
from zoneinfo import ZoneInfo

from agent_tui.domain.business_time import BusinessTime
from agent_tui.domain.values import Channel
from agent_tui.expectations.check.actions import Action, actions_in
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.promised import PromisedTime, promised_times
from agent_tui.expectations.check.reading import Reading, Sentence, read
from agent_tui.expectations.check.script import TRADITIONAL
from agent_tui.expectations.check.times import TimeSaid, times_by_sentence


class Checked:
    """A text on its channel. Times and actions are looked for once, when the first rule asks for them."""

    def __init__(self, text: str, channel: Channel, context: CheckContext) -> None:
        self.text = text
        self.channel = channel
        self.context = context
        self._found: dict[Finder, tuple[Finding, ...]] = {}

    @cached_property
    def reading(self) -> Reading:
        return read(self.text)

    @cached_property
    def now(self) -> datetime | None:
        """In the context's zone."""
        now, zone = self.context.now, self.context.timezone
        return now.astimezone(ZoneInfo(zone)) if now is not None and zone else now

    @cached_property
    def is_in_traditional(self) -> bool:
        """Holds a character that simplified Chinese writes otherwise."""
        return TRADITIONAL.search(self.text) is not None

    @cached_property
    def times_by_sentence(self) -> tuple[tuple[TimeSaid, ...], ...]:
        return times_by_sentence(self.reading, self.now, self.business_time)

    @cached_property
    def times(self) -> tuple[TimeSaid, ...]:
        return tuple(chain.from_iterable(self.times_by_sentence))

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        return actions_in(self.reading, self.times_by_sentence)

    @cached_property
    def promised(self) -> tuple[PromisedTime, ...]:
        """The times at which something of ours is promised."""
        return tuple(promised_times(self))

    @cached_property
    def business_time(self) -> BusinessTime:
        return _business_time(tuple(self.context.hours.items()), self.context.holidays)

    def found_by(self, rule: "Finder") -> tuple[Finding, ...]:
        """What a rule finds in the text; looked for once, also where another rule asks for it."""
        if rule not in self._found:
            self._found[rule] = tuple(rule(self))
        return self._found[rule]

    def local(self, at: datetime) -> datetime:
        """The same moment as the text's reader counts it; as it is where no time is known."""
        return at.astimezone(self.now.tzinfo) if self.now is not None else at

    def sentence_at(self, place: int) -> Sentence | None:
        """The writer's own sentence that holds the character at `place`; None in what somebody else wrote."""
        number = self.number_of_sentence(place)
        return self.reading.sentences[number] if number is not None else None

    def number_of_sentence(self, place: int) -> int | None:
        """That sentence's place among the reading's."""
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self.reading.sentences[number].end else None

    def own(self, pattern: Pattern[str]) -> Iterator[Match[str]]:
        """Where `pattern` stands in the reading's `plain`, in what the writer says."""
        for found in pattern.finditer(self.reading.plain):
            if self.sentence_at(found.start()) is not None:
                yield found

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.reading.sentences]


Finder = Callable[[Checked], Iterable[Finding]]
"""What a rule is: a function that finds."""


@lru_cache(maxsize=16)
def _business_time(hours: tuple[tuple[str, str], ...], country: str | None) -> BusinessTime:
    """Kept from check to check, with the calendar that it makes of a country's holidays."""
    return BusinessTime(dict(hours), country)
