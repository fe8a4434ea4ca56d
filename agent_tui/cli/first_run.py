"""The first start: the dialogue where no profile is there yet, and what follows from how it ended."""

from agent_tui.cli.session import Session
from agent_tui.domain.errors import Trouble
from agent_tui.messages.commands import SAID
from agent_tui.messages.first_run import AFTER_FIRST_RUN

LEFT = 0


def run_first(session: Session) -> int | None:
    """Shows the dialogue. None where the workstation is to be opened now, on the profile that was written; else the
    exit status. The terminal was looked at before."""
    from agent_tui.desk.first_run import FirstRun, Kept
    from agent_tui.ui.first_run.app import run_first_run

    output = session.output
    output.flush()
    first_run = FirstRun(session.paths, session.environ)
    ending = run_first_run(first_run, output.language, crash_folder=session.paths.logs)
    if ending is None:
        return LEFT
    output.language = ending.language
    match ending.what, ending.kept:
        case "demo", _:
            from agent_tui.cli.server import DemoWish, run_demo

            return run_demo(session, DemoWish())
        case "crashed", _:
            return Trouble.exit_status
        case "later", Kept(profile=profile):
            output.message(AFTER_FIRST_RUN, "later", url=profile.url)
            return LEFT
        case "open", Kept(profile=profile, place=place, file=file):
            # why: who has just given the key of an encrypted file is not asked for it again
            session.credentials.remember(profile, ending.token)
            match place:
                case "secret-service":
                    output.message(SAID, "token-in-secret-service")
                case "encrypted-file":
                    output.message(SAID, "token-in-encrypted-file", file=file)
                case _:
                    output.message(AFTER_FIRST_RUN, "for-this-session")
    return None
