"""Context cards as lines: a head for each source with its rows beneath, or the word why there are none.

A card takes the same rows whether it has come or not, so that nothing moves when it does."""

from collections.abc import Sequence

from agent_tui.desk.context_cards import Card, CardRow
from agent_tui.domain.masking import mask_numbers
from agent_tui.messages.screen_customers import CUSTOMER_WORDS
from agent_tui.messages.speech import Language, say
from agent_tui.ui.presentation.cells import cut, fit, width_of
from agent_tui.ui.presentation.styles import Line, Span

WIDEST_LABEL = 14


def card_lines(
    cards: Sequence[Card], width: int, language: Language, *, masked: bool, rows: int | None = None, verify: str = "v"
) -> list[Line]:
    """All cards below each other; where `rows` are fewer than that takes, each card on one line, and then only the
    first ones."""
    full = sum(1 + len(card.rows) for card in cards)
    if rows is None or full <= rows:
        labels = [width_of(_label(row, language)) for card in cards for row in card.rows]
        widest = min(WIDEST_LABEL, max(labels, default=0))
        return [line for card in cards for line in _card(card, width, language, masked, verify, widest)]
    return [_short(card, width, language, masked, verify) for card in cards[:rows]]


def _card(card: Card, width: int, language: Language, masked: bool, verify: str, widest: int) -> list[Line]:
    title = card.title.zh if language == "zh" else card.title.en
    word = "" if card.state in ("known", "idle") else say(CUSTOMER_WORDS, f"card.{card.state}", language, key=verify)
    begin = f"-- {cut(title, max(4, width - 6))} "
    words = f"{word} " if word else ""
    dashes = "-" * max(0, width - width_of(begin) - width_of(words))
    head: Line = (
        Span("-- ", "head"),
        Span(begin[3:], "label"),
        Span(words, "dim"),
        Span(dashes, "head"),
    )
    lines = [head]
    for row in card.rows:
        if card.state != "known":
            lines.append(())
            continue
        value = _value(row, language, masked)
        shown = Span(cut(value, max(4, width - widest - 2))) if value else Span("-", "dim")
        lines.append((Span(fit(_label(row, language), widest) + "  ", "dim"), shown))
    return lines


def _short(card: Card, width: int, language: Language, masked: bool, verify: str) -> Line:
    """`账务 云享99  -99.00`."""
    title = card.title.zh if language == "zh" else card.title.en
    if card.state == "known":
        told = "  ".join(filter(None, (_value(row, language, masked) for row in card.rows)))
    else:
        told = "" if card.state == "idle" else say(CUSTOMER_WORDS, f"card.{card.state}", language, key=verify)
    title = cut(title, WIDEST_LABEL)
    room = max(4, width - width_of(title) - 2)
    return (Span(title + "  ", "label"), Span(cut(told, room), "text" if card.state == "known" else "dim"))


def _label(row: CardRow, language: Language) -> str:
    return row.label.zh if language == "zh" else row.label.en


def _value(row: CardRow, language: Language, masked: bool) -> str:
    if isinstance(row.value, bool):
        return say(CUSTOMER_WORDS, f"card.{'true' if row.value else 'false'}", language)
    return mask_numbers(row.value) if masked else row.value
