"""Templates and promises from a shell: `template`, `reply --template`, and every `promise` command that writes."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.session import Session
from agent_tui.config.paths import find_paths
from agent_tui.config.profiles import choose_profile
from agent_tui.desk.desk import Desk
from agent_tui.desk.desk_state import PRECIOUS_FILE
from agent_tui.desk.template_files import built_in_folder
from agent_tui.replica.precious import Precious
from tests.store_server import RunningStore, running_store
from tests.unit.cli.running import agent_tui
from tests.unit.cli.test_commands import LINES, Person

NOW = ("--now", "2026-11-23T10:42:00+08:00")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunningStore]:
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        yield store


@pytest.fixture
def person(store: RunningStore, tmp_path: Path) -> Person:
    return Person(store, tmp_path / "agent")


def promises(person: Person, state: str = "open") -> dict[str, Any]:
    return {row["what"]: row for row in person("promise", "list", "--state", state, "--json").document["promises"]}


def test_a_template_is_rendered_without_a_store(tmp_path: Path) -> None:
    ran = agent_tui(
        "template", "render", "callback", "--set", "about=漫游", "--set", "at=11-25 18:00", "--channel", "sms",
        "--language", "zh", *NOW, "--json", home=tmp_path,
    )  # fmt: skip
    assert ran.status == 0, ran.err
    document = ran.document
    assert document["body"].startswith("关于漫游，我在11月25日18:00前回电")
    assert (document["findings"], document["segments"]) == ([], 1)
    (promise,) = document["promises"]
    assert promise["due_at"].startswith("2026-11-25T")
    assert promise["limits"] == "结果"


@pytest.mark.parametrize(
    ("set_", "named"),
    [
        (("abut=x",), "abut"),
        (("at=11-25 18:00",), "about"),
        (("about=x", "at=yesterday"), "at"),
        (("about=x", "at=11-20 18:00"), "at"),
        (("about",), "about is not NAME=VALUE"),
    ],
)
def test_a_field_that_is_not_right_is_named(tmp_path: Path, set_: tuple[str, ...], named: str) -> None:
    given = [word for one in set_ for word in ("--set", one)]
    ran = agent_tui("template", "render", "callback", *given, *NOW, home=tmp_path)
    assert ran.status == 2
    assert not ran.out
    assert named in ran.err


def test_a_text_over_its_channel_is_a_finding(tmp_path: Path) -> None:
    settings = tmp_path / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('sms_signature = "【云桥】"', encoding="utf-8")
    ran = agent_tui(
        "template", "render", "chat.hold", "--set", "what=" + "w" * 24, "--channel", "sms", "--json", home=tmp_path
    )
    assert ran.status == 1
    assert [finding["rule"] for finding in ran.document["findings"]] == ["length.over"]
    assert ran.document["segments"] == 2


def test_templates_are_listed_and_a_broken_file_is_named(tmp_path: Path) -> None:
    listed = agent_tui("template", "list", "--json", home=tmp_path)
    assert listed.status == 0
    assert "refund.delay" in {row["id"] for row in listed.document["templates"]}
    folder = tmp_path / "config" / "templates"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('id = "x"\ncolour = 3', encoding="utf-8")
    broken = agent_tui("template", "list", home=tmp_path)
    assert broken.status == 1
    assert "mine.toml, line 2: colour" in broken.err
    assert "refund.delay" in broken.out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_template_is_shown(tmp_path: Path, language: str) -> None:
    shown = agent_tui("template", "show", "refund.delay", home=tmp_path, language=language)
    assert shown.status == 0
    assert "$amount" in shown.out
    assert agent_tui("template", "show", "refund.delay", "--json", home=tmp_path).document["id"] == "refund.delay"
    unknown = agent_tui("template", "show", "refund", home=tmp_path)
    assert unknown.status == 2
    assert "callback" in unknown.err


def test_a_reply_with_a_template_makes_its_promise(person: Person) -> None:
    ran = person("reply", "t1", "--template", "callback", "--set", "about=账单", "--set", "at=+2 days 18:00", "--json")
    assert (ran.status, ran.document["state"]) == (0, "acked"), ran.err
    assert "回电: 账单" in promises(person)
    told = person("show", "t1", "--json").document["interactions"]
    assert any(entry["body"].startswith("您好，关于账单") for entry in told)
    wrong = person("reply", "t1", "--template", "callback", "--set", "about=账单", "--set", "at=yesterday")
    assert wrong.status == 2
    both = person("reply", "t1", "--template", "callback", "--body", "x")
    assert both.status == 2


def test_a_text_that_went_out_is_said_to_have_gone_out_whatever_becomes_of_its_promise(
    person: Person, store: RunningStore
) -> None:
    made = person("promise", "make", "t1", "--what", "寄出发票", "--due", "+1 day 18:00", "--json").document["id"]
    promises(person)
    with store.client("admin") as admin:
        version = {"If-Match": '"1"', "Idempotency-Key": "k"}
        assert admin.patch(f"/v1/promises/{made}", json={"state": "kept"}, headers=version).status_code == 200
    given = ("order=8812", "amount=30", f"old={made}", "new=+2 days 18:00")
    words = [word for one in given for word in ("--set", one)]
    ran = person("reply", "t1", "--template", "refund.delay", *words, "--json")
    assert (ran.status, ran.document["state"]) == (5, "acked"), ran.err
    assert person("show", "t1", "--json").document["interactions"][-1]["id"] == ran.document["id"]


def test_a_promise_is_made_moved_kept_and_then_not_open_any_more(person: Person) -> None:
    made = person(
        "promise",
        "make",
        "t1",
        "--what",
        "寄出发票",
        "--due",
        "+1 day 18:00",
        "--limits",
        "到货日",
        "--agreed",
        "--json",
    )
    assert (made.status, made.document["state"]) == (0, "acked"), made.err
    assert promises(person)["寄出发票"]["agreed"] is True
    moved = person("promise", "renegotiate", made.document["id"], "--due", "+3 days 18:00", "--json")
    assert moved.status == 0, moved.err
    assert promises(person, "renegotiated")["寄出发票"]["id"] == made.document["id"]
    again = promises(person)["寄出发票"]
    assert again["limits"] == "到货日"
    kept = person("promise", "keep", again["id"], "--words", "寄了", "--json")
    assert kept.status == 0, kept.err
    assert promises(person, "kept")["寄出发票"]["evidence"]
    assert person("promise", "break", again["id"]).status == 5


@pytest.mark.parametrize("terminal", [True, False])
def test_the_list_names_promises_by_the_id_that_ends_them(person: Person, terminal: bool) -> None:
    """In the 80 columns of a terminal, too."""
    made = person("promise", "make", "t1", "--what", "寄出发票", "--due", "+1 day 18:00", "--json").document["id"]
    listed = person("promise", "list", terminal=terminal).out
    row = next(one for one in listed.splitlines() if made in one)
    row = re.sub(r"\x1b\[[0-9;]*m", "", row)
    assert "寄出发票" in row
    assert person("promise", "keep", row.split()[0]).status == 0


@pytest.mark.parametrize(("verb", "state"), [("break", "broken"), ("withdraw", "withdrawn")])
def test_a_promise_ends(person: Person, verb: str, state: str) -> None:
    assert person("promise", verb, "p1", "--json").status == 0
    assert "核对账单并回电" in promises(person, state)


def test_what_is_wrong_is_named_and_changes_nothing(person: Person) -> None:
    assert person("promise", "keep", "nobody").status == 2
    when = person("promise", "renegotiate", "p1", "--due", "soon")
    assert when.status == 2
    assert "soon" in when.err
    amount = person("promise", "make", "t1", "--what", "x", "--due", "+1 day", "--amount", "much")
    assert (amount.status, "This is no amount\n  much" in amount.err) == (2, True)
    day = person("promise", "make", "t1", "--what", "x", "--due", "Thu 2030-11-25 18:00")
    assert (day.status, "2030-11-25 18:00: that day is a Monday" in day.err) == (2, True)
    assert list(promises(person)) == ["核对账单并回电"]


def test_without_the_store_it_is_queued(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        person = Person(store, tmp_path / "agent")
        assert person("sync").status == 0
    ran = person("promise", "keep", "p1", "--json")
    assert (ran.status, ran.document["state"]) == (3, "queued")
    assert not promises(person), "it is kept as far as this desk is concerned"


def test_what_contradicts_an_open_promise_is_not_made_unless_it_is_meant(person: Person) -> None:
    first = ("--what", "退款", "--topic", "refund", "--amount", "30.00", "--due", "+1 day 18:00", "--json")
    old = person("promise", "make", "t1", *first).document["id"]
    later = ("promise", "make", "t1", "--what", "把钱退回", "--topic", "refund", "--due", "+3 days 18:00", "--json")
    refused = person(*later)
    assert refused.status == 5
    assert old in refused.err
    assert "--replaces" in refused.err
    assert "30.00" in refused.err
    assert person(*later, "--replaces", old, "--both").status == 2
    renewed = person(*later, "--replaces", old)
    assert renewed.status == 0, renewed.err
    assert promises(person, "renegotiated")["退款"]["id"] == old
    both = ("promise", "make", "t1", "--what", "再退", "--topic", "refund", "--due", "+5 days 18:00")
    assert person(*both, "--both").status == 0
    assert {"把钱退回", "再退"} <= promises(person).keys()


def test_what_a_text_was_said_to_replace_is_no_contradiction(person: Person) -> None:
    first = ("--what", "退款", "--topic", "refund", "--amount", "30.00", "--due", "+1 day 18:00", "--json")
    old = person("promise", "make", "t1", *first).document["id"]
    words = ("--template", "refund.start", "--set", "order=8812", "--set", "amount=30")
    ran = person("reply", "t1", *words, "--replaces", old)
    assert ran.status == 0
    assert "promise.contradiction" not in ran.err
    assert promises(person, "renegotiated")["退款"]["id"] == old


def test_what_a_text_was_said_to_stand_beside_is_no_contradiction(person: Person) -> None:
    first = ("--what", "退款", "--topic", "refund", "--amount", "30.00", "--due", "+1 day 18:00", "--json")
    old = person("promise", "make", "t1", *first).document["id"]
    words = ("--template", "refund.start", "--set", "order=8812", "--set", "amount=45")
    ran = person("reply", "t1", *words, "--both")
    assert ran.status == 0
    assert "promise.contradiction" not in ran.err
    assert promises(person)["退款"]["id"] == old


@pytest.mark.parametrize(("kind", "state"), [("reply", "kept"), ("note", "open")])
def test_a_report_is_kept_by_what_the_customer_reads_alone(person: Person, kind: str, state: str) -> None:
    report = ("--what", "断网进展通报", "--topic", "outage", "--due", "+1 hour", "--json")
    old = person("promise", "make", "t1", *report).document["id"]
    since = (datetime.now(UTC) - timedelta(hours=2)).isoformat()
    words = ("--template", "outage.area", "--set", "area=城东", "--set", f"since={since}", "--set", "next=+3 hours")
    ran = person(kind, "t1", *words)
    if kind == "note":  # why: it stays due, so that what is promised beside it is asked about
        assert (ran.status, old in ran.err) == (5, True), ran.err
        ran = person(kind, "t1", *words, "--both")
    assert ran.status == 0, ran.err
    assert old in {row["id"] for row in promises(person, state).values()}


def test_an_attempt_is_written_down_and_keeps_nothing(person: Person) -> None:
    assert person("promise", "attempt", "p1", "--words", "忙音").status == 0
    assert promises(person)["核对账单并回电"]["state"] == "open"
    assert "nobody answered. 忙音" in person("show", "t1").out


def test_a_work_order_is_made_listed_and_done(person: Person) -> None:
    work = ("order", "make", "t1", "--department", "财务", "--what", "核对回执")
    refused = person(*work, "--promise", "p1", "--due", "+900 days")
    assert (refused.status, "too late for our promise" in refused.err) == (2, True)
    assert re.search(r"is due \d{4}-\d\d-\d\d \d\d:\d\d\.", refused.err), "as people write times"
    renewed = person("promise", "renegotiate", "p1", "--due", "+9 days 18:00", "--json").document["id"]
    made = person(*work, "--promise", renewed, "--due", "+2 days", "--json")
    assert (made.status, made.document["state"]) == (0, "acked"), made.err
    (order,) = person("order", "list", "--json").document["orders"]
    assert (order["id"], order["department"], order["promise"]) == (made.document["id"], "财务", renewed)
    assert (order["state"], order["customer"]["id"]) == ("open", "c1")
    shown = person("order", "list")
    assert "财务" in shown.out
    assert order["id"] in shown.out
    assert "Work order to 财务: 核对回执" in person("show", "t1").out
    done = person("order", "done", order["id"], "--words", "已核对", "--json")
    assert (done.status, done.document["state"]) == (0, "acked")
    assert person("order", "list", "--json").document["orders"] == []
    (ended,) = person("order", "list", "--state", "done", "--json").document["orders"]
    assert ended["evidence"]
    assert person("order", "withdraw", order["id"]).status == 5
    assert person("order", "done", "nobody").status == 2
    assert "No such work orders." in person("order", "list", "--customer", "c2").err


def test_a_topic_is_told_by_the_words_and_said_in_a_word(person: Person) -> None:
    make = ("promise", "make", "t1", "--due", "+1 day 18:00")
    made = person(*make, "--what", "退款30元", "--json")
    assert made.status == 0, made.err
    assert "refund" in made.err
    assert promises(person)["退款30元"]["topic"] == "refund"
    later = ("promise", "make", "t1", "--due", "+3 days 18:00")
    for words in (
        ("--what", "把钱退回"),
        ("--what", "打给您", "--topic", "退款"),
        ("--what", "给您退60元"),
        ("--what", "refund invoice 8812"),
    ):
        refused = person(*later, *words)
        assert refused.status == 5, words
        assert made.document["id"] in refused.err


def test_a_sum_beyond_the_agents_authority_is_said_and_kept_with_the_text(person: Person) -> None:
    words = ("--set", "order=8812", "--set", "amount=99999", "--both", "--json")
    ran = person("reply", "t1", "--template", "refund.start", *words)
    assert (ran.status, ran.document["state"]) == (0, "acked"), ran.err
    assert "amount: " in ran.err
    assert "500" in ran.err
    own = person("reply", "t1", "--template", "refund.start", "--set", "order=8812", "--set", "amount=30", "--both")
    assert "amount: " not in own.err


def test_a_template_for_colleagues_goes_to_no_customer(person: Person) -> None:
    folder = find_paths(str(person.home), {}).config / "templates"
    folder.mkdir(parents=True)
    text = (built_in_folder() / "callback.toml").read_text(encoding="utf-8")
    (folder / "note.toml").write_text(
        text.replace('id = "callback"', 'id = "own.note"\nsaid_as = "note"'), encoding="utf-8"
    )
    words = ("--template", "own.note", "--set", "about=账单", "--set", "at=+2 days 18:00")
    refused = person("reply", "t1", *words)
    assert (refused.status, "agent-tui note" in refused.err) == (2, True)
    assert "回电: 账单" not in promises(person)
    assert person("note", "t1", *words).status == 0


@pytest.mark.parametrize("command", ["reply", "note"])
def test_what_the_check_finds_in_a_template_is_told_on_standard_error(
    person: Person, tmp_path: Path, command: str
) -> None:
    config = tmp_path / "agent" / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "catalogue.toml").write_text('[[entry]]\ntopic = "refund"\nsoonest = "P3D"\n', encoding="utf-8")
    words = ("--set", "order=8812", "--set", "amount=30", "--set", "leaves=+2 hours", "--both", "--language", "en")
    ran = person(command, "t1", "--template", "refund.start", *words, "--json")
    assert (ran.status, ran.document["state"]) == (0, "acked"), ran.err
    assert ran.err.count("check: error promise.over-catalogue") == 1


@pytest.mark.parametrize("due", ["2026-01-05T10:00:00+08:00", "-1 day 10:00", "2020-01-05 10:00"])
def test_no_promise_is_due_at_a_time_that_is_over(person: Person, due: str) -> None:
    ran = person("promise", "make", "t1", "--what", "寄出发票", f"--due={due}", "--json")
    assert (ran.status, ran.out) == (2, "")
    assert "寄出发票" not in promises(person)


def test_what_is_wrong_with_a_promise_by_hand_is_told_and_it_is_made(person: Person, tmp_path: Path) -> None:
    config = tmp_path / "agent" / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "catalogue.toml").write_text('[[entry]]\ntopic = "refund"\nsoonest = "P3D"\n', encoding="utf-8")
    made = ("--what", "寄出支票", "--topic", "refund", "--both", "--json")
    ran = person("promise", "make", "t1", *made, "--due", "+1 hour")
    assert (ran.status, ran.document["state"]) == (0, "acked"), ran.err
    assert ran.err.count("check: error promise.over-catalogue") == 1
    late = person("promise", "make", "t1", *made, "--due", "+5 days 18:00")
    assert "check:" not in late.err
    moved = person("promise", "renegotiate", late.document["id"], "--due", "+6 days 18:00", "--json")
    assert (moved.status, moved.document["state"]) == (0, "acked"), moved.err
    assert "promise.over-catalogue" not in moved.err
    assert moved.err.count("promise.contradiction") >= 1
    assert ran.document["id"] in moved.err
    over = person("promise", "renegotiate", moved.document["id"], "--due", "2026-01-05T10:00:00+08:00")
    assert over.status == 2


def test_who_withdraws_a_promise_hears_whom_to_tell_and_what_has_ended_says_how(person: Person) -> None:
    made = person("promise", "make", "t1", "--what", "寄发票", "--due", "+2 days 18:00", "--json").document["id"]
    ordered = ("order", "make", "t1", "--department", "财务", "--what", "开票", "--due", "+1 days 18:00")
    assert person(*ordered, "--promise", made).status == 0
    withdrawn = person("promise", "withdraw", made, "--words", "dup")
    assert withdrawn.status == 0
    assert "Withdrawn with it, tell 财务: 开票" in withdrawn.err
    assert "Its state is withdrawn." in person("promise", "break", made).err
    orders = person("order", "list", "--state", "all", "--json").document["orders"]
    assert [one["state"] for one in orders if one["what"] == "开票"] == ["withdrawn"]
    assert "寄发票: Promise withdrawn: dup" in person("show", "t1").out


def test_nobody_is_told_to_stop_where_nothing_was_withdrawn(person: Person) -> None:
    made = person("promise", "make", "t1", "--what", "寄发票", "--due", "+2 days 18:00", "--json").document["id"]
    ordered = ("order", "make", "t1", "--department", "财务", "--what", "开票", "--due", "+1 days 18:00")
    assert person(*ordered, "--promise", made).status == 0
    assert person("promise", "keep", made).status == 0
    late = person("promise", "withdraw", made)
    assert (late.status, "财务" in late.err) == (5, False), late.err


def test_nor_where_the_store_refuses_it_because_a_colleague_was_sooner(
    person: Person, store: RunningStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = person("promise", "make", "t1", "--what", "寄发票", "--due", "+2 days 18:00", "--json").document["id"]
    ordered = ("order", "make", "t1", "--department", "财务", "--what", "开票", "--due", "+1 days 18:00")
    assert person(*ordered, "--promise", made).status == 0

    def a_colleague_is_sooner(session: Session, desk: Desk) -> None:
        pull_first(session, desk)
        with store.client("admin") as admin:
            version = {"If-Match": '"1"', "Idempotency-Key": "sooner"}
            assert admin.patch(f"/v1/promises/{made}", json={"state": "kept"}, headers=version).status_code == 200

    monkeypatch.setattr("agent_tui.cli.promising.pull_first", a_colleague_is_sooner)
    refused = person("promise", "withdraw", made)
    assert (refused.status, "财务" in refused.err) == (5, False), refused.err


def test_whether_a_time_is_over_goes_by_the_stores_clock(person: Person) -> None:
    """This machine's is three days ahead, as an earlier run has found out."""
    assert person("queue").status == 0
    paths = find_paths(str(person.home), {})
    profile = choose_profile(paths, None, person.environ)
    with closing(Precious(paths.profile_data(profile.folder) / PRECIOUS_FILE)) as precious:
        precious.keep_store_ahead(-3 * 86400.0)
    due = (datetime.now(UTC) - timedelta(days=1)).isoformat(timespec="seconds")
    made = person("promise", "make", "t1", "--what", "a call", "--due", due, "--both", "--json")
    assert (made.status, made.document["state"]) == (0, "acked"), made.err
