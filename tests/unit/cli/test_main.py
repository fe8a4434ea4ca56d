"""The command line as a whole: exit status, words on standard error, nothing on standard output but what was asked."""

import io
import re
from pathlib import Path
from typing import get_args

import pytest

from agent_tui.cli import main, parser, parser_knowing
from agent_tui.cli.parser import build_parser
from agent_tui.cli.usage import wrapped
from agent_tui.config import crash_report
from agent_tui.domain import values
from tests.unit.cli.commands import every_command
from tests.unit.cli.running import Stream, agent_tui


def test_first_contact_says_what_to_do(tmp_path: Path) -> None:
    for argv in ((), ("desk",), ("queue",), ("whoami", "--json")):
        ran = agent_tui(*argv, home=tmp_path)
        assert ran.status == 4
        assert ran.out == ""
        assert "agent-tui demo" in ran.err
        assert "agent-tui login" in ran.err
        assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("nonsense",), "nonsense"),
        (("queue", "--sort", "name"), "--sort"),
        (("queue", "--json", "--nonsense"), "--nonsense"),
        (("show",), "TICKET"),
        (("admin", "agent", "add", "li.na"), "--role"),
        (("demo", "--contacts", "-1"), "--contacts"),
        (("demo", "--contacts", "٣"), "--contacts"),
        (("serve", "--port", "65536"), "--port"),
        (("sync", "--timeout", "0"), "--timeout"),
        (("sync", "--timeout", "nan"), "--timeout"),
        (("reply", "t1", "--id", "not-a-uuid"), "--id"),
        (("claim", "t1", "--queue", "billing"), "--queue"),
        (("outbox", "retry"), "ID"),
        (("promise",), "COMMAND"),
        (("queue", "--token", "agt_x"), "--token"),
        (("que",), "que"),
        (("queue", "--min"), "--min"),
        (("claim", "--queue", ""), "--queue"),
        (("queue", "--profile", " "), "--profile"),
        (("login", "--url", ""), "--url"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_wrong_usage_is_named_and_ends_with_2(argv: tuple[str, ...], said: str, language: str) -> None:
    ran = agent_tui(*argv, language=language)
    assert ran.status == 2
    assert ran.out == ""
    assert said in ran.err
    assert "--help" in ran.err
    if language == "zh":
        assert not re.search(r"argument|expected|required|invalid", ran.err), "argparse's own English"


@pytest.mark.parametrize(
    "line",
    [
        "show BAD",
        "customer BAD",
        "queue --queue BAD",
        "reply t1 --body BAD",
        "admin agent add x --role agent --queue BAD",
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, line: str) -> None:
    ran = agent_tui(*line.replace("BAD", "a\udcff").split(), home=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert "UTF-8" in ran.err


def test_help_and_version_go_to_standard_output() -> None:
    ran = agent_tui("--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("usage: agent-tui ")
    assert len([line for line in ran.out.splitlines() if line.startswith("    ")]) > 10, "one line for each command"
    assert agent_tui("--version").out.startswith("agent-tui ")
    assert agent_tui("queue", "--help", language="zh").out.startswith("用法: agent-tui queue")


def test_a_wrap_up_without_its_result_hears_which_there_are() -> None:
    ran = agent_tui("wrap-up", "t1")
    assert ran.status == 2
    assert "--disposition: solved, answered, " in ran.err


def test_help_speaks_the_language_of_the_settings_and_survives_broken_ones(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    settings = tmp_path / "config" / "settings.toml"
    settings.write_text('language = "zh"\n')
    assert "用法" in agent_tui("--help", home=tmp_path, environ={"AGENT_TUI_LANGUAGE": ""}).out
    settings.write_text("language = \n")
    assert "usage" in agent_tui("--help", home=tmp_path, environ={"AGENT_TUI_LANGUAGE": ""}).out


def test_a_broken_settings_file_is_named_by_file_line_and_key(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('\nlanguage = "klingon"\n')
    environ = {"AGENT_TUI_URL": "http://127.0.0.1:9", "AGENT_TUI_TOKEN": "x"}
    ran = agent_tui("queue", home=tmp_path, environ=environ)
    assert ran.status == 2
    assert f"{tmp_path / 'config' / 'settings.toml'}, line 2: language" in ran.err


def test_an_unknown_language_is_refused_by_name(tmp_path: Path) -> None:
    ran = agent_tui("queue", home=tmp_path, environ={"AGENT_TUI_LANGUAGE": "fr", "LANG": "zh_CN.UTF-8"})
    assert ran.status == 2
    assert "AGENT_TUI_LANGUAGE" in ran.err


def test_every_command_takes_the_common_options_before_and_after() -> None:
    for command in every_command():
        words = command.split()
        for argv in ([*words, "--help"],):
            ran = agent_tui(*argv)
            assert ran.status == 0, command
            for option in ("--json", "--home", "--profile"):
                assert option in ran.out, f"{command} does not take {option}"
    tree = build_parser("en")
    for argv in (["--json", "--profile", "p", "queue"], ["queue", "--json", "--profile", "p"]):
        arguments = tree.parse_args(argv)
        assert (arguments.json, arguments.profile, arguments.command) == (True, "p", "queue")


def test_every_command_has_its_function() -> None:
    for command in every_command():
        run = every_command()[command]
        if run is not None:
            assert callable(main.command_function(run)), command


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("", True),
        ("desk", True),
        ("--home x desk --profile=p", True),
        ("watch", True),
        ("watch --once", False),
        ("desk watch", False),
        ("--home desk", True),
        ("desk --help", False),
        ("queue", False),
        ("desk desk", False),
        ("--home", False),
        ("--home --help", False),
    ],
)
def test_only_what_opens_a_screen_goes_without_the_other_commands(line: str, opens: bool) -> None:
    argv = line.split()
    assert parser.opens_screen(argv) is opens
    if opens:
        assert vars(build_parser("en", argv).parse_args(argv)) == vars(build_parser("en").parse_args(argv))


def test_the_choices_are_the_words_of_the_domain() -> None:
    assert parser.CHANNEL_CHOICES == values.CHANNELS
    assert parser.ROLE_CHOICES == values.ROLES
    assert parser_knowing.BULLETIN_CHOICES == values.BULLETIN_KINDS
    assert get_args(values.Audience) == parser_knowing.AUDIENCE_CHOICES


def test_an_error_of_our_own_is_a_sentence_and_a_report_without_what_it_said(tmp_path: Path) -> None:
    class Broken(io.StringIO):
        def isatty(self) -> bool:
            customers_text = "wang@example.cn"
            raise RuntimeError(customers_text)

    err = Stream()
    status = main.run(["--home", str(tmp_path), "reply", "t1"], {"AGENT_TUI_LANGUAGE": "en"}, Broken(), Stream(), err)
    said = err.written().decode()
    assert status == 1
    assert "Traceback" not in said
    assert str(tmp_path / "logs" / "agent-tui.log") in said
    report = (tmp_path / "logs" / "agent-tui.log").read_text()
    assert "builtins.RuntimeError" in report
    assert "in isatty" in report
    assert "wang@example.cn" not in said + report.replace('customers_text = "wang@example.cn"', "")
    assert (tmp_path / "logs" / "agent-tui.log").stat().st_mode & 0o777 == 0o600


def test_a_report_tells_the_whole_chain() -> None:
    from datetime import UTC, datetime

    try:
        try:
            raise KeyError("a customer's name")
        except KeyError as error:
            raise ValueError("a token") from error
    except ValueError as error:
        report = crash_report.report_of(error, "queue", datetime(2026, 11, 20, tzinfo=UTC))
    assert report.index("builtins.KeyError") < report.index("builtins.ValueError")
    assert report.startswith("2026-11-20T00:00:00+00:00 agent-tui")


def test_an_interrupt_ends_with_130_and_no_word(tmp_path: Path) -> None:
    class Interrupted(io.StringIO):
        def isatty(self) -> bool:
            raise KeyboardInterrupt

    out, err = Stream(), Stream()
    assert main.run(["--home", str(tmp_path), "reply", "t1"], {}, Interrupted(), out, err) == 130
    assert out.written() + err.written() == b""


def test_help_is_wrapped_by_cells() -> None:
    from rich.cells import cell_len

    lines = wrapped("把本次运行的配置、数据、缓存、日志放在 DIR 下, and then some English words", 20)
    assert all(cell_len(line) <= 20 for line in lines)
    assert "".join(lines).replace(" ", "") == "把本次运行的配置、数据、缓存、日志放在DIR下,andthensomeEnglishwords"
