"""How rare the words of a question are among the articles, and what that says: whether an article leaves out what a
question is about, and whether two questions are about different things. Pure."""

import re
from collections.abc import Collection, Iterable
from itertools import pairwise, takewhile

from agent_tui.knowledge.analyzer import is_chinese, terms
from agent_tui.knowledge.normal_form import normal_form

_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+|[^\\W\u3400-\u4dbf\u4e00-\u9fff]+")
_SAYS_LITTLE = frozenset("到上下从给对用和与等后前还里个新做办去来得着过")
"""Chinese characters that another may well stand for, or none."""

RARER = 2
"""How many times rarer than what two questions share each one's own word is, where they are about different things."""


class Rarity:
    """Among `texts`, in which words are counted as they stand, the beginnings of longer ones too."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(map(normal_form, texts))
        self._counted: dict[str, int] = {}

    def count(self, word: str) -> int:
        """In how many texts it stands."""
        if word not in self._counted:
            self._counted[word] = sum(word in text for text in self._texts)
        return self._counted[word]


def leaves_out_the_rarest(about: str, text: str, rarity: Rarity) -> bool:
    """True for a text without the rarest word of what is asked `about`. Chinese pairs of characters that cut through
    words stand nowhere: a stretch counts as left out only where one of its characters, too, is nowhere in the text."""
    plain, held = normal_form(text), set(terms(text))
    said: list[int] = []
    unsaid: list[int] = []
    for run in _RUN.findall(normal_form(about)):
        if not is_chinese(run[0]):
            for term in terms(run)[:1]:
                (said if term in held else unsaid).append(rarity.count(_beginning(run, term)))
            continue
        for left, right in pairwise(run):
            pair = left + right
            if pair in held:
                said.append(rarity.count(pair))
            elif any(char not in plain for char in pair) and _SAYS_LITTLE.isdisjoint(pair):
                unsaid.append(rarity.count(pair))
    return bool(unsaid) and (not said or min(unsaid) <= min(max(1, count) for count in said))


def parts(one: Collection[str], other: Collection[str], rarity: Rarity) -> bool:
    """True where each of two lists of terms has its own that is much rarer than whatever they share. One of the two is
    in letters: of Chinese pairs of characters alone nobody can tell which are words."""
    shared = set(one) & set(other)
    own = [set(one) - shared, set(other) - shared]
    if not shared or not all(own) or all(is_chinese(term[0]) for terms_ in own for term in terms_):
        return False
    in_letters = [rarity.count(_stem(term)) for term in shared if not is_chinese(term[0])]
    common = min(in_letters) if in_letters else max(rarity.count(term) for term in shared)
    return all(RARER * min(rarity.count(_stem(term)) for term in terms_) < common for terms_ in own)


def _beginning(word: str, term: str) -> str:
    """What a word and its term have in common."""
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, term, strict=False)))


def _stem(term: str) -> str:
    """As it stands in a text: `compani` is `company` there."""
    return term.removesuffix("i")
