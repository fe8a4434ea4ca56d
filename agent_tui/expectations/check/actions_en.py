"""Who does what in an English sentence."""

from collections.abc import Sequence

from agent_tui.expectations.check.deeds import Deed


def deeds_in(plain: str, is_question: bool, dated: Sequence[tuple[int, int]]) -> list[Deed]:
    """What a sentence says that somebody does, in order. `dated`: the places of its times that do not lie behind."""
    return []
