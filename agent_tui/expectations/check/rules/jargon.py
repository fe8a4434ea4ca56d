"""`jargon`: a word of the company that customers do not use. Whole words in either language; what is quoted or
explained in the text is none. The suggestion is the customer's word."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import GlossaryTerm
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.reading import read
from agent_tui.expectations.check.word_borders import crosses_words

_QUOTED = re.compile(
    r"[“「『《【〈\"`'](?:(?<=“)[^”\n]{1,80}”|(?<=「)[^」\n]{1,80}」|(?<=『)[^』\n]{1,80}』|(?<=《)[^》\n]{1,80}》"
    r"|(?<=【)[^】\n]{1,80}】|(?<=〈)[^〉\n]{1,80}〉|(?<=\")[^\"\n]{1,80}\"|(?<=`)[^`\n]{1,80}`"
    r"|(?<=')(?<![\w']')[^'\n]{1,80}'(?![\w']))"
)
"""Begins with a set: what stands before a mark is skipped at once."""
_SIGN_OF_ADDRESS = re.compile(r"@|://|www\.")
_QUOTED_OR_ADDRESS = re.compile(
    r"(?=[“「『《【〈\"`'a-z0-9._+-])(?:“[^”\n]{1,80}”|「[^」\n]{1,80}」|『[^』\n]{1,80}』|《[^》\n]{1,80}》|【[^】\n]{1,80}】"
    r"|〈[^〉\n]{1,80}〉"
    r"|\"[^\"\n]{1,80}\"|`[^`\n]{1,80}`|(?<![\w'])'[^'\n]{1,80}'(?![\w'])|https?://[!-~]+|www\.[!-~]+"
    r"|(?<![a-z0-9._+-])[a-z0-9._+-]{1,64}@[a-z0-9.-]+)"
)
_EXPLAINED_AFTER = re.compile(
    r"['\"”」』》】]?\s*(?:[,;:、–—-]+\s*)?[(\[]?\s*"
    r"(?:[也亦]?[就即]是|即(?![将可使便时日刻])|指的?是?|(?:的)?意思就?是|的?意指|相当于|也叫|又称|俗称|简称"
    r"|是指|也就是说"
    r"|i\.?e\.?\b|(?:that|which) (?:is(?! (?:why|how|when|where|because|who)\b)|means)\b"
    r"|that's\b|(?:we|i|they) (?:mean|understand)\b|meaning\b|means\b|stands for\b|refers to\b|in other words"
    r"|or ['\"]|is (?:our|the|a|what|just|simply)\b[^.,;]{0,20}\b(?:name|word|term|call)|(?:is )?short for\b)"
)
_EXPLAINED_BEFORE = compiled(
    r"(?:所谓的?|称之?为|称作|叫做?|叫作|也叫|又叫|俗称|简称|术语|行话|内部[叫称]|我们说的"
    r"|\b(?:so-called|what we call|we call (?:it|this|that|them|these)|(?:is |are )?called|known as|referred to as"
    r"|aka|a\.k\.a\.|the (?:term|word)|internally)(?: an?| the| our| your)?)\s*[“「『\"']?$"
)
_ASKED_AND_TOLD = re.compile(
    r"['\"”」』]?\s*\?\s*(?:(?:that|this|it)(?:'s| is| means| stands)\b(?! (?:on|in|at|under|printed|near|next|beside"
    r"|here|there|fine|ok)\b)"
    r"|short for\b|(?:just |simply )?(?:our|another|the) (?:\w+ ){0,2}(?:name|word|term)\b|(?:那|这|它)?(?:就?是指?"
    r"|指的?是)(?!不是|否))"
)
_ASKS_ALONE = re.compile(r"(?:^|[.!?\n。!?]\s*|\bwhat(?:'s| is| does) (?:an? |the )?|\b(?:an?|the|your) )['\"“「]?$")
"""Before a term that is asked about by itself: "MPAN? That's your meter point number"."""
_PAREN_AFTER = re.compile(r"['\"”」』]?\s*[(\[]([^()\[\]\n]{1,80})[)\]]")
_PAREN_BEFORE = re.compile(r"[(\[]\s*(?:即|也就是|也叫|又称|简称|or |aka |called |an? |the |our )?['\"“「]?$")
_STATES = re.compile(
    r"\s*(?:编号|单号|号|尾号|no\b|number|ref|id\b|#|已|未|正在|处理中|见|如|含|共|约|请|的|状态|[\d\W])"
)
_OWNER_BEFORE = re.compile(r"(?P<owner>您的|你的|贵方的|该|此|这个|\byour |\bthe |\bthis |\ba |\ban |\bour )$")
_OWNED = re.compile(r"(?P<owner>您的|你的|your |the |a |an |our )", re.IGNORECASE)
_ANY_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[a-z]+\Z")
_OF = re.compile(r"\b(?:of|to|by|in|on|for|with|and|or|that|which|who)\b")


class _Term(NamedTuple):
    pattern: re.Pattern[str]
    """To be matched where it may begin."""
    entry: GlossaryTerm
    folded: str
    sayings: tuple[str, ...]
    """The customer's words, folded."""


