"""At the desk: the check of what is being written – what it found beneath the text, suggestions written by one key, and
sending stopped where something is wrong."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from agent_tui.domain.errors import Trouble
from agent_tui.ui.actions import action
from agent_tui.ui.screens.desk_part import DeskPart, Performer
from agent_tui.ui.terminal.safe_app import SafeApp
from agent_tui.ui.threads import in_thread

if TYPE_CHECKING:
    from agent_tui.desk.views import ContactView
    from agent_tui.expectations.check.finding import Finding
    from agent_tui.ui.check_as_typed import CheckAsTyped, Findings
    from agent_tui.ui.composer import Composer

MANY_ROWS = 3
"""Lines of findings where there is room for them."""

HIGH = 30
"""Rows of a terminal from which on there is."""

STOPPED = ("reply",)
"""What is checked before it goes. A note goes to nobody outside: what is wrong in it is shown, and it is saved."""

MOST_NAMED = 3
"""Supervisors that are named."""


class Checking(DeskPart):
    """Performs the actions of `ui.actions.checking`."""

    _composer: "Composer | None" = None
    """The one whose text is looked at."""
    _typed: "CheckAsTyped | None" = None
    _told: frozenset[str] = frozenset()
    """What was said of the company's files."""
    _broken = False
    """A rule failed, and that was said."""
    _stopped = ""
    """The text that was to be sent and was not, until it is changed."""

    def performers(self) -> Mapping[str, Performer]:
        return {
            "apply_suggestion": self._apply,
            "next_finding": self._next,
            "findings": self._show_all,
            "override": self._ask_override,
        }

    # As one types

    def hands_moved(self) -> None:
        """A text was begun or left, or the terminal has another size."""
        composer = self.at.pane.composer
        if composer is not self._composer:
            self._begin(composer)
        self._show()

    def worded_anew(self) -> None:
        self._show()

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
        self._show()

    @staticmethod
    def _follow(composer: "Composer", typed: "CheckAsTyped") -> None:
        """The text may be another one now."""
        text = composer.text_area.text
        if text != typed.text:
            composer.override = None  # it was for the text as it was
            typed.changed(text)

    def _begin(self, composer: "Composer | None") -> None:
        if self._typed is not None:
            self._typed.leave()
            self._typed = None
        self._composer = composer
        if composer is None:
            return
        # why: loaded here because nobody writes before the first paint
        from agent_tui.ui.check_as_typed import CheckAsTyped

        self._typed = CheckAsTyped(
            composer.text_area.text,
            lambda text: self._check(composer, text),
            self._show,
            later=self.at.set_timer,
            time=asyncio.get_running_loop().time,
            on_trouble=self._failed,
        )

    def _check(self, composer: "Composer", text: str) -> "Findings":
        """In any thread."""
        for trouble in self.at.desk.company_troubles():
            self.at.app.call_later(self._tell_once, trouble)
        view = self.at.view
        if view is None or view.ticket.id != composer.ticket:
            view = self.at.desk.contact(composer.ticket)
        try:
            return self.at.desk.findings(view, composer.kind, text, composer.attached)
        except Trouble:
            raise
        except Exception as error:  # noqa: BLE001  # why: a rule that fails on a text must not keep it from a customer
            self.at.app.call_later(self._broke, error)
            return ()

    def _failed(self, trouble: Trouble) -> None:
        """The contact went, say: that is said, and sending says it too."""
        self.at.mention(self.at.wording.trouble(trouble))

    def _tell_once(self, trouble: Trouble) -> None:
        """A file of the company is wrong, and the check does without it: said once."""
        told = self.at.wording.trouble(trouble)
        if told not in self._told:
            self._told |= {told}
            self.at.mention(told)

    def _broke(self, error: Exception) -> None:
        """Said once, and written down."""
        if not self._broken and isinstance(self.at.app, SafeApp):
            self._broken = True
            self.at.app.report(error)
            self.at.mention(self.at.wording.screen("check.failed"))

    def _show(self) -> None:
        composer, typed = self._composer, self._typed
        if composer is None or typed is None or not composer.is_attached:
            return
        # why: loaded here because nobody writes before the first paint
        from agent_tui.ui.check_as_typed import FOLLOWED
        from agent_tui.ui.presentation.finding_lines import at_cursor, check_lines, places

        findings, text = typed.told, typed.text
        lines = check_lines(
            findings,
            at_cursor(findings, composer.text_area.cursor_index) if findings else None,
            text,
            rows=MANY_ROWS if self.at.app.size.height >= HIGH else 1,
            width=composer.size.width or self.at.pane.size.width,
            language=self.at.wording.language,
            key=self._key("apply_suggestion"),
            all_key=self._key("findings"),
            stopped=bool(text) and text == self._stopped,
        )
        composer.show_check(lines)
        # what is too long to be followed from key to key would be underlined beside its words
        composer.text_area.mark(places(findings) if len(text) <= FOLLOWED else ())

    def _key(self, id: str) -> str:
        return self.at.wording.keys(action(id), 1, in_text=True)

    # One finding after the other

    async def _fresh(self) -> "tuple[Composer, Findings] | None":
        """The composer and what a check finds in its text as it is now."""
        composer, typed = self.at.pane.composer, self._typed
        if composer is None or typed is None or composer is not self._composer:
            return None
        while not typed.is_fresh or typed.text != composer.text_area.text:
            text = composer.text_area.text
            findings = await in_thread(partial(self._check, composer, text))
            if composer is not self.at.pane.composer:
                return None
            self._follow(composer, typed)
            typed.take(text, findings)
        return composer, typed.findings

    async def _apply(self) -> None:
        """Of the finding at the cursor, else of the next one that has a suggestion."""
        from agent_tui.ui.presentation.finding_lines import at_cursor

        found = await self._fresh()
        if found is None:
            return
        composer, findings = found
        at = at_cursor(findings, composer.text_area.cursor_index)
        if at is None:
            self.at.say(self.at.wording.screen("check.nothing-to-apply"))
            return
        number = next((one for one in _from(at, len(findings)) if findings[one].suggestion is not None), None)
        if number is None:
            self._go_to(composer, findings[at])
            self.at.say(self._sentence(findings[at]))
        else:
            self._put(composer, findings[number])

    def _put(self, composer: "Composer", one: "Finding") -> None:
        """Nothing is said of it: it stands in the text."""
        if one.suggestion is None or self._typed is None:
            return
        composer.put_in_place(one.start, one.end, one.suggestion)
        self._follow(composer, self._typed)
        self._typed.check_now()

    async def _next(self) -> None:
        """To the next finding behind the cursor; after the last one, to the first."""
        found = await self._fresh()
        if found is None:
            return
        composer, findings = found
        if not findings:
            self.at.say(self.at.wording.screen("check.none"))
            return
        here = composer.text_area.cursor_index
        one = next((one for one in findings if one.start > here), findings[0])
        self._go_to(composer, one)
        self.at.say(self._sentence(one))

    def _go_to(self, composer: "Composer", one: "Finding") -> None:
        self.at.hands_on_contact(composer.text_area)
        composer.text_area.move_cursor(composer.text_area.location(one.start))
        composer.show_cursor()

    def _sentence(self, one: "Finding") -> str:
        from agent_tui.ui.presentation.finding_lines import sentence

        return sentence(one, self.at.wording.language)

    # Sending

    async def stops_sending(self) -> bool:
        composer = self.at.pane.composer
        if composer is None or composer.kind not in STOPPED:
            return False
        found = await self._fresh()
        if found is None:
            return False
        composer, findings = found
        passed = composer.override.rules if composer.override is not None else ()
        errors = [one for one in _stopping(composer, findings) if one.rule not in passed]
        if not errors:
            return False
        self._stopped = composer.text_area.text
        self._go_to(composer, errors[0])
        self._show()
        # why so short: it fits into the last line, and the text stays where it is
        self.at.say(self.at.wording.screen("check.not-sent", count=len(errors), press=self._key("findings")))
        return True

    # All of them

    async def _show_all(self) -> None:
        # why: loaded when somebody asks for it
        from agent_tui.ui.presentation.finding_lines import at_cursor
        from agent_tui.ui.screens.findings_screen import APPLY, OVERRIDE, FindingsScreen

        found = await self._fresh()
        if found is None:
            return
        composer, findings = found
        at = at_cursor(findings, composer.text_area.cursor_index)
        if at is None or self._typed is None:
            self.at.say(self.at.wording.screen("check.none"))
            return
        stops = bool(_stopping(composer, findings))
        desk = self.at.desk
        window = FindingsScreen(
            self.at.wording,
            self.at.styles_by_name,
            self._typed.text,
            findings,
            at=at,
            stops=stops,
            may_override=stops and desk.may_override(),
            who_may=self._who_may(),
        )

        async def answered(answer: str) -> None:
            if composer is not self.at.pane.composer:
                return
            if answer == OVERRIDE:
                await self._ask_override()
            elif answer.startswith(APPLY):
                self._put(composer, findings[int(answer.removeprefix(APPLY))])
            else:
                self._go_to(composer, findings[int(answer)])

        await self.at.ask(window, answered)

    def _who_may(self) -> str:
        """Of whom an override can be asked."""
        words = self.at.wording
        who = [words.here.name(line.agent.id) for line in self.at.desk.supervisors()[:MOST_NAMED]]
        if not who:
            return words.screen("check.window-nobody")
        return words.screen("check.window-ask", who=("、" if words.language == "zh" else ", ").join(who))

    async def _ask_override(self) -> None:
        """A supervisor says why the text goes out as it is."""
        # why: loaded here because it is seldom
        from agent_tui.ui.screens.words_screen import SomeWords, WordsScreen

        found = await self._fresh()
        if found is None:
            return
        composer, findings = found
        words = self.at.wording
        errors = _stopping(composer, findings)
        if not errors:
            told = "check.note-saves" if composer.kind == "note" else "check.no-errors"
            self.at.say(words.screen(told, key=self._key("send")))
            return
        desk = self.at.desk
        if not desk.may_override():
            self.at.say(self._who_may())
            return
        text = composer.text_area.text

        async def answered(answer: SomeWords) -> None:
            if composer is not self.at.pane.composer or composer.text_area.text != text:
                return
            composer.override = desk.override([one.rule for one in errors], answer.words)
            await self.at.send()

        window = WordsScreen(
            words,
            self.at.styles_by_name,
            title=words.screen("override.title"),
            label=words.screen("override.label"),
            quote="\n".join(self._sentence(one) for one in errors),
            needed=words.screen("override.needed"),
        )
        await self.at.ask(window, answered)


def _stopping(composer: "Composer", findings: "Findings") -> "list[Finding]":
    """What stops sending."""
    return [one for one in findings if one.severity == "error"] if composer.kind in STOPPED else []


def _from(at: int, count: int) -> list[int]:
    """All numbers below `count`, beginning with `at` and going round."""
    return [*range(at, count), *range(at)]
