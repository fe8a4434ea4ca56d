"""The service catalogue and the glossary: read strictly, again when they have changed, and refused by the key that
contradicts another."""

import os
from pathlib import Path
from threading import Event

import pytest

from agent_tui.config.file_names import CATALOGUE_FILE, GLOSSARY_FILE
from agent_tui.config.paths import Paths, find_paths
from agent_tui.config.settings import Settings
from agent_tui.desk.company_files import COMPANY_FOLDER, CompanyFiles, company_context, company_files, read_company
from agent_tui.desk.shared_folder import SharedFolder
from agent_tui.domain.errors import BadInput
from tests.desk_fixture import NOW
from tests.held_clock import HeldClock

REFUND = '[[entry]]\ntopic = "refund"\nsoonest = "P3D"\ncalendar = "working"\n'
ORDER = '[[term]]\nterm = "工单"\nsay = "您的服务请求"\n'


def sharing(one: str, other: str) -> str:
    """Two topics with one word, each on its channel."""
    return "".join(
        f'[[entry]]\ntopic = "{topic}"\nchannel = "{channel}"\nwords = ["退款"]\nsoonest = "{soonest}"\n'
        for topic, channel, soonest in (("a", one, "P3D"), ("b", other, "P1D"))
    )


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = find_paths(str(tmp_path), {})
    found.config.mkdir(parents=True)
    return found


def written(paths: Paths, *, catalogue: str | None = None, glossary: str | None = None) -> None:
    for name, text in ((CATALOGUE_FILE, catalogue), (GLOSSARY_FILE, glossary)):
        if text is not None:
            (paths.config / name).write_text(text, encoding="utf-8")


def test_without_files_nothing_is_known(paths: Paths) -> None:
    assert read_company(paths) == ((), (), ())


def test_both_files_stand_in_the_context_with_the_settings(paths: Paths) -> None:
    written(paths, catalogue=REFUND, glossary=ORDER)
    hours = {"mon-fri": "09:00-18:00"}
    settings = Settings(sms_signature="【云桥】", hours=hours, holidays="CN", time_zone="Asia/Shanghai")
    context = company_context(paths, settings)
    assert [entry.soonest for entry in context.catalogue] == ["P3D"]
    assert [one.say for one in context.glossary] == ["您的服务请求"]
    assert (context.hours, context.holidays, context.signature) == (hours, "CN", "【云桥】")
    assert context.timezone == "Asia/Shanghai"


def test_a_file_is_read_again_when_it_has_changed_and_not_before(paths: Paths) -> None:
    written(paths, glossary=ORDER)
    first = read_company(paths).glossary
    assert read_company(paths).glossary is first
    written(paths, glossary=ORDER.replace("您的服务请求", "您的申请"))
    assert [one.say for one in read_company(paths).glossary] == ["您的申请"]
    os.unlink(paths.config / GLOSSARY_FILE)
    assert read_company(paths).glossary == ()


def test_a_file_that_is_wrong_is_named_and_the_other_one_holds(paths: Paths) -> None:
    written(paths, catalogue=REFUND + "soonst = 3\n", glossary=ORDER)
    company = read_company(paths)
    assert (company.catalogue, len(company.glossary)) == ((), 1)
    (trouble,) = company.troubles
    assert (trouble.key, trouble.facts["line"]) == ("toml-unknown-key", 5)
    assert company_context(paths, Settings()).catalogue == ()
    with pytest.raises(BadInput):
        company_context(paths, Settings(), strict=True)


def test_an_entry_for_a_channel_takes_the_place_of_the_one_for_any(paths: Paths) -> None:
    written(paths, catalogue=REFUND + '[[entry]]\ntopic = "refund"\nchannel = "chat"\nsoonest = "P1D"\n')
    by_channel = {entry.channel: entry.soonest for entry in read_company(paths).catalogue}
    assert by_channel["chat"] == "P1D"
    assert "any" not in by_channel
    assert by_channel["sms"] == "P3D"
    assert len(by_channel) == 8


