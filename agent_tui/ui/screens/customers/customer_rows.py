"""What the customer file says, section by section: who it is, records that are or may be the same person, what other
systems know, promises, contacts. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from agent_tui.desk.views import CustomerView, MergeCandidate, TimelineEntry
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Customer, Promise, Ticket
from agent_tui.messages.screen_rows import ROWS
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS, TIERS
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.presentation.story_lines import not_promised
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.who_facts import called, shown_identity
from agent_tui.ui.screens.windows.lines import head_line, in_columns
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.context_cards import Card

CANDIDATE, MERGED = "candidate", "merged"
"""The first word of the key of such a row; the customer's id follows."""

LONGEST_TOLD = 800
"""Characters of a text that are looked through for numbers: no line is longer."""


class FileLook(Struct, frozen=True):
    """For whom and when the file is put into rows."""

    wording: Wording
    now: datetime
    me: str | None
    verified: bool
    """Numbers are shown in full."""
    width: int

    def text(self, text: str) -> str:
        return text if self.verified else mask_numbers(text[:LONGEST_TOLD])

    def name(self, customer: Customer) -> str:
        return called(customer.name, customer.id, verified=self.verified)


def file_rows(view: CustomerView, cards: "Sequence[Card]", look: FileLook) -> list[PickRow]:
    """A row of a contact has the contact as its key, one of a promise `<contact> <promise>`, one of a record
    `CANDIDATE` or `MERGED` and its customer."""
    words = look.wording
    rows = [PickRow("", line) for line in who_lines(view, words, verified=look.verified)]
    rows += _candidates(view, look)
    rows += _merged(view, look)
    rows += [PickRow("", line) for line in _card_lines(cards, look)]
    rows.append(_head(words.screen("customer.promises", count=len(view.promises)), view, look))
    rows += [PickRow(f"{promise.ticket} {promise.id}", _promise(promise, look)) for promise in view.promises]
    counts = {"count": len(view.tickets), "recent": view.contacts_7d}
    rows.append(_head(words.screen("customer.contacts", **counts), view, look))
    newest_first = sorted(view.tickets, key=lambda ticket: ticket.created_at, reverse=True)
    last = {entry.ticket: entry for entry in view.timeline if _is_said(entry)}
    rows += [PickRow(ticket.id, _ticket(ticket, last, look)) for ticket in newest_first]
    return rows


def _head(text: str, view: CustomerView, look: FileLook) -> PickRow:
    """With a figure that may still grow it says so."""
    return PickRow("", head_line(text if view.whole else look.wording.screen("customer.still-fetched", head=text)))


def who_lines(view: CustomerView, wording: Wording, *, verified: bool = False) -> list[Line]:
    """Name, tier and tags, then one line for each identity, those of merged records too."""
    customer = view.customer
    tier = say(TIERS, customer.tier, wording.language)
    tags = "  ".join(customer.tags)
    name = customer.name if verified else mask_numbers(customer.name)
    lines: list[Line] = [(Span(name, "customer"), Span(f"  {tier}  {language_name(customer.language)}  {tags}", "dim"))]
    known = [identity for one in (customer, *view.merged) for identity in one.identities]
    lines += [
        in_columns(
            (wording.screen(f"identity.{identity.kind}"), 9, "dim"),
            (shown_identity(identity, verified=verified), 0, "text"),
        )
        for identity in dict.fromkeys(known)
    ]
    return lines


def _candidates(view: CustomerView, look: FileLook) -> list[PickRow]:
    if not view.merge_candidates:
        return []
    words = look.wording
    keys = {name: words.keys(action(name), 1) for name in ("merge", "different")}
    total = len(view.merge_candidates) + view.more_candidates
    rows = [PickRow("", head_line(words.screen("merge.head", count=f"{total:,}", **keys)))]
    rows += [PickRow(f"{CANDIDATE} {one.customer.id}", _candidate(one, look)) for one in view.merge_candidates]
    if view.more_candidates:
        more = words.screen("merge.more", count=f"{view.more_candidates:,}", key=words.keys(action("find_customer")))
        rows.append(PickRow("", (Span("   " + more, "dim"),)))
    return rows


def _candidate(candidate: MergeCandidate, look: FileLook) -> Line:
    shared = dict.fromkeys(look.wording.screen(f"identity.{one.kind}") for one in candidate.shared)
    comma = "、" if look.wording.language == "zh" else ", "
    same = look.wording.screen("merge.line", shared=comma.join(shared))
    return _record(candidate.customer, same, look)


def _merged(view: CustomerView, look: FileLook) -> list[PickRow]:
    if not view.merged:
        return []
    words = look.wording
    count = len(view.merged) + view.more_merged
    head = words.screen("merge.merged", count=f"{count:,}", unmerge=words.keys(action("unmerge"), 1))
    rows = [PickRow("", head_line(head))]
    rows += [PickRow(f"{MERGED} {one.id}", _record(one, "", look)) for one in view.merged]
    if view.more_merged:
        more = words.screen("merge.more-merged", count=f"{view.more_merged:,}")
        rows.append(PickRow("", (Span("   " + more, "dim"),)))
    return rows


def _record(customer: Customer, same: str, look: FileLook) -> Line:
    known_as = "  ".join(shown_identity(one, verified=look.verified) for one in customer.identities[:4])
    return in_columns(
        (" ", 1, "text"),
        (look.name(customer), 18, "label"),
        (say(TIERS, customer.tier, look.wording.language), 11, "dim"),
        (same, max(10, width_of(same)), "soon") if same else (customer.id, 12, "dim"),
        (known_as, 0, "text"),
    )


def _card_lines(cards: "Sequence[Card]", look: FileLook) -> list[Line]:
    if not cards:
        return []
    # why: loaded here because most have no sources
    from agent_tui.ui.presentation.card_lines import card_lines

    words = look.wording
    verify = words.keys(action("verify"), 1)
    return card_lines(tuple(cards), max(20, look.width), words.language, masked=not look.verified, verify=verify)


def _promise(promise: Promise, look: FileLook) -> Line:
    words = look.wording
    late = promise.state == "open" and promise.due_at < look.now
    limits = not_promised(promise.limits, words.language) if promise.limits else ""
    return in_columns(
        ("!" if late else " ", 1, "late"),
        (words.day_and_time(promise.due_at), 11, "late" if late else "dim"),
        (words.screen(f"promise.{promise.state}"), 12, "label"),
        (look.text(f"{promise.what}  {limits}"), 0, "text"),
    )


def _ticket(ticket: Ticket, last_said: Mapping[str, TimelineEntry], look: FileLook) -> Line:
    words, language = look.wording, look.wording.language
    told, last = ticket.subject, last_said.get(ticket.id)
    if last is not None:
        who = say(ROWS, "me", language) if last.author == look.me else words.here.name(last.author)
        told += f"  {who} " + say(ROWS, "said", language, words=" ".join(last.body[:400].split()))
    return in_columns(
        (" ", 1, "text"),
        (words.day_and_time(ticket.created_at), 11, "dim"),
        (words.screen(f"status.{ticket.status}"), 12, "label"),
        (say(CHANNELS, ticket.channel, language), 6, "text"),
        (look.text(told), 0, "text"),
    )


def _is_said(entry: TimelineEntry) -> bool:
    return entry.kind in ("message", "call") and entry.direction != "internal" and bool(entry.body.strip())
