"""Every kind of widget showing the text of a file as it stands. `every_widget FILE [mouse]`."""

import sys
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import (
    Button,
    Checkbox,
    DataTable,
    Header,
    Input,
    Label,
    Log,
    Markdown,
    OptionList,
    RichLog,
    Static,
    TextArea,
    Tooltip,
    Tree,
)

from agent_tui.ui.terminal.safe_app import SafeApp

KINDS = (
    "static", "label", "button", "checkbox", "input", "text-area", "option-list", "data-table", "tree", "log",
    "rich-log", "rendered", "line-api", "border-title", "border-subtitle", "tooltip",
)  # fmt: skip
"""What shows the text as it stands, each after `kind:`. Markdown reads it as Markdown; Header and Toast are checked by
name."""


class Rendered(Widget):
    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = text

    def render(self) -> str:
        return self.text


class LineApi(Widget):
    """Passes text, links and actions on as they are: what a careless widget of our own would do."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render_line(self, y: int) -> Strip:
        style = Style(link="http://evil.example/\x1b]0;link") + Style.from_meta({"@click": "app.quit"})
        return Strip([Segment(self.text if y == 0 else "", style)])


class StandingTooltip(Tooltip, inherit_css=False):
    """A tooltip that needs no mouse over something."""


class EveryWidget(SafeApp[None]):
    CSS = """
    Static, Label, Rendered, LineApi, Input, TextArea, OptionList, DataTable, Tree, Log, RichLog, Button, Checkbox,
    StandingTooltip {
        height: 2; min-height: 2; width: 1fr; border: none; padding: 0; overflow: hidden;
    }
    Markdown { height: 4; }
    Button { height: 3; }
    #framed { height: 3; border: solid white; }
    Toast { width: 100; max-width: 100; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        def of(kind: str) -> str:
            return f"{kind}:{self.text}"

        yield Header()
        yield Static(of("static"))
        yield Label(of("label"))
        yield Button(Content(of("button")))
        yield Checkbox(Content(of("checkbox")))
        yield Input(of("input"))
        yield TextArea(of("text-area"))
        yield OptionList(of("option-list"))
        table: DataTable[Text] = DataTable(show_header=False)
        table.add_column("text")
        table.add_row(Text(of("data-table")))
        yield table
        tree: Tree[None] = Tree(Text(of("tree")))
        yield tree
        yield Log()
        yield RichLog()
        yield Rendered(of("rendered"))
        yield LineApi(of("line-api"))
        framed = Rendered("framed", id="framed")
        framed.border_title = Content(of("border-title"))
        framed.border_subtitle = Content(of("border-subtitle"))
        yield framed
        yield StandingTooltip(of("tooltip"))
        yield Markdown(f"markdown: {self.text}", open_links=False)

    def on_mount(self) -> None:
        self.title = f"title:{self.text}"
        self.sub_title = f"sub:{self.text}"
        self.query_one(Log).write_line(f"log:{self.text}")
        self.say(f"toast:{self.text}", title=f"headline:{self.text}", timeout=600)
        self.call_after_refresh(self.write_late)

    def write_late(self) -> None:
        self.query_one(RichLog).write(f"rich-log:{self.text}")
        self.query_one(RichLog).write("all is shown")


class WithMouse(EveryWidget):
    CAPTURE_MOUSE = True


if __name__ == "__main__":
    words = Path(sys.argv[1]).read_text(encoding="utf-8", errors="surrogatepass")
    (WithMouse if "mouse" in sys.argv else EveryWidget)(words).run()
