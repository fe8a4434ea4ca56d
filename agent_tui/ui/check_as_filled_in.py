"""The check of a template that is being filled in: a moment after the last key, in a thread, as of any text that is
being written; before the form answers, what it answers with is checked."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.timer import Timer

from agent_tui.domain.errors import Trouble
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.rendering import Rendered
from agent_tui.ui.check_as_typed import CheckAsTyped, Findings
from agent_tui.ui.threads import in_thread

Check = Callable[[Rendered], Sequence[Finding]]
"""May be called in any thread; raises Troubles only."""


class CheckAsFilledIn:
    """Belongs to the screen's thread, and so do `on_findings` and `on_trouble`. `later` and `time`: as in
    `CheckAsTyped`."""

    def __init__(
        self,
        rendered: Rendered,
        check: Check,
        on_findings: Callable[[], None],
        *,
        later: Callable[[float, Callable[[], None]], Timer],
        time: Callable[[], float],
        on_trouble: Callable[[Trouble], None],
    ) -> None:
        self._rendered = rendered
        self._check = check
        self._on_trouble = on_trouble
        self._typed = CheckAsTyped(
            rendered.body, self._check_of(rendered), on_findings, later=later, time=time, on_trouble=on_trouble
        )

    @property
    def told(self) -> Findings:
        """What was found, of an earlier text where it stands in this one too."""
        return self._typed.told

    def changed(self, rendered: Rendered) -> None:
        """The same words with other promises are another thing to check."""
        if rendered != self._rendered:
            self._rendered = rendered
            self._typed.changed(rendered.body, self._check_of(rendered))

    async def judge(self) -> None:
        """Returns when what is filled in now was checked, or could not be."""
        while not self._typed.settled:
            rendered = self._rendered
            try:
                findings = await in_thread(partial(self._check_of(rendered), rendered.body))
            except Trouble as trouble:
                self._on_trouble(trouble)
                return
            if rendered is self._rendered:
                self._typed.take(rendered.body, findings)

    def leave(self) -> None:
        """Nothing more is wanted."""
        self._typed.leave()

    def _check_of(self, rendered: Rendered) -> Callable[[str], Findings]:
        check = self._check
        return lambda text: tuple(check(rendered))
