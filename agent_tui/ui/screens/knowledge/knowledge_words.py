"""What the knowledge screen says of a search: its title, what narrows it down, and why nothing was found. Pure."""

from collections.abc import Callable

from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.screens.knowledge.article_finder import MOST_HITS, ArticleFinder
from agent_tui.ui.screens.knowledge.narrowing import Narrowing
from agent_tui.ui.wording import Wording


def title_words(finder: ArticleFinder, customer: str | None, building: tuple[int, int] | None, wording: Wording) -> str:
    """`customer`: whose contact articles are looked for; `building`: how many of how many articles the index has, while
    it is being built."""
    hits, answer = finder.hits, finder.answer
    if finder.query:
        title = wording.screen("knowledge.found-many" if len(hits) == MOST_HITS else "knowledge.found", count=len(hits))
    elif customer is not None and hits:
        title = wording.screen("knowledge.suggested", customer=cut(customer, 30))
    else:
        title = wording.screen("knowledge.title")
    meant = ", ".join(one.word for one in answer.meant) if answer is not None else ""
    if meant and finder.query:
        title += "  " + wording.screen("knowledge.meant", words=cut(meant, 30))
    if answer is not None and answer.nowhere and finder.query:
        title += "  " + wording.screen("knowledge.nowhere", words=cut(", ".join(answer.nowhere), 30))
    title += "".join(f"  {words}" for words in narrowed_words(finder.narrowing, wording))
    if building is not None:
        done, total = building
        title += "  " + wording.screen("knowledge.indexing", done=done, total=total)
    return title


def narrowed_words(narrowing: Narrowing, wording: Wording) -> list[str]:
    """In the order of `Narrowing.on`."""
    return [
        *([wording.screen(f"knowledge.language.{narrowing.language}")] if narrowing.language else []),
        *([wording.screen(f"knowledge.audience.{narrowing.audience}")] if narrowing.audience else []),
        *([wording.screen("knowledge.tag", tag=cut(narrowing.tag, 20))] if narrowing.tag else []),
    ]


def why_nothing_found(
    finder: ArticleFinder,
    wording: Wording,
    *,
    at_work: bool,
    building: bool,
    can_tell: bool,
    key: Callable[[str], str],
) -> list[str]:
    """`at_work`: articles are looked for a contact; `can_tell`: what came of a search can be told the store; `key`:
    what is pressed for an action."""
    if finder.query:
        lines = [wording.screen("knowledge.nothing-for", query=cut(finder.query, 40))]
    else:
        lines = [wording.screen("knowledge.nothing-fits" if at_work else "knowledge.type")]
    narrowed = zip(finder.narrowing.on, narrowed_words(finder.narrowing, wording), strict=True)
    lines += [wording.screen("knowledge.only", what=what, key=key(id)) for id, what in narrowed]
    if building:
        lines.append(wording.screen("knowledge.not-yet"))
    elif finder.query and can_tell:
        lines.append(wording.screen("knowledge.say-missing", key=key("missing")))
    return lines
