"""Asking on the terminal, where there is one: the key of the encrypted file, a token. Nothing typed is shown."""

import os
import sys

from agent_tui.config.chain_links import Ask, Question
from agent_tui.messages.commands import QUESTIONS
from agent_tui.messages.speech import Language, say


def terminal_ask(language: Language) -> Ask | None:
    """Asks on the controlling terminal, even where standard input is a pipe; None where nobody can be asked."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC))
    except OSError:
        return None

    def ask(question: Question) -> str:
        import getpass

        try:
            return getpass.getpass(say(QUESTIONS, question, language) + " ")
        except EOFError:
            return ""

    return ask


def ask_line(question: str, language: Language) -> str:
    """Asks for something that may be seen, on standard error; "" when nothing is answered."""
    sys.stderr.write(say(QUESTIONS, question, language) + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()
