"""A text is checked a moment after the last key: once, the newest only; until then findings stay with their words."""

import asyncio
import threading
from collections.abc import Awaitable, Callable

from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.expectations.check.finding import Finding
from agent_tui.ui.check_as_typed import CALM, FRESH, PAUSE, CheckAsTyped, Findings

PATIENCE = 10.0


class Stopped:
    def stop(self) -> None:
        pass


class Desk:
    """Checks for the word `bad`; what is asked of it later waits until the test says so."""

    def __init__(self) -> None:
        self.rule = "jargon"
        self.checked: list[str] = []
        self.held: threading.Event | None = None
        self.troubles: list[Trouble] = []
        self.seconds = 0.0
        self.later: list[tuple[float, Callable[[], None]]] = []
        self.found = asyncio.Event()

    def begin(self, text: str) -> CheckAsTyped:
        return CheckAsTyped(
            text,
            self.check,
            self.found.set,
            later=self.set_timer,  # type: ignore[arg-type]  # a timer that can be stopped is all it wants
            time=lambda: self.seconds,
            on_trouble=self.told,
        )

    def set_timer(self, seconds: float, call: Callable[[], None]) -> Stopped:
        self.later.append((self.seconds + seconds, call))
        return Stopped()

    def check(self, text: str) -> Findings:
        if self.held is not None:
            self.held.wait(PATIENCE)
        if "trouble" in text:
            raise BadInput("empty-text")
        self.checked.append(text)
        at = text.find("bad")
        return () if at < 0 else (Finding(self.rule, "warning", at, at + 3),)

    def told(self, trouble: Trouble) -> None:
        self.troubles.append(trouble)
        self.found.set()

    def pass_time(self, seconds: float) -> None:
        self.seconds += seconds
        due = [one for one in self.later if one[0] <= self.seconds]
        self.later = [one for one in self.later if one[0] > self.seconds]
        for _, call in due:
            call()

    async def answered(self) -> None:
        await asyncio.wait_for(self.found.wait(), PATIENCE)
        self.found.clear()


def played(scenario: Callable[[Desk], Awaitable[None]]) -> None:
    async def play() -> None:
        await scenario(Desk())

    asyncio.run(play())


def test_keys_in_a_row_are_checked_once_after_the_last_one() -> None:
    async def scenario(desk: Desk) -> None:
        typed = desk.begin("")
        await desk.answered()
        for text in ("b", "ba", "bad"):
            desk.pass_time(PAUSE / 2)
            typed.changed(text)
        desk.pass_time(PAUSE / 2)
        assert desk.checked == [""]
        desk.pass_time(PAUSE / 2)
        await desk.answered()
        assert (desk.checked, typed.settled) == (["", "bad"], True)
        assert [(one.start, one.end) for one in typed.findings] == [(0, 3)]
        assert len(desk.later) == 0  # nothing wakes while nobody types

    played(scenario)


def test_no_timer_is_set_for_a_key_while_one_waits() -> None:
    async def scenario(desk: Desk) -> None:
        typed = desk.begin("")
        await desk.answered()
        for number in range(100):
            typed.changed("x" * (number + 1))
        assert len(desk.later) == 1

    played(scenario)


def test_findings_move_with_their_words_until_the_text_is_checked_anew() -> None:
    async def scenario(desk: Desk) -> None:
        typed = desk.begin("a bad word")
        await desk.answered()
        typed.changed("such a bad word")
        assert [(one.start, one.end) for one in typed.findings] == [(7, 10)]
        assert not typed.settled
        typed.changed("such a bd word")
        assert typed.findings == ()

    played(scenario)


def test_what_was_found_in_an_older_text_is_forgotten() -> None:
    async def scenario(desk: Desk) -> None:
        desk.held = threading.Event()
        typed = desk.begin("bad")
        typed.changed("good")
        typed.check_now()
        desk.held.set()
        await desk.answered()
        assert (typed.text, typed.findings, typed.settled) == ("good", (), True)

    played(scenario)


def test_a_check_that_cannot_be_made_is_told_and_the_next_one_is_made() -> None:
    async def scenario(desk: Desk) -> None:
        typed = desk.begin("trouble")
        await desk.answered()
        assert [trouble.key for trouble in desk.troubles] == ["empty-text"]
        typed.changed("bad")
        typed.check_now()
        await desk.answered()
        assert len(typed.findings) == 1

    played(scenario)


def test_what_was_found_some_time_ago_is_fresh_no_more() -> None:
    async def scenario(desk: Desk) -> None:
        typed = desk.begin("bad")
        await desk.answered()
        assert typed.is_fresh
        desk.pass_time(FRESH + 1)
        assert (typed.settled, typed.is_fresh) == (True, False)
        typed.check_again()
        await desk.answered()
        assert typed.is_fresh

    played(scenario)


def test_what_the_sentence_may_still_mend_is_told_after_it_or_when_nobody_writes_on() -> None:
    async def scenario(desk: Desk) -> None:
        desk.rule = "promise.no-deadline"
        typed = desk.begin("")
        await desk.answered()

        async def pause_after(text: str) -> int:
            typed.changed(text)
            desk.pass_time(PAUSE)
            await desk.answered()
            return len(typed.told)

        assert await pause_after("we do bad things") == 0
        assert len(typed.findings) == 1
        assert await pause_after("we do bad things. Then") == 1
        assert await pause_after("we do bad things, for 30.00 and") == 0
        desk.pass_time(CALM)
        await desk.answered()
        assert len(typed.told) == 1
        desk.rule = "date.past"
        assert await pause_after("a bad date") == 1

    played(scenario)


def test_nothing_found_is_said_of_exactly_the_text_that_was_checked_and_not_from_key_to_key() -> None:
    async def scenario(desk: Desk) -> None:
        typed = desk.begin("")
        await desk.answered()
        typed.changed("all")
        said = [typed.is_clean]
        desk.pass_time(PAUSE)
        await desk.answered()
        said.append(typed.is_clean)
        desk.pass_time(CALM)
        await desk.answered()
        said.append(typed.is_clean)
        typed.check_again()
        said.append(typed.is_clean)
        await desk.answered()
        assert said == [False, False, True, True], "who writes on would see it come and go; of this text it was said"
        typed.changed("all is well.")
        said = [typed.is_clean]
        desk.pass_time(PAUSE)
        await desk.answered()
        said.append(typed.is_clean)
        assert said == [False, True], "the sentence is at its end"

    played(scenario)


def test_what_is_found_and_not_told_yet_is_not_called_nothing() -> None:
    async def scenario(desk: Desk) -> None:
        desk.rule = "time.vague"
        typed = desk.begin("")
        await desk.answered()
        typed.changed("we do bad things")
        desk.pass_time(PAUSE)
        await desk.answered()
        assert (typed.told, len(typed.findings), typed.is_clean) == ((), 1, False)

    played(scenario)
