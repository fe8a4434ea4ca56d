"""Colleagues to choose from: who is there, and what they have in hand already."""

from collections.abc import Sequence
from datetime import datetime

from agent_tui.desk.views import AgentLine
from agent_tui.messages.agent_states import told_state
from agent_tui.messages.screen_watch import WORDS
from agent_tui.messages.speech import say
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Line, StyleName
from agent_tui.ui.screens.windows.lines import in_columns
from agent_tui.ui.wording import Wording


def colleague_choices(
    agents: Sequence[AgentLine], me: str | None, now: datetime, wording: Wording
) -> list[tuple[str, Line]]:
    """(agent, line); who is ready and has least to do stands first, then who is on a call. Without me and without who
    only administers."""
    others = [one for one in agents if one.agent.id != me and one.agent.role != "admin"]
    others.sort(key=lambda one: (_STATES.index(one.agent.state), one.talking, one.contacts, one.agent.id))
    return [(one.agent.id, _line(one, now, wording)) for one in others]


NAMED = 20
"""Cells of a colleague's name and id; a long name gives way to the id, by which two of one name are told apart."""

FACTS = 16
"""Cells of what they have to do, before who leads the shift."""

_STATES = ("ready", "break", "away", "offline")


def _called(agent: str, wording: Wording) -> str:
    name = wording.here.names.get(agent)
    return f"{cut(name, max(6, NAMED - len(agent) - 1))} {agent}" if name else agent


def _line(one: AgentLine, now: datetime, wording: Wording) -> Line:
    language = wording.language
    style: StyleName = "good" if one.agent.state == "ready" and not one.talking else "dim"
    return in_columns(
        (_called(one.agent.id, wording), NAMED, "text"),
        (told_state(one.agent.state, one.agent.reason, language, talking=one.talking), 14, style),
        ("" if one.talking else times.age(one.agent.since, now, language), 6, "dim"),
        (say(WORDS, "watch.hand-facts", language, contacts=one.contacts, promises=one.promises), FACTS, "dim"),
        (wording.screen("transfer.leads") if one.agent.role == "supervisor" else "", 0, "label"),
    )