@pytest.mark.parametrize(
    ("catalogue", "line", "says"),
    [
        (REFUND + REFUND.replace("P3D", "P1D"), 6, "disagrees with entry[0]"),
        (REFUND + REFUND, 6, "stands there twice"),
        (REFUND + REFUND.replace("refund", "Refund"), 6, "disagrees"),
        (
            sharing("any", "any"),
            9,
            "退款 on any is also a word of entry[0] (a), which says P3D (calendar) where entry[1]",
        ),
        (sharing("sms", "any"), 9, "退款 on any is also a word of entry[0] (a)"),
        (
            REFUND
            + 'not_offered = ["立即到账"]\n[[entry]]\ntopic = "express"\nwords = ["立即到账"]\nsoonest = "PT1H"\n',
            5,
            "立即到账 is offered by entry[1] (express)",
        ),
        (REFUND.replace("P3D", "-P3D"), 3, "no ISO 8601 duration"),
        (REFUND.replace("P3D", "soon"), 3, "no ISO 8601 duration"),
        ('[[entry]]\ntopic = "refund"\n', 1, "says neither"),
        ('[[entry]]\ntopic = "退款"\nnot_offered = ["退款"]\n', 3, "is what the entry is about"),
        (REFUND.replace('"working"', '"lunar"'), 4, "lunar"),
        (REFUND + 'channel = "fax"\n', 5, "fax"),
        (REFUND.replace('"refund"', '" refund"'), 2, "blanks at an end"),
        (REFUND.replace('"refund"', '"a\\u001b[31m"'), 2, "cannot be shown"),
        (REFUND.replace('"refund"', '""'), 2, "length"),
        (REFUND.replace('"refund"', "3"), 2, "str"),
        ("entry = 3\n", 1, "array"),
        ("[[entry]]\n" * 501, 1, "topic"),
    ],
)
def test_a_catalogue_that_contradicts_itself_is_refused_by_line_and_key(
    paths: Paths, catalogue: str, line: int, says: str
) -> None:
    written(paths, catalogue=catalogue)
    (trouble,) = read_company(paths).troubles
    assert (trouble.facts["file"], trouble.facts["line"]) == (str(paths.config / CATALOGUE_FILE), line)
    assert says in f"{trouble.facts.get('reason')} {trouble.facts['entry']}"


def test_a_word_of_two_topics_that_say_the_same_or_speak_on_two_channels_is_no_contradiction(paths: Paths) -> None:
    apart = '[[entry]]\ntopic = "express"\nwords = ["立即到账"]\nchannel = "chat"\nsoonest = "PT1H"\n'
    written(paths, catalogue=REFUND + 'not_offered = ["立即到账"]\nchannel = "sms"\n' + apart)
    assert read_company(paths).troubles == ()
    written(paths, catalogue=sharing("sms", "email"))
    assert read_company(paths).troubles == ()
    written(paths, catalogue=sharing("any", "any").replace("P1D", "P3D"))
    assert read_company(paths).troubles == ()


def test_what_was_read_of_a_file_last_holds_while_it_is_wrong(paths: Paths) -> None:
    files = CompanyFiles(paths.config)
    written(paths, catalogue=REFUND, glossary=ORDER)
    assert files.read().wrong == ()
    written(paths, catalogue=REFUND + REFUND, glossary=ORDER + "say = 1\n")
    broken = files.read()
    assert [entry.soonest for entry in broken.catalogue] == ["P3D"]
    assert [one.say for one in broken.glossary] == ["您的服务请求"]
    assert [(one.name, one.holds) for one in broken.wrong] == [(CATALOGUE_FILE, True), (GLOSSARY_FILE, True)]
    written(paths, catalogue=REFUND + REFUND + "\n")
    assert files.read().wrong[0].stamp != broken.wrong[0].stamp, "told again, though it is wrong in the same way"
    written(paths, catalogue=REFUND.replace("P3D", "P5D"))
    assert [entry.soonest for entry in files.read().catalogue] == ["P5D"]
    os.unlink(paths.config / CATALOGUE_FILE)
    assert files.read().catalogue == ()
    written(paths, catalogue="x")
    assert (files.read().catalogue, files.read().wrong[0].holds) == ((), False)


def test_what_is_known_of_a_file_that_is_not_there_is_not_said_of_one_that_cannot_be_asked(
    paths: Paths, tmp_path: Path
) -> None:
    files = CompanyFiles(paths.config)
    assert files.read().wrong == ()
    written(paths, catalogue=REFUND)
    assert len(files.read().catalogue) == 1
    os.unlink(paths.config / CATALOGUE_FILE)
    (paths.config / CATALOGUE_FILE).symlink_to(tmp_path / "gone")
    dangling = files.read()
    assert [(len(dangling.catalogue), one.holds) for one in dangling.wrong] == [(1, True)]
    os.unlink(paths.config / CATALOGUE_FILE)
    assert files.read() == ((), (), ())


