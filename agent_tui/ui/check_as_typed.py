"""The check of a text that is being written: a moment after the last key, in a thread, the newest text only. Until then
what was found stays with its words."""

import re
from collections.abc import Callable

from textual.timer import Timer

from agent_tui.domain.errors import Trouble
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.following import follow
from agent_tui.ui.latest_call import LatestCall

PAUSE = 0.25
"""Seconds without a key after which a text is checked."""

CALM = 2.0
"""Seconds without a key after which also that is told which the rest of the sentence may still mend."""

_MAY_STILL_COME = frozenset({"promise.no-deadline", "time.vague"})
"""Rules that miss something: who writes "we will call you" is perhaps about to write when."""

_SENTENCE_ENDS = re.compile(r"[。！？!?；\n]|\.(?=\s|$)")

_ENDS_SENTENCE = re.compile(r"[。！？!?；\n.]\s*\Z")

FRESH = 10.0
"""Seconds after which what was found is asked for again before anything hangs on it: the clock went on."""

FOLLOWED = 20_000
"""Characters up to which findings are followed from key to key."""

Findings = tuple[Finding, ...]
Check = Callable[[str], Findings]
"""May be called in any thread."""


class CheckAsTyped:
    """Belongs to the screen's thread, and so does `on_findings`. `later(seconds, call)` calls once; `time` is the
    clock that it goes by, in seconds."""

    def __init__(
        self,
        text: str,
        check: Check,
        on_findings: Callable[[], None],
        *,
        later: Callable[[float, Callable[[], None]], Timer],
        time: Callable[[], float],
        on_trouble: Callable[[Trouble], None],
    ) -> None:
        self.text = text
        """The text that `findings` are about."""
        self.findings: Findings = ()
        self.settled = False
        """True where `findings` are of a check of `text`, and not what is left of those of an earlier text."""
        self._check = check
        self._on_findings = on_findings
        self._later = later
        self._time = time
        self._waiting: Timer | None = None
        self._telling: Timer | None = None
        self._changed_at = float("-inf")
        self._settled_at = time()
        self._answered: str | None = None
        """The text that the last answer was about."""
        self._asked: LatestCall[tuple[str, Check, Findings]] = LatestCall(self._found, on_trouble)
        self._ask()

    @property
    def told(self) -> Findings:
        """The findings without those that the sentence which is being written may still mend."""
        if self._is_calm:
            return self.findings
        return tuple(one for one in self.findings if not _may_be_mended(one, self.text))

    @property
    def is_clean(self) -> bool:
        """A check of exactly this text found nothing, and whoever writes it has paused or ended a sentence: said
        sooner, it would come and go with every key."""
        if self._answered != self.text or self.findings:
            return False
        return self._is_calm or _ENDS_SENTENCE.search(self.text) is not None

    @property
    def _is_calm(self) -> bool:
        return self._time() - self._changed_at >= CALM

    def changed(self, text: str, check: Check | None = None) -> None:
        """The text is another one now, or what it is to be checked by: `check`, where that is not what it was."""
        if text == self.text and check is None:
            return
        if check is not None:
            self._check, self._answered = check, None
        if len(text) <= FOLLOWED:
            self.findings = follow(self.findings, self.text, text)
        self.text, self.settled = text, False
        self._changed_at = self._time()
        if self._waiting is None:
            self._waiting = self._later(PAUSE, self._due)

    def check_now(self) -> None:
        """Without waiting for a pause."""
        if not self.settled:
            self._ask()

    def check_again(self) -> None:
        """What is known beside the text is not what it was."""
        self.settled = False
        self._ask()

    @property
    def is_fresh(self) -> bool:
        """What was found is of this text and of about now."""
        return self.settled and self._time() - self._settled_at <= FRESH

    def take(self, text: str, findings: Findings) -> None:
        """What a check found that was made otherwise."""
        if text == self.text:
            self._asked.forget()
            self._found((text, self._check, findings))

    def leave(self) -> None:
        """Nothing more is wanted."""
        self._asked.forget()
        for timer in (self._waiting, self._telling):
            if timer is not None:
                timer.stop()

    def _due(self) -> None:
        """Each key put it off: only what is left is waited for, and no timer is set for a key."""
        left = self._changed_at + PAUSE - self._time()
        if left > 0:
            self._waiting = self._later(left, self._due)
            return
        self._waiting = None
        self._ask()

    def _ask(self) -> None:
        text, check = self.text, self._check
        self._asked.ask(lambda superseded: (text, check, check(text)))

    def _found(self, answer: tuple[str, Check, Findings]) -> None:
        text, check, findings = answer
        if text == self.text and check is self._check:
            self.findings, self.settled, self._answered = findings, True, text
            self._settled_at = self._time()
            self._on_findings()
            self._tell_the_rest_later()

    def _tell_the_rest_later(self) -> None:
        is_more_to_tell = len(self.told) < len(self.findings) if self.findings else self.settled and not self.is_clean
        if self._telling is None and is_more_to_tell:
            self._telling = self._later(max(0.0, self._changed_at + CALM - self._time()), self._tell_the_rest)

    def _tell_the_rest(self) -> None:
        self._telling = None
        self._on_findings()
        self._tell_the_rest_later()


def _may_be_mended(one: Finding, text: str) -> bool:
    return one.rule in _MAY_STILL_COME and _SENTENCE_ENDS.search(text, one.end) is None
