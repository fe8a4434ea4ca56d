"""The check of a text that is being written on a contact: with what the desk knows of the company and this customer.
Slow to load, and for long texts slow to do: it belongs in a thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from agent_tui.config.machine_zone import MACHINE_ZONE
from agent_tui.config.settings import time_zone
from agent_tui.desk.promise_topics import PromiseTopics
from agent_tui.desk.views import ContactView, DraftKind, NewPromiseWords
from agent_tui.domain.errors import Trouble

if TYPE_CHECKING:
    from agent_tui.desk.company_files import Company, CompanyFiles, Wrong
    from agent_tui.expectations.check.context import CheckContext
    from agent_tui.expectations.check.finding import Finding
    from agent_tui.expectations.kept_together import KeptTogether
    from agent_tui.expectations.planning import PlannedPromise
    from agent_tui.expectations.undertaken import Undertaken


class TextChecked(NamedTuple):
    """A text as it was looked at."""

    findings: "tuple[Finding, ...]"
    together: "KeptTogether"
    """What goes along with it as it is now."""
    undertaken: "tuple[Undertaken, ...]" = ()
    """What it tells the customer that could be written down as a promise; nothing where that is wrong as it stands."""


class CheckedTexts(PromiseTopics):
    _company_files: "tuple[str, CompanyFiles] | None" = None
    """The team's folder by the settings, and those of it and this machine."""

    def findings(
        self, view: ContactView, kind: DraftKind, text: str, attached: bytes = b"", company: "Company | None" = None
    ) -> "tuple[Finding, ...]":
        """What the rules find that are not switched off, in the order of the text. `attached`: what a template brought
        along with it: the full text that a shorter one came from, promises in whose place new ones stand. A note is
        for colleagues: that is said to the rules. `company`: as it was read for this check already."""
        return self.check_text(view, kind, text, attached, company=company).findings

    def check_text(
        self,
        view: ContactView,
        kind: DraftKind,
        text: str,
        attached: bytes = b"",
        *,
        company: "Company | None" = None,
        suggested: bool = False,
    ) -> TextChecked:
        """The same, with what else is known of the text then. `suggested`: the check's own words were put into it
        last."""
        # why: loaded here because nobody writes before the first paint
        from agent_tui.expectations.attached import read_attached
        from agent_tui.expectations.kept_together import kept_together
        from agent_tui.expectations.made_check import check_with_promises, is_apart
        from agent_tui.expectations.undertaken import undertaken_in

        known = context = self.check_context(view, company)
        if kind == "note":
            context = msgspec.structs.replace(context, internal=True)
        together = kept_together(read_attached(attached), text, context, suggested=suggested)
        brought = together.attached
        if attached:
            carry = brought.carry if brought.full_text is not None else None
            context = msgspec.structs.replace(context, full_text=brought.full_text, carry=carry)
        found = check_with_promises(
            text,
            view.ticket.channel,
            context,
            brought.promises,
            beside=frozenset(brought.beside),
            apart=together.apart,
            overtaken=together.overtaken,
        )
        off = self.settings.check.off
        # why those too: no rule about how a text is worded, but what the ledger would say otherwise than the customer
        findings = tuple(one for one in found if one.rule not in off or is_apart(one))
        if kind == "note" or together.apart:
            return TextChecked(findings, together)
        errors = [one for one in findings if one.severity == "error"]
        undertaken = undertaken_in(text, view.ticket.channel, known, brought, self._known_topics)
        right = (one for one in undertaken if all(wrong.end <= one.start or one.end <= wrong.start for wrong in errors))
        return TextChecked(findings, together, tuple(right))

    def dated_in(self, view: ContactView, text: str, attached: bytes) -> "tuple[Undertaken, ...]":
        """All that a text dates at a firm time to come, whether it reads as a promise of ours or not; not what goes
        out with it as a promise."""
        from agent_tui.expectations.attached import read_attached
        from agent_tui.expectations.undertaken import undertaken_in

        known, channel = self.check_context(view), view.ticket.channel
        return undertaken_in(text, channel, known, read_attached(attached), self._known_topics, any_time=True)

    def names_time(self, view: ContactView, text: str, promise: "PlannedPromise") -> bool:
        """Whether whoever reads the text is told by when that is promised; Trouble as `kept_together`."""
        from agent_tui.expectations.undertaken import names_time

        known = self.check_context(view)
        with _comparing():
            return names_time(text, promise, known)

    def with_noted(self, view: ContactView, text: str, attached: bytes, promise: "PlannedPromise") -> bytes:
        """What goes along with a text, and one more promise that it makes; Trouble as `kept_together`."""
        from agent_tui.expectations.attached import read_attached, write_attached
        from agent_tui.expectations.undertaken import with_noted

        known = self.check_context(view)
        with _comparing():
            return write_attached(with_noted(read_attached(attached), promise, text, known))

    def kept_together(self, view: ContactView, text: str, attached: bytes) -> "KeptTogether":
        """What goes along with the text as it is now; Trouble("promise-not-compared") where that cannot be told."""
        # why: loaded here because few texts come from a template
        from agent_tui.expectations.attached import read_attached
        from agent_tui.expectations.kept_together import kept_together

        known = self.check_context(view)
        with _comparing():
            return kept_together(read_attached(attached), text, known)

    def promise_findings(self, view: ContactView, made: NewPromiseWords) -> "tuple[Finding, ...]":
        """What is wrong with a promise that is made by hand on a contact, by catalogue, hours and the time; which open
        promises it contradicts tells `contradicted`."""
        # why: loaded here because nobody promises before the first paint
        from agent_tui.expectations.made_check import check_promise
        from agent_tui.expectations.planning import PlannedPromise

        channel = made.channel or view.ticket.channel
        planned = PlannedPromise(made.what, made.due_at, made.limits, channel, made.topic)
        known = msgspec.structs.replace(self.check_context(view), open_promises=())
        return tuple(one for one in check_promise(planned, channel, known) if one.rule not in self.settings.check.off)

    def company(self) -> "Company":
        """What the company's files say now."""
        return self._company().read()

    def company_wrong(self, company: "Company") -> "tuple[Wrong, ...]":
        """What is wrong with the company's files, as they were read, and its holidays: the check goes by what they said
        before, or does without."""
        from agent_tui.desk.company_files import Wrong, holidays_trouble

        unknown = holidays_trouble(self._paths, self.settings)
        return (*company.wrong, *((Wrong(unknown),) if unknown is not None else ()))

    def _company(self) -> "CompanyFiles":
        """What was read of the company's files, kept while the desk runs."""
        from agent_tui.desk.company_files import company_files

        folder = self.settings.template_folder
        with self._parts_lock:
            if self._company_files is None or self._company_files[0] != folder:
                self._company_files = (folder, company_files(self._paths, self.settings, self._clock))
            return self._company_files[1]

    def check_context(self, view: ContactView, company: "Company | None" = None) -> "CheckContext":
        """What a check on that contact knows: the company's own files (`company`: as they were read already), the time,
        and what this customer was promised and has not got."""
        # why: loaded here because nobody writes before the first paint
        from agent_tui.desk.company_files import company_context
        from agent_tui.domain.business_time import can_be_counted_from
        from agent_tui.expectations.check.context import OpenPromise

        return msgspec.structs.replace(
            company_context(self._paths, self.settings, company=company or self.company()),
            now=self._store_time.now().astimezone(time_zone(self.settings) or MACHINE_ZONE),
            language=view.customer.language or None,
            open_promises=tuple(
                OpenPromise(one.topic, one.what, one.due_at, one.channel, one.amount, one.id)
                for one in view.promises
                if one.state == "open" and can_be_counted_from(one.due_at)
            ),
        )


@contextmanager
def _comparing() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # why: whatever it failed on, a promise must not say otherwise than its text unseen
        raise Trouble("promise-not-compared") from error
