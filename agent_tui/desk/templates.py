"""Templates at the desk: the shelf they stand on, what a contact knows for filling one in, and what was typed into
their forms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from agent_tui.desk.checked_texts import CheckedTexts
from agent_tui.desk.honest_times import HonestTimes
from agent_tui.domain.story import LATELY
from agent_tui.domain.values import Channel, Promise
from agent_tui.replica.form_table import FormKey

if TYPE_CHECKING:
    from agent_tui.desk.template_files import TemplateFiles, TemplateShelf
    from agent_tui.desk.views import ContactView
    from agent_tui.expectations.check.finding import Finding
    from agent_tui.expectations.honest import HonestTime
    from agent_tui.expectations.occasion import Occasion
    from agent_tui.expectations.rendering import Rendered
    from agent_tui.expectations.template import Language, Template

LATEST_WORDS = 40
"""Entries of the timeline in which order numbers are looked for."""


def _to_speak_of(promises: Iterable[Promise], now: datetime) -> tuple[Promise, ...]:
    """The open ones by deadline, then those lately not kept, the latest first: who apologises names them."""
    known = list(promises)
    broken = [one for one in known if one.state == "broken" and now - one.due_at <= LATELY]
    return (
        *(one for one in known if one.state == "open"),
        *sorted(broken, key=lambda promise: promise.due_at, reverse=True),
    )


def _is_private(view: "ContactView") -> bool:
    """What the customer said last is marked `"public": false`. Without a mark a post may be anybody's to read."""
    said = (one for one in reversed(view.timeline) if one.ticket == view.ticket.id and one.direction == "inbound")
    last = next(said, None)
    return last is not None and last.meta.get("public") is False


class Templates(CheckedTexts, HonestTimes):
    _template_files: "TemplateFiles | None" = None

    def templates(self, zone: tzinfo | None = None) -> "TemplateShelf":
        """What the agent may use today in `zone` (None: this machine's), and what is wrong with the files that were
        left out. Reads files: takes its time when they have changed. `BadInput("user-unknown")`: the setting
        `template_folder` names nobody's home."""
        # why: loaded here because nobody fills a template before the first paint
        from agent_tui.desk.template_files import TemplateFiles, team_folder

        with self._parts_lock:
            if self._template_files is None:
                self._template_files = TemplateFiles(
                    self._paths.config / "templates", team=team_folder(self.settings.template_folder)
                )
            files = self._template_files
        return files.shelf(self._now().astimezone(zone).date(), self.agent)

    def check_of(self, view: "ContactView") -> "Callable[[Rendered], Sequence[Finding]]":
        """What the check says of a template filled in on this contact, by what is known now. Reads files and loads the
        check: it belongs in a thread, its answer does not."""
        # why: loaded here because nobody fills a template before the first paint
        from agent_tui.expectations.rendered_check import findings_of

        known, off, channel = self.check_context(view), self.settings.check.off, view.ticket.channel
        return lambda rendered: [one for one in findings_of(rendered, channel, known) if one.rule not in off]

    def form(self, ticket: str, template: str) -> dict[str, str]:
        """What was typed into a template's form here and not sent, by field: this session's, else what a session that
        is over left behind."""
        own = FormKey(ticket, template, self._session.name)
        if typed := self._precious.form(own):
            return typed
        for left in self._precious.forms(ticket):
            if left.template == template and self._session.is_over(left.session):
                self._precious.take_over_form(left, own.session)
                return self._precious.form(own)
        return {}

    def save_form(self, ticket: str, template: str, typed: Mapping[str, str], *, put_in: bool = False) -> None:
        """Keeps what was typed into a form; on disk when it returns. `put_in`: its text stands in the composer."""
        key = FormKey(ticket, template, self._session.name)
        self._precious.save_form(key, dict(typed), self._now(), put_in=put_in)

    def discard_forms(self, ticket: str) -> None:
        """What was typed into the forms of a contact is not needed any more where its text went out."""
        self._precious.discard_forms(ticket, self._session.name)

    def honest_times(self, template: "Template", queue: str) -> "dict[str, HonestTime]":
        """The earliest times that can be kept, by the topics that the template has them as defaults for; those that
        nobody can tell are not in it. Tens of milliseconds: call it in a thread."""
        # why: loaded here because nobody fills a template before the first paint
        from agent_tui.expectations.defaults import honest_topics

        known = {topic: self.honest_time(topic, queue) for topic in set(honest_topics(template).values())}
        return {topic: honest for topic, honest in known.items() if honest is not None}

    def occasion(
        self,
        view: "ContactView",
        language: "Language",
        zone: tzinfo,
        *,
        channel: Channel | None = None,
        honest: "Mapping[str, HonestTime] | None" = None,
        for_colleagues: bool = False,
    ) -> "Occasion":
        """What a template is filled with on this contact, for an agent in `zone`; on `channel`, or its own. `honest`:
        `honest_times` of the template. `for_colleagues`: for a note."""
        # why: loaded here because nobody fills a template before the first paint
        from agent_tui.expectations.occasion import Occasion, orders_in, title_in

        texts: Sequence[str] = [entry.body for entry in view.timeline[-LATEST_WORDS:] if entry.kind != "promise"]
        own = [entry.body for entry in view.timeline[-LATEST_WORDS:] if entry.ticket == view.ticket.id]
        counted = self.counted_from(self._now(), zone)
        return Occasion(
            self._now(),
            zone,
            language,
            channel or view.ticket.channel,
            agent=self.agent or "",
            names=self._queries.names(),
            customer=view.customer.name,
            title=title_in(view.customer.tags),
            orders=orders_in([*texts, *own, view.ticket.subject]),
            promises=_to_speak_of(view.promises, self._now()),
            signature=self.settings.sms_signature,
            sms_parts=self.settings.sms_parts,
            is_workday=counted.is_workday,
            add_open_time=counted.add_open_time,
            honest=None if honest is None else {topic: one.at for topic, one in honest.items()}.get,
            private=_is_private(view),
            for_colleagues=for_colleagues,
        )
