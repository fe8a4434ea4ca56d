"""Hands: marks and bulk deeds, taking back, zoom, the clipboard, another editor, what is kept of a choice."""

import os
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from agent_tui.cli import server, showing
from agent_tui.config.paths import find_paths, make_folders
from agent_tui.config.settings import Settings, read_settings
from agent_tui.demo.home import furnish
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import Sent
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import ImportRecord, TicketStatus
from agent_tui.ui.bulk.plan import BULK_DEEDS, CLAIMS_AT_ONCE, plan
from agent_tui.ui.choices import Choices
from tests.desk_fixture import NOW, a_profile
from tests.records import ME, customer, ticket
from tests.ui.driver import PATIENCE, User, a_store, at_the_desk, run_at


def marked(user: User) -> int:
    """Lines of the queue that carry a mark."""
    return sum(line.startswith(("*", ">*")) for line in user.lines)


def statuses(desk: Desk) -> dict[int, str]:
    refs = [ref for group in desk.queue().groups for ref in group.refs]
    return {row.number: row.status for row in desk.rows(refs)}


@at_the_desk(size=(120, 40))
async def test_marks_are_seen_counted_kept_and_cleared(user: User) -> None:
    await user.press("comma")
    await user.until(lambda: user.lines[3].startswith("*"), "the mark stays where the selection left it")
    await user.sees("; Do to all marked")
    await user.press("shift+down", "shift+down")
    await user.until(lambda: marked(user) == 4, "three contacts are marked, one of them on two lines")
    await user.press("/", "z", "z", "z")
    await user.until(lambda: marked(user) == 0, "the filter hides them")
    await user.press("escape")
    await user.until(lambda: marked(user) == 4, "they are still marked")
    await user.press("escape")
    await user.until(lambda: marked(user) == 0, "no mark is left")
    await user.press("u")
    await user.until(lambda: marked(user) > 0, "marks come back")


@at_the_desk(size=(120, 40))
async def test_one_thing_is_done_to_all_marked_after_a_look_at_what_will_happen(user: User) -> None:
    before = statuses(user.desk)
    await user.press("asterisk")
    await user.sees("Marked:")
    await user.press("semicolon")
    await user.sees("To the marked contacts")
    await user.press("1")
    await user.sees("Set pending: happens to", "open -> pending", "stays: it is so already")
    assert statuses(user.desk) == before, "nothing is done before somebody says yes"
    await user.press("enter")
    assert statuses(user.desk) == before, "enter reads on"
    await user.press("semicolon")
    await user.sees("Set pending: done for")
    after = statuses(user.desk)
    changed = {number for number in before if before[number] != after.get(number)}
    assert changed
    assert all(after[number] == "pending" for number in changed)


@at_the_desk(size=(120, 40))
async def test_a_bulk_wrap_up_asks_for_the_result_and_escape_does_nothing(user: User) -> None:
    before = statuses(user.desk)
    await user.press("comma", "semicolon", "3")
    await user.sees("With which result?")
    await user.press("1")
    await user.sees("happens to 1 of 1")
    await user.press("escape")
    assert statuses(user.desk) == before


def many() -> list[ImportRecord]:
    return [
        *(customer(f"c{number}", f"客户{number}") for number in range(100)),
        *(ticket(f"t{number}", f"c{number}", "chat", f"第{number}件", NOW, status="open") for number in range(100)),
    ]


@at_the_desk(size=(120, 40), records=many)
async def test_a_deed_upon_many_rows_is_done_for_each(user: User) -> None:
    await user.press("asterisk", "semicolon", "1")
    await user.sees("happens to 100 of 100")
    await user.press("semicolon")
    await user.sees("done for 100")
    assert list(statuses(user.desk).values()).count("pending") == 100


@at_the_desk(size=(120, 40), records=many)
async def test_keys_are_free_while_one_thing_is_done_to_many(user: User) -> None:
    held, begun, desk = threading.Event(), threading.Event(), user.desk
    set_status = desk.set_status

    def slowly(ticket: str, status: TicketStatus) -> Sent:
        begun.set()
        held.wait(PATIENCE)
        return set_status(ticket, status)

    desk.set_status = slowly  # type: ignore[method-assign]  # a disk that takes its time
    await user.press("asterisk", "semicolon", "1")
    await user.sees("happens to 100 of 100")
    await user.press("semicolon")
    await user.until(begun.is_set, "the first one is under way")
    first = user.selected
    await user.press("down")
    await user.until(lambda: user.selected != first, "the selection moves")
    assert "pending" not in statuses(desk).values()
    held.set()
    await user.sees("done for 100")