def test_the_teams_files_hold_where_there_are_none_of_ones_own(paths: Paths, tmp_path: Path) -> None:
    team = tmp_path / "team"
    (team / COMPANY_FOLDER).mkdir(parents=True)
    (team / COMPANY_FOLDER / CATALOGUE_FILE).write_text(REFUND, encoding="utf-8")
    (team / COMPANY_FOLDER / GLOSSARY_FILE).write_text(ORDER, encoding="utf-8")
    written(paths, glossary=ORDER.replace("您的服务请求", "您的申请"))
    settings = Settings(template_folder=str(team))
    context = company_context(paths, settings)
    assert [entry.soonest for entry in context.catalogue] == ["P3D"]
    assert [one.say for one in context.glossary] == ["您的申请"]
    (team / COMPANY_FOLDER / CATALOGUE_FILE).write_text("x", encoding="utf-8")
    (trouble,) = company_files(paths, settings).read().troubles
    assert trouble.facts["file"] == str(team / COMPANY_FOLDER / CATALOGUE_FILE)


def test_what_the_team_said_last_holds_while_its_folder_does_not_answer(paths: Paths, tmp_path: Path) -> None:
    answers = Event()
    answers.set()
    folder = tmp_path / COMPANY_FOLDER
    folder.mkdir()
    (folder / CATALOGUE_FILE).write_text(REFUND, encoding="utf-8")
    clock = HeldClock(NOW)
    files = CompanyFiles(paths.config, SharedFolder(tmp_path, lambda path: answers.wait()), clock)
    assert len(files.read().catalogue) == 1
    clock.advance(60.0)
    answers.clear()
    silent = files.read()
    answers.set()
    assert len(silent.catalogue) == 1
    (one,) = silent.wrong
    assert (one.trouble.facts["reason"], one.holds, one.answered_at) == ("it does not answer", True, NOW)
    assert one.name == "", "nobody knows that a file is wrong"


def test_a_folder_that_never_answered_has_said_nothing_that_holds(paths: Paths, tmp_path: Path) -> None:
    answers = Event()
    files = CompanyFiles(paths.config, SharedFolder(tmp_path, lambda path: answers.wait()))
    silent = files.read()
    answers.set()
    assert [(one.holds, one.answered_at) for one in silent.wrong] == [(False, None)]


def test_the_teams_folder_is_asked_once_for_both_files_and_not_where_there_are_own_ones(
    paths: Paths, tmp_path: Path
) -> None:
    asked: list[Path] = []
    files = CompanyFiles(paths.config, SharedFolder(tmp_path, asked.append))
    files.read()
    assert asked == [tmp_path]
    written(paths, catalogue=REFUND, glossary=ORDER)
    files.read()
    assert asked == [tmp_path]


def term(term: str, say: str) -> str:
    return f'[[term]]\nterm = "{term}"\nsay = "{say}"\n'


@pytest.mark.parametrize(
    ("glossary", "line", "says"),
    [
        (term("工单", "工單"), 3, "says itself"),
        (term("Ticket", "ticket"), 3, "says itself"),
        (term("工单", "您的请求") + term("工單", "您的申请"), 5, "says 您的申请 here and 您的请求 in term[0]"),
        (term("工单", "您的请求") + term("工单", "您的请求"), 5, "stands there twice"),
        (term("a1", "b1") + term("b1", "a1"), 3, "goes in a circle: a1 > b1 > a1"),
        (term("a1", "my b1") + term("b1", "the c1") + term("c1", "an a1"), 3, "goes in a circle: a1 > b1 > c1 > a1"),
        (term("工单", "您的客诉") + term("客诉", "您的投诉"), 3, "客诉 in it is a term itself"),
        (term("工单", "x") + "sey = 1\n", 4, "sey"),
        (term("SLA", "answer time") + 'say_zh = "sla"\n', 4, "says itself"),
        (term("SLA", "answer time") + 'say_zh = "工单"\n' + term("工单", "您的请求"), 3, "工单 in it is a term itself"),
        ('[[term]]\nterm = "工单"\n', 1, "say"),
        (term("工单", "a\\nb"), 3, "line break"),
    ],
)
def test_a_glossary_that_contradicts_itself_is_refused_by_line_and_key(
    paths: Paths, glossary: str, line: int, says: str
) -> None:
    written(paths, glossary=glossary)
    (trouble,) = read_company(paths).troubles
    assert (trouble.facts["file"], trouble.facts["line"]) == (str(paths.config / GLOSSARY_FILE), line)
    assert says in f"{trouble.facts.get('reason')} {trouble.facts['entry']}"


def test_a_term_within_another_word_is_no_circle(paths: Paths) -> None:
    written(paths, glossary=term("ticket", "your e-ticket") + term("工单", "手工单独处理"))
    assert read_company(paths).troubles == ()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"[[term]]\nterm = ", b"x" * 300_000])
def test_a_file_that_is_none_is_named(paths: Paths, data: bytes) -> None:
    (paths.config / GLOSSARY_FILE).write_bytes(data)
    (trouble,) = read_company(paths).troubles
    assert trouble.facts["file"] == str(paths.config / GLOSSARY_FILE)