class _Glossary(NamedTuple):
    begins: re.Pattern[str]
    """Where a term may begin: a character of those that one begins with, or a word in Latin letters."""
    terms: dict[str, tuple[_Term, ...]]
    """By their first character, in Latin letters by their first two; the longest first."""


def jargon(checked: Checked) -> Iterator[Finding]:
    """Each place where a term of the glossary stands for itself; of terms within terms the longest."""
    glossary = _compiled(checked.context.glossary)
    if glossary is None:
        return
    plain = checked.reading.plain
    quoted: list[tuple[int, int]] | None = None
    explained: set[str] = set()
    for start, end, term in _terms_in(checked, glossary):
        if crosses_words(plain, start, end) or _is_part_of_name(plain, start, end):
            continue
        if term.folded not in explained and any(_is_explained(plain, start, end, say) for say in term.sayings):
            explained.add(term.folded)
        if quoted is None:
            named = _QUOTED if _SIGN_OF_ADDRESS.search(plain) is None else _QUOTED_OR_ADDRESS
            quoted = [one.span() for one in named.finditer(plain)]
        if term.folded in explained or _is_within(start, end, quoted):
            continue
        facts = {"term": checked.text[start:end], "say": _say(checked, start, term), "entry": term.entry.term}
        yield Finding("jargon", "warning", start, end, {**facts}, _suggestion(checked, start, end, term))


def _is_within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """In one of these, which stand one after the other."""
    nearest = bisect_right(spans, (start, sys.maxsize)) - 1
    return nearest >= 0 and end <= spans[nearest][1]


def terms_in(checked: Checked) -> tuple[str, ...]:
    """The terms, as the glossary writes them, of which at least one place is found."""
    return tuple(dict.fromkeys(str(one.facts["entry"]) for one in jargon(checked)))


def _terms_in(checked: Checked, glossary: _Glossary) -> Iterator[tuple[int, int, _Term]]:
    """Each term in what the writer says, none over another."""
    plain, past = checked.reading.plain, 0
    for begins in glossary.begins.finditer(plain):
        if begins.start() < past:
            continue
        for term in glossary.terms.get(_key(begins[0]), ()):
            found = term.pattern.match(plain, begins.start())
            if found and checked.sentence_at(found.start()) is not None:
                past = found.end()
                yield found.start(), past, term
                break


@lru_cache(maxsize=8)
def _compiled(entries: tuple[GlossaryTerm, ...]) -> _Glossary | None:
    known = {folded: one for one in entries if (folded := _folded(one.term).strip())}
    if not known:
        return None
    terms: dict[str, list[_Term]] = {}
    for folded in sorted(known, key=len, reverse=True):
        terms.setdefault(_key(folded), []).append(
            _Term(re.compile(_pattern_of(folded)), known[folded], folded, tuple(map(_folded, known[folded].sayings)))
        )
    return _Glossary(_where_one_begins(terms), {key: tuple(found) for key, found in terms.items()})


