"""A small desk: a list by the Line API, a dialog, a text field that is saved as a draft. `sample DRAFT [CRASHES]`."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static, TextArea

from agent_tui.ui.terminal.safe_app import SafeApp

NAMES = ("陈静", "Sara Lind", "赵敏", "Ola Nordmann", "王小明")


def row_text(index: int) -> str:
    name = NAMES[index % len(NAMES)]
    return f"{index:05d} {name} order {index * 7919 % 10007} waits {index % 97} minutes"


class Rows(Widget, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.top = 0
        self.at = 0

    def render_line(self, y: int) -> Strip:
        index = self.top + y
        style = Style(reverse=True) if index == self.at else Style(bold=index % 5 == 0)
        return Strip([Segment(row_text(index), style)]).adjust_cell_length(self.size.width, style)

    def action_move(self, by: int) -> None:
        before, self.at = self.at, max(0, self.at + by)
        top = min(max(self.top, self.at - self.size.height + 1), self.at)
        if top == self.top:
            self.refresh(*(Region(0, line - self.top, self.size.width, 1) for line in (before, self.at)))
        else:
            self.top = top
            self.refresh()

    def action_page(self, by: int) -> None:
        self.top = max(0, self.top + by * self.size.height)
        self.at = self.top
        self.refresh()


class Dialog(ModalScreen[None]):
    CSS = "Dialog { align: center middle; } Static { width: 40; height: 8; border: solid white; background: #223344; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss")]

    def compose(self) -> ComposeResult:
        yield Static("Shall it be sent?", markup=False)


class Sample(SafeApp[None]):
    CSS = "Rows { height: 1fr; } TextArea { height: 6; border: none; } #status { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "dialog", priority=True),
        Binding("f3", "crash", priority=True),
        Binding("f4", "tell", priority=True),
        Binding("f6", "fail_in_a_thread", priority=True),
        Binding("f7", "fail_in_a_worker", priority=True),
    ]

    def __init__(self, draft: Path, crashes: Path | None) -> None:
        super().__init__(crash_folder=crashes)
        self.draft = draft

    def compose(self) -> ComposeResult:
        yield Rows()
        yield TextArea()
        yield Static("status: ready", id="status", markup=False)

    def flush_drafts(self) -> None:
        self.draft.write_text(self.query_one(TextArea).text, encoding="utf-8")

    def unsaved_texts(self) -> list[Callable[[], str]]:
        return [lambda: self.query_one(TextArea).text]

    def action_dialog(self) -> None:
        self.push_screen(Dialog())

    def action_tell(self) -> None:
        self.say("told [b]you[/b]")

    def action_crash(self) -> None:
        words_of_the_customer = "my card is 4111"
        raise ValueError(words_of_the_customer)

    def action_fail_in_a_worker(self) -> None:
        async def work() -> None:
            self.action_crash()

        self.run_worker(work())

    def action_fail_in_a_thread(self) -> None:
        thread = threading.Thread(target=self.action_crash)
        thread.start()
        thread.join()
        self.say("it failed")


if __name__ == "__main__":
    application = Sample(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    application.run()
    sys.exit(application.return_code or 0)
