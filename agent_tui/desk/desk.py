"""The desk: everything an agent can do, over the files of one profile. Opening it needs no network and loads none."""

from typing import TYPE_CHECKING

from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import Paths
from agent_tui.config.profiles import Profile
from agent_tui.config.settings import Settings
from agent_tui.desk.answers import Answers
from agent_tui.desk.bulletins import Bulletins
from agent_tui.desk.checked_texts import CheckedTexts
from agent_tui.desk.claims import Claims
from agent_tui.desk.conflicts import Conflicts
from agent_tui.desk.customers import Customers
from agent_tui.desk.gaps import Gaps
from agent_tui.desk.honest_times import HonestTimes
from agent_tui.desk.overriding import Overriding
from agent_tui.desk.own_files import OwnFiles
from agent_tui.desk.promises import Promises
from agent_tui.desk.silence import Silence
from agent_tui.desk.stale_texts import StaleTexts
from agent_tui.desk.undo_send import UndoSend
from agent_tui.desk.watching import Watching
from agent_tui.desk.wordings import Wordings
from agent_tui.domain.clock import Clock, SystemClock

if TYPE_CHECKING:
    from agent_tui.backends.protocol import Backend


class Desk(
    OwnFiles,
    Wordings,
    Gaps,
    Overriding,
    Bulletins,
    Promises,
    Customers,
    Conflicts,
    Claims,
    Watching,
    Silence,
    Answers,
    StaleTexts,
    UndoSend,
    CheckedTexts,
    HonestTimes,
):
    """Reads and local writes are short and may be called from the screen's thread, but for those that say otherwise;
    `claim`, `claim_next`, `release`, `be_now`, `refresh` and `push` wait for the network and belong in another one. Any
    thread may call anything, where nothing else is said."""


def open_desk(
    profile: Profile,
    paths: Paths,
    settings: Settings,
    *,
    credentials: Credentials | None = None,
    backend: "Backend | None" = None,
    clock: Clock | None = None,
    session: str | None = None,
) -> Desk:
    """A desk over the two files of `profile`, which are made where they are missing.

    `credentials` give the token when the network is needed first; `session` names whose drafts these are (a free name
    where absent). Troubles: those of `replica.sqlite_files`."""
    return Desk(
        profile,
        paths,
        settings,
        credentials=credentials or Credentials(paths),
        backend=backend,
        clock=clock or SystemClock(),
        session=session,
    )
