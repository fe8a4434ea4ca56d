"""Something that everybody must know now: a bulletin, written on the wallboard."""

from collections.abc import Callable

from agent_tui.desk.views import Sent
from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import BULLETIN_KINDS, BulletinKind
from agent_tui.expectations.dates import read_time, typed_time
from agent_tui.messages.screen_bulletins import BULLETIN_WORDS
from agent_tui.messages.speech import say
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Span
from agent_tui.ui.screens.promises.ledger_form import LedgerForm, Typed
from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen
from agent_tui.ui.screens.windows.line_form import WHEN, FormLine
from agent_tui.ui.screens.windows.telling_screen import TellingScreen
from agent_tui.ui.watch.watched import Watched
from agent_tui.ui.watch.written import Words

USUAL_END = "+1 day 18:00"
"""Until when it is news, unless somebody types another time."""


async def ask_for_broadcast(
    screen: TellingScreen, watched: Watched, say_written: Callable[[Sent, Words], None]
) -> None:
    """What it is about, then its words; it is published once they are typed, which `say_written` is told."""
    wording = watched.wording
    kinds = [(kind, (Span(say(BULLETIN_WORDS, f"bulletin.kind.{kind}", wording.language)),)) for kind in BULLETIN_KINDS]
    title = wording.screen("broadcast.about")

    async def ask_for_words(chosen: str) -> None:
        kind = next(kind for kind in BULLETIN_KINDS if kind == chosen)
        sent: list[Sent] = []
        await screen.ask(_form(watched, kind, sent), lambda typed: say_written(sent[0], _words(watched, typed)))

    await screen.ask(ChoiceScreen(wording, watched.styles, kinds, title=title), ask_for_words)


def _form(watched: Watched, kind: BulletinKind, sent: list[Sent]) -> LedgerForm:
    """What was published stands in `sent` afterwards."""
    wording = watched.wording
    start = watched.desk.counted_from(watched.now(), wording.zone)

    def publish(typed: Typed) -> str | None:
        """What is refused stays in the form, with the reason."""
        try:
            sent[:] = [watched.desk.publish_bulletin(kind, typed.words["title"], typed.words["text"], typed.due_at)]
        except Trouble as trouble:
            return wording.trouble(trouble)
        return None

    lines = (
        FormLine("title", wording.screen("broadcast.title")),
        FormLine("text", wording.screen("broadcast.text"), needed=False),
        FormLine(WHEN, wording.screen("broadcast.until"), typed_time(read_time(USUAL_END, start), start)),
    )
    heading, note = wording.screen("broadcast.heading"), wording.screen("broadcast.note")
    styles = watched.styles
    return LedgerForm(wording, styles, lines, title=heading, note=note, start=start, refuse=publish)


def _words(watched: Watched, typed: Typed) -> Words:
    wording, title = watched.wording, cut(typed.words["title"], 40)
    key = wording.keys(action("bulletins"), 1)
    return Words(
        on_its_way=wording.screen("broadcast.sent", title=title),
        kept=wording.screen("broadcast.kept", title=title),
        arrived=wording.screen("broadcast.published", title=title, key=key),
    )
