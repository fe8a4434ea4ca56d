"""What is settled before the screen opens: terminal, characters, token; and what is said once it is left."""

from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from agent_tui.cli.locale_check import charset_of, check_locale
from agent_tui.cli.main import run
from agent_tui.cli.output import Output
from agent_tui.cli.workstation import tell_what_is_left
from agent_tui.domain.errors import BadInput
from tests.desk_fixture import make_desk
from tests.unit.cli.running import agent_tui


@pytest.mark.parametrize(
    ("environ", "charset"),
    [
        ({}, ""),
        ({"LANG": "C"}, ""),
        ({"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, ""),
        ({"LANG": "zh_CN.UTF-8"}, "utf-8"),
        ({"LANG": "C.utf8"}, "utf8"),
        ({"LANG": "zh_CN.GB18030"}, "gb18030"),
        ({"LC_CTYPE": "de_DE.ISO-8859-15@euro", "LANG": "zh_CN.UTF-8"}, "iso-8859-15"),
        ({"LC_ALL": "", "LC_CTYPE": "en_US.UTF-8"}, "utf-8"),
        ({"LANG": "zh_CN"}, None),
    ],
)
def test_the_locale_says_which_characters_the_terminal_shows(environ: dict[str, str], charset: str | None) -> None:
    assert charset_of(environ) == charset


def test_other_characters_are_refused_and_silence_is_taken_for_utf8() -> None:
    assert check_locale({"LANG": "zh_CN.UTF-8"})
    assert not check_locale({})
    with pytest.raises(BadInput) as caught:
        check_locale({"LANG": "zh_CN.GBK"})
    assert caught.value.facts == {"charset": "gbk"}


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("not a real one")


def test_a_terminal_that_can_only_print_is_told_of(tmp_path: Path) -> None:
    environ = {"AGENT_TUI_URL": "http://127.0.0.1:9", "AGENT_TUI_TOKEN": "x", "TERM": "dumb"}
    err = Terminal()
    status = run(["--home", str(tmp_path), "desk"], environ, Terminal(), Terminal(), err)
    assert status == 2
    assert "TERM is dumb" in err.getvalue()


def test_without_a_terminal_the_workstation_says_so(tmp_path: Path) -> None:
    environ = {"AGENT_TUI_URL": "http://127.0.0.1:9", "AGENT_TUI_TOKEN": "x"}
    for argv in ((), ("desk",), ("demo",)):
        ran = agent_tui(*argv, home=tmp_path, environ=environ)
        assert (ran.status, ran.out) == (2, "")
        assert "terminal" in ran.err


def test_who_leaves_with_contacts_in_hand_is_told_how_they_are_handed_over(tmp_path: Path) -> None:
    told = StringIO()
    with closing(make_desk(tmp_path)) as desk:
        held = len(desk.orphans().contacts)
        tell_what_is_left(Output(StringIO(), told, language="en", as_json=False, environ={}), desk)
    assert held > 0
    assert f"You leave {held} contacts in hand" in told.getvalue()
    assert "press H" in " ".join(told.getvalue().split())
