"""What people read: every trouble that the code can raise has words in both languages, filled by facts it has."""

import ast
import string
from collections.abc import Iterator, Set
from pathlib import Path
from typing import get_args

import pytest

import agent_tui
from agent_tui.backends.protocol import Cause
from agent_tui.cli.freshness import TOLD_BY_URL
from agent_tui.config import credentials
from agent_tui.desk import views
from agent_tui.domain import values
from agent_tui.messages import checks, command_help, commands, demo, terms
from agent_tui.messages.screen import SCREEN_WORDS
from agent_tui.messages.speech import Language, Words, say
from agent_tui.messages.trouble_words import TroubleWords
from agent_tui.messages.troubles import TROUBLES, tell, title
from agent_tui.messages.troubles_backend import BACKEND_TROUBLES
from agent_tui.messages.troubles_bulletins import BULLETIN_TROUBLES
from agent_tui.messages.troubles_checked import CHECKED_TROUBLES
from agent_tui.messages.troubles_checking import CHECKING_TROUBLES
from agent_tui.messages.troubles_customers import CUSTOMER_TROUBLES
from agent_tui.messages.troubles_exchange import EXCHANGE_TROUBLES
from agent_tui.messages.troubles_gaps import GAP_TROUBLES
from agent_tui.messages.troubles_keymap import KEYMAP_TROUBLES
from agent_tui.messages.troubles_knowing import KNOWING_TROUBLES
from agent_tui.messages.troubles_local import LOCAL_TROUBLES
from agent_tui.messages.troubles_reaching import REACHING_TROUBLES
from agent_tui.messages.troubles_server import SERVER_TROUBLES
from agent_tui.messages.troubles_settings import SETTINGS_TROUBLES
from agent_tui.messages.troubles_together import TOGETHER_TROUBLES
from agent_tui.sync.events import SyncTrouble

PACKAGE = Path(agent_tui.__file__).parent
KINDS = {"Trouble", "BadInput", "OutOfReach", "NotAllowed", "Conflict"}

CHOSEN_ELSEWHERE = {
    ("desk/backend_troubles.py", "error.name"): {
        "claim-held", "claim-lost", "fence-stale", "version-mismatch", "id-reused", "key-reused",
    },
    ("desk/backend_troubles.py", "error.cause"): set(get_args(Cause)),
    ("cli/freshness.py", "key"): TOLD_BY_URL,
}  # fmt: skip
"""Where a key is no literal: what it can be there."""


class Raised:
    """One place where a trouble is made."""

    def __init__(self, place: str, keys: Set[str], facts: Set[str]) -> None:
        self.place = place
        self.keys = keys
        self.facts = facts

    def __repr__(self) -> str:
        return f"{self.place} {sorted(self.keys)}"


def raised_in(path: Path) -> Iterator[Raised]:
    name = str(path.relative_to(PACKAGE))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
            calls.append(node)
        elif isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & KINDS:
            calls += [call for call in ast.walk(node) if isinstance(call, ast.Call) and is_super_init(call)]
    for call in calls:
        first = call.args[0] if call.args else None
        keys: Set[str]
        if isinstance(first, ast.Constant):
            keys = {str(first.value)}
        else:
            written = ast.unparse(first) if first is not None else ""
            assert (name, written) in CHOSEN_ELSEWHERE, f"{name}:{call.lineno}: which keys can {written} be?"
            keys = CHOSEN_ELSEWHERE[name, written]
        assert all(keyword.arg for keyword in call.keywords), (
            f"{name}:{call.lineno}: facts are named where they are given"
        )
        yield Raised(f"{name}:{call.lineno}", keys, {keyword.arg or "" for keyword in call.keywords})


def is_super_init(call: ast.Call) -> bool:
    return ast.unparse(call.func) == "super().__init__" and bool(call.args)


@pytest.fixture(scope="module")
def all_raised() -> list[Raised]:
    """Of every module: read where a test asks for it, for it takes seconds."""
    modules = (path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "domain" / "errors.py")
    return [raised for path in modules for raised in raised_in(path)]


def checks_made() -> Iterator[tuple[str, str, str, set[str]]]:
    """Each `Check(subject, standing, key, facts)` of the doctor, with every fact that its function knows."""
    files = ("desk/checkup.py", "desk/file_checks.py", "ui/checkup.py")
    trees = [ast.parse((PACKAGE / file).read_text(encoding="utf-8")) for file in files]
    for function in (node for tree in trees for node in ast.walk(tree)):
        if not isinstance(function, ast.FunctionDef):
            continue
        displays = [node for node in ast.walk(function) if isinstance(node, ast.Dict)]
        known = {key.value for display in displays for key in display.keys if isinstance(key, ast.Constant)}
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "Check":
                literal = [argument.value for argument in call.args[:3] if isinstance(argument, ast.Constant)]
                if len(literal) == 3:
                    yield str(literal[0]), str(literal[1]), str(literal[2]), {str(key) for key in known}


CHECKS_MADE = list(checks_made())


@pytest.mark.parametrize(("subject", "standing", "key", "facts"), CHECKS_MADE)
def test_every_check_of_the_doctor_has_words(subject: str, standing: str, key: str, facts: set[str]) -> None:
    assert subject in checks.SUBJECTS
    words = [checks.CHECKS[key]] if standing == "ok" else TROUBLES[key]
    for needed in (names for one in words for names in placeholders(one)):
        assert needed <= facts


