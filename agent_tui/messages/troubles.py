"""What went wrong, for people: a title, the cause, the way out. Every key that the code raises stands here (a test
walks the code). Titles hold no facts, so that a key alone can be shown; facts fill cause and way out."""

from collections.abc import Mapping
from typing import NamedTuple

from agent_tui.messages.abilities import ABILITIES
from agent_tui.messages.speech import Language, Words
from agent_tui.messages.terms import PROMISE_STATES, WORK_ORDER_STATES
from agent_tui.messages.trouble_words import TroubleWords
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
from agent_tui.messages.troubles_settings import SETTINGS_TROUBLES, URL_REASONS
from agent_tui.messages.troubles_together import TOGETHER_TROUBLES

TROUBLES: Mapping[str, TroubleWords] = {
    **LOCAL_TROUBLES,
    **SETTINGS_TROUBLES,
    **BACKEND_TROUBLES,
    **REACHING_TROUBLES,
    **SERVER_TROUBLES,
    **CHECKED_TROUBLES,
    **CHECKING_TROUBLES,
    **CUSTOMER_TROUBLES,
    **TOGETHER_TROUBLES,
    **BULLETIN_TROUBLES,
    **KNOWING_TROUBLES,
    **GAP_TROUBLES,
    **KEYMAP_TROUBLES,
    **EXCHANGE_TROUBLES,
}

AGENT_FACTS = frozenset({"holder", "agent"})
"""Facts that are an agent's id."""

TOLD_OF_FILES = frozenset(
    {
        *("toml-broken", "toml-wrong-value", "file-unreadable", "file-unwritable", "file-unusable", "file-broken"),
        *("database-unusable", "demo-no-folder", "token-file-unreadable", "output-unwritable", "index-unwritable"),
        *("folder-unusable", "site-unwritable", "template-folder", "line-wrong", "context-wrong"),
        "article-refused",
    }
)
"""Troubles whose reason is told by `messages.file_reasons`."""

NOBODY_NAMED: Mapping[str, str] = {}

_UNNAMED = TroubleWords(
    title=Words(en="Something is not in order", zh="出现问题"),
    cause=Words(en="", zh=""),
    way_out=Words(en="`agent-tui doctor` may know more.", zh="可运行 `agent-tui doctor` 检查。"),
)


_KNOWN_FACTS: Mapping[str, Mapping[str, Words]] = {
    "ability": ABILITIES,
    "state": {**PROMISE_STATES, **WORK_ORDER_STATES},
}


class Told(NamedTuple):
    """Filled with facts; parts as those of `TroubleWords`."""

    title: str
    cause: str
    way_out: str
    meanwhile: str


class _Facts(dict[str, "str | int"]):
    """Facts that nobody knew show as a question mark: an error message must not fail itself."""

    def __missing__(self, key: str) -> str:
        return "?"


def tell(
    key: str, language: Language, facts: Mapping[str, str | int | None], names: Mapping[str, str] = NOBODY_NAMED
) -> Told:
    """What is wrong in `language`, filled with the facts; the facts' text is never a format itself. `names`:
    what people call an agent."""
    words = TROUBLES.get(key, _UNNAMED)
    called = {name: names.get(str(fact), fact) if name in AGENT_FACTS else fact for name, fact in facts.items()}
    if key in TOLD_OF_FILES and isinstance(reason := called.get("reason"), str):
        # why: loaded here because most files are in order
        from agent_tui.messages.file_reasons import file_reason

        called["reason"] = file_reason(reason, language)
    known = _Facts({name: _in_words(name, fact, language) for name, fact in called.items() if fact is not None})
    return Told(*(_of(part, language).format_map(known) for part in words))


def _in_words(name: str, fact: str | int, language: Language) -> str | int:
    """A reason, an ability or a state that stands for words is said in `language`."""
    known = _KNOWN_FACTS.get(name, URL_REASONS)
    words = known.get(fact) if isinstance(fact, str) else None
    return fact if words is None else _of(words, language)


def title(key: str, language: Language) -> str:
    """What is wrong in a few words, where only the key is known."""
    return _of(TROUBLES.get(key, _UNNAMED).title, language)


def _of(words: Words, language: Language) -> str:
    return words.zh if language == "zh" else words.en