def _where_one_begins(keys: Iterable[str]) -> re.Pattern[str]:
    """Begins with a set, so that what stands between two is skipped at once."""
    latin = sorted(key for key in keys if _is_latin(key[0]))
    others = "".join(sorted({re.escape(key) for key in keys if not _is_latin(key[0])}))
    begins = "".join(sorted({key[0] for key in latin}))
    rest = "|".join(rf"(?<={key[0]}){key[1:]}" for key in latin)
    ways = ([f"(?<=[{others}])"] if others else []) + ([rf"(?<![a-z0-9_].)(?:{rest})[a-z0-9]*"] if latin else [])
    return re.compile(rf"[{others}{begins}](?:{'|'.join(ways)})")


def _key(begins: str) -> str:
    return begins[:2] if _is_latin(begins[0]) and _is_latin(begins[1:2] or " ") else begins[0]


def _folded(words: str) -> str:
    return read(words).plain


def _pattern_of(term: str) -> str:
    words = r"[\s\-]+".join(re.escape(word) for word in term.split())
    if not _is_latin(term[-1]):
        return words
    last = term.split()[-1]
    ends = "(?:'?s|es)?"
    if len(last) > 2 and last.endswith("y") and last[-2] not in "aeiou":
        words, ends = words[:-1], "(?:y|ies)"
    elif len(last) > 4 and last.endswith("s") and last[-2] not in "su":
        words, ends = words[:-1], "s?"
    return rf"{words}{ends}(?![a-z0-9_])"


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_part_of_name(plain: str, start: int, end: int) -> bool:
    """Hyphened to a letter ("e-ticket") or standing in a path, a file's name or a handle."""
    if not _is_latin(plain[start]):
        return False
    before, after = plain[max(0, start - 3) : start], plain[end : end + 2]
    if before[-1:] in ("@", "/", "\\", "#") or (before[-1:] == "." and before[-2:-1].isalnum()):
        return True
    if before[-1:] == "-" and before[-2:-1].isascii() and before[-2:-1].isalpha():
        return True
    return after[:1] in ("/", "@") or (after[:1] == "." and after[1:2].isascii() and after[1:2].isalpha())


def _is_explained(plain: str, start: int, end: int, say: str) -> bool:
    """What it is stands right beside it."""
    if _EXPLAINED_AFTER.match(plain, end) or _EXPLAINED_BEFORE.search(plain[max(0, start - 24) : start]):
        return True
    if _ASKED_AND_TOLD.match(plain, end) and _ASKS_ALONE.search(plain[max(0, start - 24) : start]):
        return True
    paren = _PAREN_AFTER.match(plain, end)
    if paren is not None:
        inside = paren[1]
        if say in inside or (_is_latin(plain[start]) and not _STATES.match(inside) and len(inside) >= 4):
            return True
    before = plain[max(0, start - len(say) - 8) : start]
    opened = _PAREN_BEFORE.search(before)
    return opened is not None and before[: opened.start()].rstrip(" \"'”」").endswith(say[-2:])


def _say(checked: Checked, start: int, term: _Term) -> str:
    """The customer's word in the language of its sentence."""
    sentence = checked.sentence_at(start)
    return term.entry.said_in(sentence is not None and _ANY_HAN.search(sentence.plain) is not None)


def _suggestion(checked: Checked, start: int, end: int, term: _Term) -> str:
    """The customer's word, as it reads in that place."""
    say, text = _say(checked, start, term), checked.text
    before = checked.reading.plain[max(0, start - 6) : start]
    owner = _OWNED.match(say)
    if owner is not None and _OWNER_BEFORE.search(before):
        say = say[owner.end() :]
    written, plain = text[start:end], checked.reading.plain[start:end]
    last = say.rpartition(" ")[2].lower()
    if (
        plain != term.folded
        and plain.endswith("s")
        and _WORD.match(last)
        and not last.endswith("s")
        and _OF.search(say) is None
    ):
        say += "es" if last.endswith(("x", "ch", "sh")) else "s"
    sentence = checked.sentence_at(start)
    if sentence is not None and sentence.start == start and say[:1].islower() and written[:1].isupper():
        say = say[0].upper() + say[1:]
    return say
