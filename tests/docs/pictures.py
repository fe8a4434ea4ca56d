"""The pictures in docs/pictures, drawn from the real program: `python -m tests.docs.pictures [NAME…]`.

Each is the workstation on the demo in a pseudo-terminal, after somebody pressed these keys. The demo lives by the
clock, so a picture differs a little each time it is made; what it shows does not.
"""

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.docs.screen_svg import svg
from tests.terminal.pty_session import PtySession

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"


class Step(NamedTuple):
    """Keys, and what then stands on the screen."""

    keys: tuple[str, ...]
    shows: str = ""


class Picture(NamedTuple):
    name: str
    title: str
    columns: int
    rows: int
    language: str
    steps: tuple[Step, ...]
    command: tuple[str, ...] = ("demo",)
    ready: str = "online |在线 "


PICTURES: tuple[Picture, ...] = ()


def draw(picture: Picture) -> None:
    with tempfile.TemporaryDirectory() as home:
        environ = {"AGENT_TUI_LANGUAGE": picture.language, "AGENT_TUI_HOME": home}
        command = [sys.executable, "-m", "agent_tui", *picture.command]
        with PtySession(command, columns=picture.columns, rows=picture.rows, environ=environ) as session:
            session.wait_until(lambda: any(word in session.text for word in picture.ready.split("|")), picture.ready)
            session.settle(1.0)
            for step in picture.steps:
                session.press(*step.keys)
                if step.shows:
                    session.wait_for(step.shows)
                session.settle(0.5)
            drawn = svg(session.screen, picture.title)
            session.press("ctrl+q")
            session.press("ctrl+q")
            session.wait_exit()
    (FOLDER / f"{picture.name}.svg").write_text(drawn, encoding="utf-8")


def main(names: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        if not names or picture.name in names:
            draw(picture)


if __name__ == "__main__":
    main(sys.argv[1:])
