"""The shape of an entry of `troubles`."""

from typing import NamedTuple

from agent_tui.messages.speech import Words

NOTHING = Words("", "")


class TroubleWords(NamedTuple):
    title: Words
    """A few words, no facts."""
    cause: Words
    """Why; may hold `{fact}`."""
    way_out: Words
    """What to do now; may hold `{fact}`."""
    meanwhile: Words = NOTHING
    """What becomes of a text that stands on the workstation. No command says it: of what that wrote it knows whether it
    is kept, and most write nothing."""


def trouble(
    title: tuple[str, str], cause: tuple[str, str], way_out: tuple[str, str], meanwhile: tuple[str, str] = NOTHING
) -> TroubleWords:
    """An entry; each pair is English, Chinese."""
    return TroubleWords(Words(*title), Words(*cause), Words(*way_out), Words(*meanwhile))
