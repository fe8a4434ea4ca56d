"""What becomes of what is being written when the program ends without being asked: it goes to the disk, and where that
cannot take it, on the terminal that is left. And the report of an error of the program's own.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from agent_tui.config.crash_report import report_of, write_report
from agent_tui.config.paths import LOG_NAME
from agent_tui.domain.errors import Trouble
from agent_tui.domain.text import clean_body
from agent_tui.messages.speech import Language, say
from agent_tui.messages.terminal import TERMINAL_WORDS
from agent_tui.ui.terminal.driver import painted_stream


class Ending:
    """A part of `SafeApp`."""

    language: Language = "en"
    _crash_folder: Path | None = None
    _last_words = ""
    """What is said on the usual screen once ours is left; nobody's text, for it may end in a log."""
    _left_texts = ""
    """What could not be saved: said after that, on a terminal or nowhere."""

    # What an application overrides

    def flush_drafts(self) -> None:
        """Puts every text that is being written on disk, now. Called before the program ends in any way but the
        usual one, and before it is stopped; must not wait for the network nor for the screen."""

    def unsaved_texts(self) -> Sequence[Callable[[], str]]:
        """What tells what is being written, under a line that says where, or "": it is left on the terminal when the
        program must end and `flush_drafts` has failed. Each is asked on its own, for one of them may be what failed."""
        return ()

    # For the end

    def _save_drafts(self) -> Exception | None:
        """What kept them from being saved."""
        try:
            self.flush_drafts()
        except Trouble as trouble:
            return trouble
        except Exception as error:  # noqa: BLE001  # why: it is called on the way out, which must go on; the report says what failed
            self.report(error)
            return error
        return None

    def _save_for_the_end(self) -> None:
        failed = self._save_drafts()
        if failed is not None:
            self._left_texts = self._texts_at_the_end(failed)

    def _texts_at_the_end(self, failed: Exception) -> str:
        """What could not be saved, for the terminal: whoever wrote it may copy it there."""
        # why: loaded here because it is seldom
        from agent_tui.messages.troubles import title

        texts: list[str] = []
        try:
            for told in self.unsaved_texts():
                texts += self._told_or_reported(told)
        except Exception as error:  # noqa: BLE001  # why: as in `_save_drafts`; what was told until then is left
            self.report(error)
        if not texts:
            return ""
        reason = title(failed.key if isinstance(failed, Trouble) else "own-error", self.language)
        return "\n".join([say(TERMINAL_WORDS, "text-left-here", self.language, reason=reason), *texts])

    def _told_or_reported(self, told: Callable[[], str]) -> list[str]:
        try:
            return [text] if (text := told()) else []
        except Exception as error:  # noqa: BLE001  # why: as in `_save_drafts`
            self.report(error)
            return []

    def report(self, error: Exception) -> Path | None:
        """Writes down an error of the program's own, without anybody's words; the file, where there is one."""
        if self._crash_folder is None:
            return None
        log = self._crash_folder / LOG_NAME
        try:
            write_report(log, report_of(error, "desk", datetime.now().astimezone()))
        except OSError:
            return None
        return log

    def _say_last_words(self) -> None:
        """Where the screen was painted; where that is no terminal, standard error gets the words without the texts."""
        words, self._last_words = self._last_words, ""
        texts, self._left_texts = self._left_texts, ""
        stream = painted_stream()
        if stream is None or not stream.isatty():
            stream, texts = sys.__stderr__, ""
        said = "\n".join(filter(None, (words, texts)))
        if said and stream is not None:
            stream.write(f"{clean_body(said)}\n")
            stream.flush()
