"""At the desk: the text that is being written and what the check finds in it: looked at after a pause, painted beneath
it, and brought up to date before anything is done with it."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from agent_tui.domain.errors import Trouble
from agent_tui.ui.actions import action
from agent_tui.ui.file_news import file_of
from agent_tui.ui.screens.desk.desk_part import DeskPart
from agent_tui.ui.terminal.safe_app import SafeApp
from agent_tui.ui.threads import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from agent_tui.desk.company_files import Wrong
    from agent_tui.desk.views import ContactView
    from agent_tui.expectations.check.finding import Finding
    from agent_tui.expectations.kept_together import KeptTogether
    from agent_tui.expectations.undertaken import Undertaken
    from agent_tui.ui.check_as_typed import CheckAsTyped, Findings
    from agent_tui.ui.composer import Composer
    from agent_tui.ui.presentation.undertaking_words import Offer

HIGH = 30
"""Rows of a terminal from which on there is room for more than a line of findings."""

MANY_ROWS, MOST_ROWS, ROWS_FOR_ONE_MORE = 3, 6, 5
"""Lines of findings there; at most; and how many more rows of the terminal give them one more."""


def rows_of(height: int) -> int:
    """Lines beneath a text in a terminal that is so high, however much was found."""
    return 1 if height < HIGH else min(MOST_ROWS, MANY_ROWS + (height - HIGH) // ROWS_FOR_ONE_MORE)


class CheckedText(DeskPart):
    _composer: "Composer | None" = None
    """The one whose text is looked at."""
    _typed: "CheckAsTyped | None" = None
    _attached = b""
    """What went along with the text when its check was asked for last."""
    _told: "frozenset[tuple[str, datetime | None]]" = frozenset()
    """What was said of the company's files, and of which state of them."""
    _wrong: "tuple[Wrong, ...]" = ()
    """What was wrong with them at the last check."""
    _broken = False
    """A rule failed, and that was said."""
    _suggested = ""
    """The text as it was when what the check suggests was written into it."""
    stopped = ""
    """The text that was to be sent and was not, until it is changed."""

    def hands_moved(self) -> None:
        """A text was begun or left, or the terminal has another size."""
        composer = self.at.pane.composer
        if composer is not self._composer:
            self._begin(composer)
        self.show_findings()

    def worded_anew(self) -> None:
        self.show_findings()

    def contact_shown(self, view: "ContactView | None") -> None:
        """Something may have been promised, kept or moved meanwhile."""
        composer = self._composer
        if self._typed is not None and composer is not None and view is not None and view.ticket.id == composer.ticket:
            self._typed.check_again()

    def text_changed(self) -> None:
        composer, typed = self.at.pane.composer, self._typed
        if composer is None or composer is not self._composer or typed is None:
            return
        self._follow(composer, typed)
        self.show_findings()

    def _follow(self, composer: "Composer", typed: "CheckAsTyped") -> None:
        """The text may be another one now, or what goes along with it."""
        text = composer.text_area.text
        if text != typed.text:
            composer.override = None  # it was for the text as it was
            typed.changed(text)
        if composer.attached != self._attached:
            self._attached = composer.attached
            typed.check_again()

    def _begin(self, composer: "Composer | None") -> None:
        if self._typed is not None:
            self._typed.leave()
            self._typed = None
        self._composer = composer
        if composer is None:
            return
        self._attached = composer.attached
        # why: loaded here because nobody writes before the first paint
        from agent_tui.ui.check_as_typed import CheckAsTyped

        self._typed = CheckAsTyped(
            composer.text_area.text,
            lambda text: self._check(composer, text),
            self.show_findings,
            later=self.at.set_timer,
            time=asyncio.get_running_loop().time,
            on_trouble=self._failed,
        )

    def _check(self, composer: "Composer", text: str) -> "Findings":
        """In any thread."""
        company = self.at.desk.company()
        self._wrong = self.at.desk.company_wrong(company)
        for one in self._wrong:
            self.at.app.call_later(self._tell_once, one)
        view = self.at.view
        if view is None or view.ticket.id != composer.ticket:
            view = self.at.desk.contact(composer.ticket)
        attached, suggested = composer.attached, text == self._suggested
        try:
            looked = self.at.desk.check_text(view, composer.kind, text, attached, company=company, suggested=suggested)
            self.at.app.call_later(self.take_undertaken, composer, text, attached, looked.undertaken)
            if attached:
                self.at.app.call_later(self._take, composer, text, attached, looked.together, suggested)
            return looked.findings
        except Trouble:
            raise
        except Exception as error:  # noqa: BLE001  # why: a rule that fails on a text must not keep it from a customer
            self.at.app.call_later(self.broke, error, bool(attached))
            return ()

    def take_undertaken(
        self, composer: "Composer", text: str, attached: bytes, undertaken: "tuple[Undertaken, ...]"
    ) -> None:
        """What the text undertakes, which goes along with it as it was `attached` then."""

    def offer(self, text: str) -> "Offer | None":
        """What may be noted of that text."""
        return None

    def _take(
        self, composer: "Composer", text: str, attached: bytes, together: "KeptTogether", suggested: bool
    ) -> None:
        """What is promised follows the text, unless either is another one by now."""
        if composer is not self.at.pane.composer or (composer.text_area.text, composer.attached) != (text, attached):
            return
        self._attached = self.at.attach_kept(composer, together)
        if suggested and together.followed:
            followed = together.followed[0]
            when = self.at.wording.day_and_time(followed.due_at)
            self.at.say(self.at.wording.screen("attached.follows", what=followed.what, when=when))

    def _failed(self, trouble: Trouble) -> None:
        """The contact went, say: that is said, and sending says it too."""
        self.at.mention(self.at.wording.trouble(trouble))

    def _tell_once(self, wrong: "Wrong") -> None:
        """A file of the company is wrong: said once, until it is written anew, with what holds meanwhile. So it is that
        the team's folder does not answer, until it has."""
        said = self.at.wording.trouble(wrong.trouble)
        if wrong.name:
            if not self.at.file_news.is_news(wrong.trouble):
                return
        elif (said, wrong.answered_at) in self._told:
            return
        self._told |= {(said, wrong.answered_at)}
        if wrong.answered_at is not None:
            said = f"{self._silent_since(wrong.answered_at)} {said}"
        elif wrong.name:
            holds = self.at.wording.screen("check.held" if wrong.holds else "check.without", file=wrong.name)
            # why first: what is wrong may be long, and the last line short
            said = f"{holds} {said}"
        self.at.mention_while(file_of(wrong.trouble), said)

    def not_in_force(self, *, reasons: bool = False) -> str:
        """Which of the company's files the check does not go by as they are, and of when those are that a folder said
        that does not answer; "" for none. `reasons`: why, too, where there is room for as many words."""
        wrong = [one for one in self._wrong if one.name]
        files = ", ".join(one.name for one in wrong)
        said = [self.at.wording.screen("check.not-in-force", file=files)] if files else []
        said += [self.at.wording.trouble(one.trouble) for one in wrong if reasons]
        said += [self._silent_since(one.answered_at) for one in self._wrong if one.answered_at is not None]
        return " ".join(said)

    def _silent_since(self, answered_at: "datetime") -> str:
        return self.at.wording.screen("check.silent", since=self.at.wording.day_and_time(answered_at))

    def broke(self, error: Exception, promised: bool) -> None:
        """Said once, and written down. `promised`: something goes out with the text."""
        if not self._broken and isinstance(self.at.app, SafeApp):
            self._broken = True
            self.at.app.report(error)
            self.at.mention(self.at.wording.screen("check.failed-promised" if promised else "check.failed"))

    def show_findings(self) -> None:
        """Beneath the text, and where it is underlined."""
        composer, typed = self._composer, self._typed
        if composer is None or typed is None or not composer.is_attached:
            return
        # why: loaded here because nobody writes before the first paint
        from agent_tui.ui.check_as_typed import FOLLOWED
        from agent_tui.ui.presentation.finding_lines import at_cursor, check_lines, is_at, places

        findings, text = typed.told, typed.text
        cursor = composer.text_area.cursor_index if findings else 0
        at = at_cursor(findings, cursor)
        lines = check_lines(
            findings,
            at,
            text,
            rows=rows_of(self.at.app.size.height),
            width=composer.size.width or self.at.pane.size.width,
            language=self.at.wording.language,
            key=self.key("apply_suggestion"),
            all_key=self.key("findings"),
            time_words=self.time_words(),
            clean=typed.is_clean,
            stopped=bool(text) and text == self.stopped,
            apart=self.not_in_force(),
            offer=self.offer(text),
            here=at is not None and is_at(findings[at], cursor),
        )
        composer.show_check(lines)
        # what is too long to be followed from key to key would be underlined beside its words
        composer.text_area.mark(places(findings) if len(text) <= FOLLOWED else ())

    def time_words(self) -> "Callable[[datetime], str]":
        """How times of findings are said: as everywhere, seen from now."""
        # why: loaded here because nobody writes before the first paint
        from agent_tui.ui.presentation.times import deadline

        return partial(deadline, now=self.at.now(), here=self.at.wording.here)

    def key(self, id: str) -> str:
        """The key of an action while one writes."""
        return self.at.wording.keys(action(id), 1, in_text=True)

    async def findings_now(self) -> "tuple[Composer, Findings] | None":
        """The composer and what a check finds in its text as it is now."""
        composer, typed = self.at.pane.composer, self._typed
        if composer is None or typed is None or composer is not self._composer:
            return None
        self._follow(composer, typed)
        while not typed.is_fresh or typed.text != composer.text_area.text:
            text, attached = composer.text_area.text, composer.attached
            findings = await in_thread(partial(self._check, composer, text))
            if composer is not self.at.pane.composer:
                return None
            self._follow(composer, typed)
            if composer.attached == attached:
                typed.take(text, findings)
        return composer, typed.findings

    def put(self, composer: "Composer", one: "Finding") -> None:
        """Writes what is suggested. Nothing is said of it, it stands in the text; but what is promised follows it."""
        if one.suggestion is None or self._typed is None:
            return
        composer.put_in_place(one.start, one.end, one.suggestion)
        if one.rule != "fact.changed":  # why: that brings back what the full text says
            self._suggested = composer.text_area.text
        self._follow(composer, self._typed)
        self._typed.check_now()
