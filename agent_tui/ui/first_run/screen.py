"""One question at a time: what is asked, why, what can be chosen or typed, what is wrong with it, which keys go on.

What asks the store or writes files runs in a thread; escape goes back meanwhile, and the late answer is forgotten.
"""

import unicodedata
from collections.abc import Callable
from queue import SimpleQueue
from typing import ClassVar, Literal, TypeVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen

from agent_tui.config.chain_links import Question
from agent_tui.config.credentials import is_token
from agent_tui.desk.first_run import FirstRun, Kept
from agent_tui.domain.clock import Clock
from agent_tui.domain.errors import OutOfReach, Trouble
from agent_tui.messages.speech import Language
from agent_tui.ui.first_run.asking import Asking
from agent_tui.ui.first_run.sheet import Sheet
from agent_tui.ui.first_run.steps import (
    CHOICES,
    KEYMAPS,
    STEPS,
    TYPED,
    Answers,
    Step,
    step_after,
    step_before,
)
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from agent_tui.ui.screens.windows.text_line import TextLine

T = TypeVar("T")

MARGIN = 3
WIDEST = 90
"""Cells of the text: longer lines are hard to read."""


class FirstRunScreen(Screen[None]):
    DEFAULT_CSS = """
    FirstRunScreen {
        layout: vertical;
        & > Vertical { height: 1fr; padding: 1 3; }
        #choices { margin-top: 1; max-width: 90; }
        #typed { margin-top: 1; max-width: 90; }
        #said { margin-top: 1; }
    }
    """
    AUTO_FOCUS: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", show=False),
        Binding("escape", "go_back", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("ctrl+q", "app.quit", show=False, priority=True),
        Binding("backspace", "go_back", show=False),
    ]

    class LanguageChosen(Message):
        def __init__(self, language: Language) -> None:
            super().__init__()
            self.language = language

    class Finished(Message):
        def __init__(self, what: Literal["open", "later", "demo"], kept: Kept | None = None) -> None:
            super().__init__()
            self.what = what
            self.kept = kept

    def __init__(self, first_run: FirstRun, language: Language, styles: Styles, clock: Clock) -> None:
        super().__init__()
        self._first_run = first_run
        self._clock = clock
        self.answers = Answers(language)
        self.step: Step = STEPS[0]
        self._asked: Question | None = None
        """What the keeping of the token asks in between."""
        self._given: SimpleQueue[str] = SimpleQueue()
        self._asking = Asking(self.run_worker, self._failed)
        self._warned_of = ""
        """The URL that was said to be readable on the way: enter once more goes on with it."""
        self._out_of_reach = ""
        """The URL at which nobody answered: enter once more keeps it for later."""
        self._head = Lines(styles, id="head")
        self._question = Lines(styles, id="question")
        self._list = PickList(styles, id="choices")
        self._line = TextLine(id="typed")
        self._said = Lines(styles, id="said")
        self._foot = Lines(styles, id="foot")

    def compose(self) -> ComposeResult:
        yield self._head
        with Vertical():
            yield self._question
            yield self._list
            yield self._line
            yield self._said
        yield self._foot

    def on_mount(self) -> None:
        self._show_step()

    def on_resize(self) -> None:
        self._show_words()

    # Keys

    def action_go_on(self) -> None:
        if self._asked is not None:
            self._answer_question(self._line.value)
        elif self._asking.under_way:
            return
        elif self.step == "url":
            self._go_on_from_url()
        elif self.step == "token":
            self._go_on_from_token()
        elif self.step == "review":
            self._keep()
        elif self.answers.chosen(self.step) == "demo":
            self.post_message(self.Finished("demo"))
        else:
            self._go_to(step_after(self.step))

    def action_go_back(self) -> None:
        if self._asked is not None:
            self._answer_question("")
            return
        if self._asking.under_way and self.step == "review":
            return  # it is being written down
        self._asking.forget()
        self._said.show()
        before = step_before(self.step)
        if before is not None:
            self._note_typed()
            self._go_to(before)

    def on_text_line_left(self) -> None:
        self.action_go_back()

    def action_move(self, rows: int) -> None:
        if self.step in CHOICES:
            choices = CHOICES[self.step]
            at = choices.index(self.answers.chosen(self.step)) + rows
            if 0 <= at < len(choices):
                self._choose(choices[at])

    def on_key(self, event: events.Key) -> None:
        """A number chooses, whichever width the input method gives it."""
        number = unicodedata.decimal(event.character or " ", 0) if len(event.character or "") == 1 else 0
        choices = CHOICES.get(self.step, ())
        if not 1 <= number <= len(choices):
            return
        event.stop()
        self._choose(choices[number - 1])
        self.action_go_on()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self._choose(message.key)
        self.action_go_on()

    # Answers

    def _choose(self, choice: str) -> None:
        self.answers = msgspec.structs.replace(self.answers, **{self.step: choice})
        if self.step == "language":
            self.post_message(self.LanguageChosen(self.answers.language))
        self._show_choices()
        self._show_words()

    def _note_typed(self) -> None:
        if self.step in TYPED:
            typed = self._line.value.strip()
            self.answers = msgspec.structs.replace(self.answers, **{self.step: typed})

    def _go_on_from_url(self) -> None:
        self._note_typed()
        url = self.answers.url
        if not url:
            self._say("url.missing")
            return
        if self._out_of_reach and self._out_of_reach == url:
            self.answers = msgspec.structs.replace(self.answers, token="", agent=None, place=None)
            self._go_to("keymap")
            return

        def asked() -> str:
            return self._first_run.check_store(url)

        def answered(checked: str) -> None:
            self.answers = msgspec.structs.replace(self.answers, url=checked)
            if self._first_run.readable_on_the_way(checked) and self._warned_of != checked:
                self._warned_of = checked
                self._line.value = checked
                self._say("url.unencrypted")
            else:
                self._go_to("token")

        self._ask_store(asked, answered)

    def _go_on_from_token(self) -> None:
        self._note_typed()
        url, token = self.answers.url, self.answers.token
        if not token:
            self.answers = msgspec.structs.replace(self.answers, agent=None, place=None)
            self._go_to("keymap")
            return
        if not is_token(token):
            self._say("token.malformed")
            return

        def asked() -> Answers:
            whose = self._first_run.whose(url, token)
            return msgspec.structs.replace(self.answers, agent=whose.agent, place=whose.place)

        def answered(answers: Answers) -> None:
            self.answers = answers
            self._go_to("keymap")

        self._ask_store(asked, answered)

    def _keep(self) -> None:
        answers = self.answers
        # why: the usual keys need no line in the file
        keymap = {} if answers.keymap == KEYMAPS[0] else {"keymap": answers.keymap}
        settings = {"language": answers.language, **keymap}

        def kept() -> Kept:
            token = answers.token if answers.agent is not None else ""
            return self._first_run.keep(answers.url, token, answers.agent, settings, self._ask_for_key)

        self._ask_store(
            kept, lambda done: self.post_message(self.Finished("open" if answers.agent else "later", done)), "keeping"
        )

    # Threads

    def _ask_store(self, call: Callable[[], T], answered: Callable[[T], object], said: str = "asking") -> None:
        self._asking.ask(call, answered)
        self._say(said)

    def _failed(self, trouble: Trouble) -> None:
        self._show_step(keep_typed=True)
        self._say_trouble(trouble)
        self._out_of_reach = self.answers.url if isinstance(trouble, OutOfReach) else ""

    def _ask_for_key(self, question: Question) -> str:
        """Called in the thread that keeps the token: waits for what is typed here."""
        self.app.call_from_thread(self._show_question, question)
        return self._given.get()

    def _show_question(self, question: Question) -> None:
        self._asked = question
        self._said.show()
        self._show_step()

    def _answer_question(self, typed: str) -> None:
        self._asked = None
        self._line.value = ""
        self._given.put(typed)
        self._show_step()
        self._say("keeping")

    # Showing

    def _go_to(self, step: Step | None) -> None:
        if step is not None:
            self.step = step
            self._said.show()
            self._show_step()

    def _show_step(self, *, keep_typed: bool = False) -> None:
        typing = self.step in TYPED or self._asked is not None
        self._line.display = typing
        self._list.display = self.step in CHOICES and self._asked is None
        self._line.password = self.step == "token" or self._asked is not None
        if typing:
            if not keep_typed:
                known = {"url": self.answers.url, "token": self.answers.token}
                self._line.value = "" if self._asked is not None else known[self.step]
                self._line.cursor_position = len(self._line.value)
            self.set_focus(self._line)
        else:
            self.set_focus(None)
        self._show_choices()
        self._show_words()

    def _show_choices(self) -> None:
        if self.step not in CHOICES:
            return
        rows = [
            PickRow(choice, self._sheet.choice(number, choice)) for number, choice in enumerate(CHOICES[self.step], 1)
        ]
        self._list.styles.height = len(rows)
        self._list.show(rows, keep=self.answers.chosen(self.step))

    def _show_words(self) -> None:
        if not self.is_mounted:
            return
        sheet = self._sheet
        self._head.show(sheet.head(self.app.size.width))
        lines = sheet.question()
        if sheet.reviewing:
            lines += sheet.review(self._clock.now().astimezone(), self._first_run.settings_file)
        self._question.show(*lines)
        self._foot.show(sheet.hints())

    @property
    def _sheet(self) -> Sheet:
        return Sheet(self.step, self.answers, self._asked, self._room)

    @property
    def _room(self) -> int:
        return max(20, min(WIDEST, self.app.size.width - 2 * MARGIN))

    def _say(self, key: str) -> None:
        self._said.show(*((Span(line, "soon"),) for line in wrap(self._sheet.words(key), self._room)))

    def _say_trouble(self, trouble: Trouble) -> None:
        self._said.show(*self._sheet.trouble(trouble))