def test_the_doctors_words_are_all_used() -> None:
    assert {key for _, standing, key, _ in CHECKS_MADE if standing == "ok"} == set(checks.CHECKS)


def placeholders(words: Words) -> list[set[str]]:
    return [{name for _, name, _, _ in string.Formatter().parse(text) if name is not None} for text in words]


def test_every_trouble_that_is_raised_has_words_and_the_facts_they_need(all_raised: list[Raised]) -> None:
    complaints = []
    for raised in all_raised:
        complaints += [f"{raised.place} raises {key}, which has no words" for key in raised.keys - TROUBLES.keys()]
        for key in raised.keys & TROUBLES.keys():
            needed = {name for words in TROUBLES[key] for names in placeholders(words) for name in names}
            if not needed <= raised.facts:
                complaints.append(f"{raised.place}: the words of {key} need {needed - raised.facts}")
    assert complaints == []


@pytest.mark.parametrize("key", [*get_args(SyncTrouble), "no-answer", "interrupted"])
def test_what_the_exchange_may_tell_has_words(key: str) -> None:
    """The last two are why a write is unclear."""
    assert key in TROUBLES


def test_the_walk_finds_what_is_raised(all_raised: list[Raised]) -> None:
    keys = {key for raised in all_raised for key in raised.keys}
    assert {"network-folder", "unknown-ticket", "disk-full", "database-unusable", "usage"} <= keys


@pytest.mark.parametrize("key", sorted(TROUBLES))
def test_a_trouble_says_title_cause_and_way_out_in_both_languages(key: str) -> None:
    words = TROUBLES[key]
    assert placeholders(words.title) == [set(), set()], "a title is shown where only the key is known"
    for part in words:
        english, chinese = placeholders(part)
        assert english == chinese, "both languages tell the same facts"
    for part in (words.title, words.cause, words.way_out):
        assert part.en.strip()
        assert part.zh.strip()
    assert bool(words.meanwhile.en) == bool(words.meanwhile.zh)
    assert any(ord(char) > 0x2E80 for char in words.title.zh)
    assert words.title.en.isascii()


def test_facts_are_no_formats_and_missing_ones_do_not_fail() -> None:
    told = tell("unknown-ticket", "en", {"ticket": "{ticket.__class__}"})
    assert "{ticket.__class__}" in told.cause
    assert "?" in tell("claim-held", "zh", {"ticket": "t1", "holder": None}).cause
    assert title("no-such-key", "en")
    assert tell("no-such-key", "zh", {}).title


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (terms.CHANNELS, values.CHANNELS),
        (terms.TIERS, values.TIERS),
        (terms.TIER_MARKS, values.TIERS),
        (terms.STATUSES, values.TICKET_STATUSES),
        (terms.ROLES, values.ROLES),
        (terms.PROMISE_STATES, get_args(values.PromiseState)),
        (terms.DIRECTIONS, get_args(values.Direction)),
        (terms.KINDS, (*get_args(values.InteractionKind), "promise", "transfer")),
        (terms.MESSAGE_STATES, get_args(views.MessageState)),
        (terms.WRITES, get_args(views.OutboxKind)),
        (checks.PLACES, get_args(credentials.Place)),
    ],
)
def test_every_word_of_the_field_has_a_term(entries: dict[str, Words], words: tuple[str, ...]) -> None:
    assert set(entries) == set(words)


def tables() -> Iterator[tuple[str, str, Words]]:
    for module in (terms, commands, command_help, checks, demo):
        for name, table in vars(module).items():
            if name.isupper():
                for key, words in table.items():
                    yield name, key, words


@pytest.mark.parametrize(("table", "key", "words"), list(tables()))
def test_both_languages_are_there_and_ask_for_the_same_facts(table: str, key: str, words: Words) -> None:
    if (table, key) != ("TIER_MARKS", "standard"):  # why: the usual tier has no mark
        assert words.en.strip()
        assert words.zh.strip()
    english, chinese = placeholders(words)
    assert english == chinese


def test_the_tables_of_troubles_do_not_hide_one_another() -> None:
    parts = (
        LOCAL_TROUBLES,
        SETTINGS_TROUBLES,
        BACKEND_TROUBLES,
        REACHING_TROUBLES,
        SERVER_TROUBLES,
        CHECKED_TROUBLES,
        CHECKING_TROUBLES,
        CUSTOMER_TROUBLES,
        KEYMAP_TROUBLES,
        KNOWING_TROUBLES,
        GAP_TROUBLES,
        TOGETHER_TROUBLES,
        BULLETIN_TROUBLES,
        EXCHANGE_TROUBLES,
    )
    assert sum(len(part) for part in parts) == len(TROUBLES)
    assert all(isinstance(words, TroubleWords) for words in TROUBLES.values())


@pytest.mark.parametrize(("language", "stop"), [("en", ". "), ("zh", "。")])
def test_why_one_is_offline_and_since_when_are_two_sentences(language: Language, stop: str) -> None:
    reason = title("connection-refused", language)

    assert reason + stop in say(SCREEN_WORDS, "offline.since", language, reason=reason, since="11-23 16:24")
