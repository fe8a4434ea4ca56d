"""Command `kb edit`: one article in the person's editor, then into the store. Whatever comes between, what was written
is kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.records import tell_imported
from agent_tui.cli.session import Session
from agent_tui.desk.article_editing import check_may_edit, keep_text, read_edited, send_edited, text_to_edit
from agent_tui.desk.front_matter import WrongArticle
from agent_tui.desk.views import Imported
from agent_tui.domain.errors import BadInput, Conflict, Trouble
from agent_tui.domain.values import Article, is_id
from agent_tui.messages.commands_knowing import SAID
from agent_tui.messages.file_reasons import file_reason
from agent_tui.messages.screen_hands import HANDS_WORDS
from agent_tui.ui.terminal.other_editor import Edited, edit, editor_command

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

_STANDARD_ERROR = 2

_Editor = Callable[[str], Edited]


def edit_article(session: Session) -> int:
    """Until what was written can be taken, or the person leaves it."""
    check_may_edit(session.profile, session.credentials)
    command = editor_command(session.environ)
    # why: with --json standard output is for the answer alone, and an editor paints on it
    screen = _STANDARD_ERROR if session.output.as_json else None
    with session.desk() as desk:
        pull_first(session, desk)
        article = desk.article(session.arguments.id)
        if not is_id(article.id):  # a bulletin, which a search finds too
            raise BadInput("unknown-article", article=article.id)
        edited = edit(text_to_edit(article), command, screen=screen)
        if edited.ending != "changed":
            session.output.message(HANDS_WORDS, f"editor.{edited.ending}", editor=edited.editor)
            if edited.ending != "unchanged":
                return BadInput.exit_status
            return tell_imported(session, Imported(created=0, updated=0, unchanged=1, rejected=()))
        done = _sent(session, desk, article, edited.text, lambda text: edit(text, command, screen=screen))
    return tell_imported(session, done)


def _sent(session: Session, desk: "Desk", article: Article, text: str, again: _Editor) -> Imported:
    """Sends it; what is wrong is told and, where somebody sits at a terminal, written on until it is right."""
    while True:
        try:
            return _send(session, desk, article, text)
        except WrongArticle as wrong:
            edited = again(text) if _wants_to_go_on(session, wrong) else None
            if edited is None or edited.ending != "changed":
                raise _refused(wrong, _keep(session, article, text)) from wrong
            text = edited.text
        except Trouble:
            session.output.message(SAID, "text-kept", file=_keep(session, article, text))
            raise


def _send(session: Session, desk: "Desk", article: Article, text: str) -> Imported:
    """`WrongArticle`; Conflict("article-changed") where somebody else changed it while the editor was open."""
    edited = read_edited(article, text, datetime.now(UTC), session.settings)
    pull_first(session, desk)
    if desk.article(article.id) != article:
        raise Conflict("article-changed", article=article.id)
    return send_edited(session.profile, session.credentials.token(session.profile), edited, text)


def _wants_to_go_on(session: Session, wrong: WrongArticle) -> bool:
    """Enter opens the editor again; any other answer leaves it."""
    if not session.typed.isatty():
        return False
    where = ", ".join(filter(None, (str(wrong.line), wrong.field)))
    reason = file_reason(wrong.reason, session.output.language)
    session.output.message(SAID, "edit-wrong", where=where, reason=reason)
    session.output.message(SAID, "edit-again")
    return session.typed.readline() == "\n"


def _keep(session: Session, article: Article, text: str) -> str:
    """The file that the text lies in now; where none can be written it is told on standard output."""
    try:
        return str(keep_text(session.paths.profile_data(session.profile.folder), article.id, text))
    except OSError:  # why: the disk is full or shut, and what somebody wrote shall not be lost with it
        session.output.block(text, "")
        return "-"


def _refused(wrong: WrongArticle, file: str) -> BadInput:
    where = ": ".join(filter(None, (f"{file}:{wrong.line}", wrong.field)))
    return BadInput("article-refused", where=where, reason=wrong.reason, file=file)