@at_the_desk(size=(120, 40))
async def test_what_was_done_while_the_help_was_open_is_read_on_coming_back(user: User) -> None:
    held, desk = threading.Event(), user.desk
    set_status = desk.set_status

    def slowly(ticket: str, status: TicketStatus) -> Sent:
        held.wait(PATIENCE)
        return set_status(ticket, status)

    desk.set_status = slowly  # type: ignore[method-assign]  # a disk that takes its time
    await user.press("comma", "semicolon", "1", "semicolon", "?")
    await user.sees("Keys that work here")
    held.set()
    await user.until(lambda: "pending" in statuses(desk).values(), "it was done")
    await user.until(lambda: "done for 1" in user.app._desk_screen.said_now, "it was said under the help")
    user.app._quiet()  # its time is over
    await user.sees_no("done for 1")
    await user.press("escape")
    await user.sees("Set pending: done for 1.")


@at_the_desk(size=(120, 40))
async def test_what_was_refused_waits_until_nobody_writes(user: User) -> None:
    def refuses(ticket: str, status: TicketStatus) -> Sent:
        held.wait(PATIENCE)
        raise BadInput("unknown-ticket", ticket=ticket)

    held = threading.Event()
    user.desk.set_status = refuses  # type: ignore[method-assign]  # the contact has gone meanwhile
    await user.press("comma", "semicolon", "1", "semicolon", "n")
    await user.sees("-- Note")
    held.set()
    await user.sees("done for 0, refused for 1")
    await user.type("still writing")
    await user.sees("still writing")
    await user.press("f9")
    await user.sees("There is no such contact", "esc closes")
    assert [row.summary for row in user.desk.outbox()] == ["still writing"]


@pytest.mark.parametrize("deed", BULK_DEEDS, ids=lambda deed: deed.id)
def test_what_cannot_be_done_is_said_of_each_contact(tmp_path: Path, deed: object) -> None:
    chosen = {"priority": "1", "queue": "billing", "agent": ME, "code": "solved", "": ""}

    async def look(user: User) -> None:
        refs = [ref for group in user.desk.queue().groups for ref in group.refs]
        rows = user.desk.rows(refs)
        for one in BULK_DEEDS:
            planned = plan(one, rows, chosen[one.asks], ME)
            assert len({each.ticket for each in planned}) == len(planned) <= len(rows)
            assert all(each.goes or each.why_not for each in planned)
            for each, row in ((each, row) for each in planned for row in rows if row.id == each.ticket):
                if row.holder not in (None, ME):
                    assert not each.goes, "a colleague's contact is left alone"

    run_at(tmp_path, look)


def test_nobody_claims_a_hundred_contacts(tmp_path: Path) -> None:
    async def look(user: User) -> None:
        refs = [ref for group in user.desk.queue().groups for ref in group.refs]
        claim = next(deed for deed in BULK_DEEDS if deed.id == "claim")
        going = [each for each in plan(claim, user.desk.rows(refs), "", ME) if each.goes]
        assert len(going) == CLAIMS_AT_ONCE

    run_at(tmp_path, look, records=many())


@at_the_desk()
async def test_pending_is_taken_back(user: User) -> None:
    await user.press("z")
    await user.sees("pending.")
    await user.press("u")
    await user.sees("Taken back: Pending 赵敏")
    assert "pending" not in {statuses(user.desk)[1001]}


@at_the_desk()
async def test_a_wrap_up_that_has_not_gone_out_is_dropped(user: User) -> None:
    await user.press("w", "1", "f9")
    await user.sees("wrapped up.", "outbox 1")
    await user.press("u")
    await user.sees("Taken back: Wrap-up 赵敏", "outbox 0")


@at_the_desk(backend=lambda: a_store().connect())
async def test_a_claim_is_taken_back(user: User) -> None:
    await user.sees("online")
    await user.press("G")
    await user.press("c")
    await user.sees("is in your hands")
    await user.press("u")
    await user.sees("Taken back: Claimed")


@at_the_desk()
async def test_nothing_to_take_back_says_so(user: User) -> None:
    await user.press("u")
    await user.sees("nothing was done here yet")


