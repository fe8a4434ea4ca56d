"""At the desk: what is done with what the check found: suggestions written by one key, the way from one finding to the
next, sending stopped where something is wrong, and sent nevertheless by who may."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent_tui.ui.screens.desk.desk_part import Performer
from agent_tui.ui.screens.desk.parts.undertakings import Undertakings

if TYPE_CHECKING:
    from agent_tui.expectations.check.finding import Finding
    from agent_tui.ui.check_as_typed import Findings
    from agent_tui.ui.composer import Composer

STOPPED = ("reply",)
"""What is checked before it goes. A note goes to nobody outside: what is wrong in it is shown, and it is saved."""

MOST_NAMED = 3
"""Supervisors that are named."""


class Checking(Undertakings):
    """Performs the actions of `ui.actions.checking`."""

    def performers(self) -> Mapping[str, Performer]:
        return {
            **super().performers(),
            "apply_suggestion": self._apply,
            "next_finding": self._next,
            "findings": self._show_all,
            "override": self._ask_override,
        }

    # One finding after the other

    async def _apply(self) -> None:
        """Of the finding at the cursor, else of the next one that has a suggestion."""
        from agent_tui.ui.presentation.finding_lines import at_cursor

        found = await self.findings_now()
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
            told = self._sentence(findings[at])
            self.at.say(self.at.wording.screen("check.no-suggestion", told=told))
        else:
            self.put(composer, findings[number])

    async def _next(self) -> None:
        """To the next finding behind the cursor; after the last one, to the first."""
        found = await self.findings_now()
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

        return sentence(one, self.at.wording.language, self.time_words())

    # Sending

    async def stops_sending(self) -> bool:
        composer = self.at.pane.composer
        if composer is None or (composer.kind not in STOPPED and not composer.attached):
            return False
        # why: loaded here because nobody writes before the first paint
        from agent_tui.expectations.made_check import is_apart

        found = await self.findings_now()
        if found is None:
            return False
        composer, findings = found
        passed = composer.override.rules if composer.override is not None else ()
        errors = [one for one in _stopping(composer, findings) if one.rule not in passed or is_apart(one)]
        if not errors:
            return False
        self.stopped = composer.text_area.text
        # why others first: what contradicts an open promise is asked about once the rest is right
        self._go_to(composer, next((one for one in errors if one.rule != "promise.contradiction"), errors[0]))
        self.show_findings()
        # why so short: it fits into the last line, and the text stays where it is
        told = "check.apart" if is_apart(errors[0]) else "check.not-sent"
        self.at.say(self.at.wording.screen(told, press=self.key("findings"), key=self.key("detach")))
        return True

    # All of them

    async def _show_all(self) -> None:
        # why: loaded when somebody asks for it
        from agent_tui.ui.presentation.finding_lines import at_cursor
        from agent_tui.ui.screens.desk.findings_screen import APPLY, OVERRIDE, FindingsScreen

        found = await self.findings_now()
        if found is None:
            return
        composer, findings = found
        at = at_cursor(findings, composer.text_area.cursor_index)
        if at is None:
            apart = self.not_in_force()
            self.at.say(self.at.wording.screen("check.none") + (f". {apart}" if apart else ""))
            return
        stopping = _stopping(composer, findings)
        stops = bool(stopping)
        desk = self.at.desk
        window = FindingsScreen(
            self.at.wording,
            self.at.styles_by_name,
            composer.text_area.text,
            findings,
            at=at,
            stops=stops,
            may_override=desk.may_override() and any(map(_is_overridden, stopping)),
            who_may=self._who_may(),
            time_words=self.time_words(),
            apart=self.not_in_force(reasons=True),
        )

        async def answered(answer: str) -> None:
            if composer is not self.at.pane.composer:
                return
            if answer == OVERRIDE:
                await self._ask_override()
            elif answer.startswith(APPLY):
                self.put(composer, findings[int(answer.removeprefix(APPLY))])
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
        from agent_tui.ui.screens.windows.words_screen import SomeWords, WordsScreen

        found = await self.findings_now()
        if found is None:
            return
        composer, findings = found
        words = self.at.wording
        errors = _stopping(composer, findings)
        if not errors:
            told = "check.note-saves" if composer.kind == "note" else "check.no-errors"
            self.at.say(words.screen(told, key=self.key("send")))
            return
        errors = list(filter(_is_overridden, errors))
        if not errors:
            self.at.say(words.screen("check.apart", key=self.key("detach")))
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
    """What stops sending; of a note, that it says otherwise than what is promised with it."""
    # why: loaded here because nobody writes before the first paint
    from agent_tui.expectations.made_check import is_apart

    stops = composer.kind in STOPPED
    return [one for one in findings if one.severity == "error" and (stops or is_apart(one))]


def _is_overridden(one: "Finding") -> bool:
    """By a supervisor's reason: how a text is worded, not that the ledger would say otherwise."""
    # why: loaded here because nobody writes before the first paint
    from agent_tui.expectations.made_check import is_apart

    return not is_apart(one)


def _from(at: int, count: int) -> list[int]:
    """All numbers below `count`, beginning with `at` and going round."""
    return [*range(at, count), *range(at)]
