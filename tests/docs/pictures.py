"""The pictures in docs/pictures, drawn from the real program: `python -m tests.docs.pictures [NAME…]`.

Each is the workstation on the demo in a pseudo-terminal, after somebody pressed these keys. The demo lives by the
clock, so a picture differs a little each time it is made; what it shows does not.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.docs.screen_svg import svg
from tests.terminal.pty_session import PtySession

PATIENCE = 120.0
"""Seconds after which what does not come is given up: a demo fills its store first."""
FILLING = "fetching |取回 "
"""Stands in the last line until all records are here; what stands above it then is not whole."""
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"


class Step(NamedTuple):
    """Keys, and what then stands on the screen, one thing or (`a|b`) another."""

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
    beside: tuple[str, ...] = ()
    """A command that runs in another terminal meanwhile."""


ENGLISH = ("demo", "--language", "en")
CHINESE = ("demo", "--language", "zh")


def opened(name: str, shows: str) -> tuple[Step, ...]:
    """A story's contact, found by its customer's name and opened, the whole queue beside it."""
    return Step(("/",)), Step((name,)), Step(("enter",)), Step(("escape",)), Step(("enter",), shows)


OTHER_COLOURS = (Step((":",)), Step(("配色",)), Step(("enter",), "配色: "))

PICTURES: tuple[Picture, ...] = (
    Picture("desk-zh", "队列: 80×24", 80, 24, "zh", (Step(("down", "down"), "周凯"),), CHINESE),
    Picture("desk-en", "The queue, 120 by 40", 120, 40, "en", (Step((".",)),), ENGLISH),
    Picture("three-panes", "队列、时间线、客户并排: 160×50", 160, 50, "zh", opened("王小明", "时间线"), CHINESE),
    Picture(
        "template-form",
        "A template, its text beside it",
        120,
        40,
        "en",
        (
            *opened("Wang X", "Timeline"),
            Step(("t",), "Template for"),
            Step(("refund",)),
            Step(("enter",), "Refund delayed:"),
            Step(("8812",)),
            Step(("enter",)),
            Step(("30",)),
            Step(("enter",), "a digit chooses"),
        ),
        ENGLISH,
    ),
    Picture("promises", "全组承诺", 120, 30, "zh", (Step(("P",), "全组的"), Step(("down",))), CHINESE),
    Picture(
        "knowledge",
        "边输入边查知识库",
        120,
        36,
        "zh",
        (*opened("王小明", "时间线"), Step(("s",), "知识库"), Step(("退款 到账",))),
        CHINESE,
    ),
    Picture(
        "merge",
        "One number, two people",
        120,
        30,
        "en",
        (*opened("He Yu", "Timeline"), Step(("h",), "same person"), Step(("m",), "One person?")),
        ENGLISH,
    ),
    Picture(
        "transfer",
        "请教同事",
        120,
        30,
        "zh",
        (Step((), "刘洋在写"), *opened("刘强", "时间线"), Step(("x",), "请教"), Step(("1",), "可接")),
        CHINESE,
    ),
    Picture(
        "watch",
        "Watch mode",
        120,
        40,
        "en",
        (Step((), "Liu Yang on a call"), Step((), "ready 4|ready 5|ready 6|ready 7"), Step(("down",))),
        ("demo", "--watch"),
        beside=ENGLISH,
    ),
    Picture("first-run", "The first start", 80, 24, "en", (), ("desk",), "Which language"),
    Picture(
        "theme-paper", "The light theme", 80, 24, "en", (Step((":",)), Step(("colours",)), Step(("enter",))), ENGLISH
    ),
    Picture("theme-contrast", "高对比度配色", 80, 24, "zh", (*OTHER_COLOURS, *OTHER_COLOURS, *OTHER_COLOURS), CHINESE),
)


def draw(picture: Picture) -> None:
    with tempfile.TemporaryDirectory() as home:
        environ = {"AGENT_TUI_LANGUAGE": picture.language, "AGENT_TUI_HOME": home, "TMPDIR": home}
        with ExitStack() as running:
            if picture.beside:
                running.enter_context(started(Picture("", "", 80, 24, picture.language, (), picture.beside), environ))
            session = running.enter_context(started(picture, environ))
            for step in picture.steps:
                session.press(*step.keys)
                session.wait_until(partial(_shown, session, step.shows), step.shows, seconds=PATIENCE)
                session.settle(0.5)
            drawn = svg(session.screen, picture.title)
    (FOLDER / f"{picture.name}.svg").write_text(drawn, encoding="utf-8")


@contextmanager
def started(picture: Picture, environ: Mapping[str, str]) -> Iterator[PtySession]:
    """The picture's command in a terminal, ready; it is left as a person leaves it."""
    command = [sys.executable, "-m", "agent_tui", *picture.command]
    with PtySession(command, columns=picture.columns, rows=picture.rows, environ=environ) as session:
        session.wait_until(partial(_shown, session, picture.ready), picture.ready, seconds=PATIENCE)
        session.settle(1.0)
        session.wait_until(lambda: not _shown(session, FILLING), f"no {FILLING}", seconds=PATIENCE)
        yield session
        session.press("ctrl+q", "ctrl+q")
        session.wait_exit()


def _shown(session: PtySession, words: str) -> bool:
    """True where one of `words` (`a|b`) stands on the screen."""
    text = session.text
    return any(word in text for word in words.split("|"))


def main(names: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        if not names or picture.name in names:
            draw(picture)


if __name__ == "__main__":
    main(sys.argv[1:])