@at_the_desk(size=(160, 50))
async def test_zoom_shows_one_pane_and_all_again(user: User) -> None:
    await user.press("enter")
    await user.sees("LEFT", "Timeline, all channels")
    await user.press("Z")
    await user.sees_no("LEFT")
    await user.sees("Timeline, all channels")
    await user.press("Z")
    await user.sees("LEFT", "Timeline, all channels")


@at_the_desk()
async def test_a_number_is_copied_in_honest_words_and_a_customers_only_when_verified(user: User) -> None:
    await user.press("Y")
    await user.sees("Contact number", "#1001", "after verifying")
    await user.press("1")
    await user.sees("Sent to your terminal's clipboard", "does not tell")
    assert user.app.clipboard == "1001"
    await user.press("Y")
    await user.sees("after verifying")
    await user.press("2")
    await user.sees("Not copied: verify first")
    assert user.app.clipboard == "1001"


@at_the_desk()
async def test_the_clipboard_is_sent_clean_text_and_not_too_much(user: User) -> None:
    user.app.copy_to_clipboard("a\x1b]52;c;x\x07b")
    assert "\x1b" not in user.app.clipboard
    user.app.copy_to_clipboard("x" * 70_000)
    await user.sees("Too much for a terminal's clipboard")
    assert len(user.app.clipboard) < 100


@at_the_desk()
async def test_another_editor_writes_the_note(user: User) -> None:
    os.environ["VISUAL"] = "sh -c 'printf more >> \"$0\"'"
    try:
        await user.press("n", "h", "i")
        await user.press("ctrl+e")
        await user.sees("The text came back from sh", "himore")
    finally:
        del os.environ["VISUAL"]


@at_the_desk()
async def test_without_a_text_the_editor_says_why_not(user: User) -> None:
    await user.press("ctrl+e")
    await user.sees("nothing is being written")


def test_a_choice_is_kept_and_a_folder_that_takes_nothing_is_said(tmp_path: Path) -> None:
    async def choose(user: User) -> None:
        paths, _ = a_profile(tmp_path)
        paths.config.mkdir(parents=True, exist_ok=True)
        user.app.choices._paths = paths
        await user.app.run_action("switch_keymap")
        await user.app.run_action("switch_theme")
        await user.sees("Colours:")
        settings = read_settings(paths)
        assert settings.keymap == "vim"
        assert settings.theme == user.app.theme
        paths.settings_file.unlink()
        paths.settings_file.mkdir()
        await user.app.run_action("switch_keymap")
        await user.sees("or this run only")

    run_at(tmp_path, choose)


def test_what_is_chosen_in_the_demo_leaves_the_persons_own_settings_as_they_are(tmp_path: Path) -> None:
    own, demo = (find_paths(str(tmp_path / name), {}) for name in ("own", "demo"))
    make_folders(own)
    make_folders(demo)
    (own.config / "keymap.toml").write_text('[keys]\nmost_urgent = "f22"\n', encoding="utf-8")
    choices = Choices(read_settings(own), own, demo)

    assert choices.keep("keymap", "vim") is None
    assert not own.settings_file.exists()
    assert read_settings(demo).keymap == "vim"
    assert choices.keymap().keys["most_urgent"] == ("f22",)


def test_the_demo_is_opened_with_its_own_place_for_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "demo"
    given: dict[str, Any] = {}
    furnish(home, "http://127.0.0.1:1", {"agent": "agt_a", "supervisor": "agt_b", "admin": "agt_c"}, "", "en")

    def run(*_: object, **said: Any) -> int:
        given.update(said)
        return 0

    monkeypatch.setattr(showing, "run", run)
    own = find_paths(str(tmp_path / "own"), {})
    make_folders(own)
    session = SimpleNamespace(settings=Settings(), paths=own)
    running = SimpleNamespace(home=home, url="http://127.0.0.1:1", tokens={"agent": "agt_a"})

    assert server._workstation_on(session, running, tour=True) == 0  # type: ignore[arg-type]  # what it reads of them
    assert given["choices_kept_in"].config == home / "config"


def test_a_theme_and_a_keymap_that_are_saved_are_put_on_and_a_broken_one_costs_one_word(tmp_path: Path) -> None:
    async def save(user: User) -> None:
        paths, _ = a_profile(tmp_path)
        themes = paths.config / "themes"
        themes.mkdir(parents=True, exist_ok=True)
        user.app.choices._paths = paths
        user.app.watch_files()
        (paths.config / "keymap.toml").write_text('[keys]\nmost_urgent = "f22"\n', encoding="utf-8")
        await user.until(lambda: user.app.wording.keymap.keys["most_urgent"] == ("f22",), "the keymap was read again")
        mine = themes / "dusk.toml"
        shipped = (Path(__file__).parents[2] / "themes" / "dusk.toml").read_text(encoding="utf-8")
        mine.write_text(shipped.replace("#d0d0d0", "#e4e4e4"), encoding="utf-8")
        await user.until(lambda: user.app.theme_variables["foreground"].lower() == "#e4e4e4", "the theme was put on")
        mine.write_text("name = ", encoding="utf-8")
        await user.sees("A TOML file is broken")
        assert user.app.theme_variables["foreground"].lower() == "#e4e4e4"
        await user.press("j")
        await user.sees_no("A TOML file is broken")
        (paths.config / "keymap.toml").write_text('[keys]\nmost_urgent = "f23"\n', encoding="utf-8")
        await user.until(lambda: user.app.wording.keymap.keys["most_urgent"] == ("f23",), "the keymap was read again")
        assert "A TOML file is broken" not in user.screen, "said once"

    run_at(tmp_path, save)


def saved(file: Path, text: str) -> None:
    """As an editor does that writes beside it: another file stands there."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def watched(user: User, tmp_path: Path) -> Path:
    """The configuration folder, as it is watched from now on."""
    paths, _ = a_profile(tmp_path)
    (paths.config / "themes").mkdir(parents=True, exist_ok=True)
    user.app.choices._paths = paths
    user.app.file_news.leave_out(user.desk.own_files())
    user.app.watch_files()
    return paths.config


def test_what_is_said_of_a_theme_goes_with_its_cause(tmp_path: Path) -> None:
    async def mend(user: User) -> None:
        mine = watched(user, tmp_path) / "themes" / "mine.toml"
        saved(mine, "name = ")
        await user.sees("A TOML file is broken")
        shipped = (Path(__file__).parents[2] / "themes" / "dusk.toml").read_text(encoding="utf-8")
        saved(mine, shipped)
        await user.sees_no("A TOML file is broken")

    run_at(tmp_path, mend)


def test_each_mistake_in_the_keymap_is_named_also_one_saved_while_another_is_told(
    tmp_path: Path,
) -> None:
    async def save(user: User) -> None:
        keymap = watched(user, tmp_path) / "keymap.toml"
        saved(keymap, '[keys]\nnonsense = "f22"\nbalderdash = "f23"\n')
        await user.sees("nonsense", "And 1 more: agent-tui doctor")
        saved(keymap, '[keys]\nbalderdash = "f23"\n')  # while the first notice stands
        await user.sees("balderdash")
        assert "nonsense" not in user.screen
        saved(keymap, '[keys]\n\nbalderdash = "f23"\nhumbug = "f24"\n')
        await user.sees("humbug", "And 1 more")
        saved(keymap, '[keys]\nmost_urgent = "f22"\n')
        await user.sees_no("humbug")

    run_at(tmp_path, save)


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("sources.toml", ""),
        ("catalogue.toml", ""),
        ("glossary.toml", '[[term]]\nterm = "CPE"\nsay = "router"\n'),
        ("synonyms.toml", ""),
        ("settings.toml", 'language = "en"\n'),
        ("templates/mine.toml", None),
    ],
)
def test_a_file_that_is_overwritten_wrong_while_the_desk_runs_costs_one_word_each_time(
    tmp_path: Path, name: str, good: str | None
) -> None:
    async def save(user: User) -> None:
        (paths.config / "templates").mkdir(parents=True, exist_ok=True)
        file = watched(user, tmp_path) / name
        saved(file, "broken\n")
        await user.sees("A TOML file is broken")
        await user.until(lambda: name in "".join(user.lines), "the file is named, over two lines perhaps")
        await user.press("j")
        await user.sees_no("A TOML file is broken")
        saved(paths.config / "keymap.toml", '[keys]\nmost_urgent = "f22"\n')
        await user.until(lambda: user.app.wording.keymap.keys["most_urgent"] == ("f22",), "another file is read")
        await user.until(lambda: not user.app.workers, "and all others with it")
        assert "A TOML file is broken" not in user.screen, "once"
        saved(file, "still broken\n")
        await user.sees("A TOML file is broken")
        if good is not None:
            saved(file, good)
        else:
            file.unlink()
        await user.sees_no("A TOML file is broken")

    paths, _ = a_profile(tmp_path)
    run_at(tmp_path, save)
