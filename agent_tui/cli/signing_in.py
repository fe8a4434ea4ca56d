"""Commands `login`, `logout`, `whoami`. A token is typed unseen or read from standard input, never an argument."""

from typing import TYPE_CHECKING

from agent_tui.cli.asking import ask_line, terminal_ask
from agent_tui.cli.session import Session
from agent_tui.config.credentials import is_token
from agent_tui.config.paths import expanded
from agent_tui.config.profiles import (
    URL_VARIABLE,
    FromFile,
    FromKeyring,
    FromVariable,
    TokenSource,
    check_url,
    new_profile,
    read_profiles,
)
from agent_tui.domain.errors import BadInput
from agent_tui.messages.commands import HEADS, SAID
from agent_tui.messages.speech import say
from agent_tui.messages.terms import ROLES

if TYPE_CHECKING:
    from agent_tui.desk.views import SignedIn

TOKEN_LINE_LIMIT = 8192
"""Bytes read for a token from standard input; a token is far shorter."""


def login(session: Session) -> int:
    """Asks for what is missing, has the store say whose token it is, keeps both."""
    from agent_tui.desk.signing_in import login as sign_in

    given, output = session.arguments, session.output
    url = _url(session)
    source: TokenSource | None = None
    if given.token_file is not None:
        source = FromFile(expanded(given.token_file).absolute())
    _warn_of_the_way(session, url)
    token = read_token(session)
    if not is_token(token):
        raise BadInput("token-wrong")
    signed_in = sign_in(session.paths, session.credentials, token, url=url, name=given.profile, token_source=source)
    _tell_place(session, signed_in)
    if output.as_json:
        output.document(_document(signed_in))
    else:
        facts = {"agent": signed_in.agent, "url": signed_in.url, "profile": signed_in.profile}
        output.message(SAID, "signed-in", **facts)
    return 0


def logout(session: Session) -> int:
    """Forgets the token. What waits in the outbox stays, and that is said."""
    from agent_tui.desk.signing_in import logout as sign_out

    profile, output = session.profile, session.output
    with session.desk() as desk:
        waiting = desk.status().outbox.total
    sign_out(profile, session.credentials)
    if waiting:
        output.message(SAID, "outbox-left", count=waiting)
    match profile.token_source:
        case FromKeyring():
            output.message(SAID, "signed-out", profile=profile.name)
        case FromFile(file):
            output.message(SAID, "token-is-yours", profile=profile.name, place=str(file))
        case FromVariable(variable):
            output.message(SAID, "token-is-yours", profile=profile.name or "-", place=variable)
    if output.as_json:
        output.document({"profile": profile.name, "outbox": waiting})
    return 0


def whoami(session: Session) -> int:
    """What the store says about the token."""
    from agent_tui.desk.signing_in import whoami as ask_store

    signed_in = ask_store(session.profile, session.credentials)
    output, language = session.output, session.output.language
    if output.as_json:
        output.document(_document(signed_in))
        return 0
    queues = say(HEADS, "every-queue", language) if signed_in.queues is None else ", ".join(signed_in.queues)
    output.facts(
        (say(HEADS, "agent", language), signed_in.agent),
        (say(HEADS, "role", language), say(ROLES, signed_in.role, language)),
        (say(HEADS, "queues", language), queues),
        (say(HEADS, "url", language), signed_in.url),
        (say(HEADS, "profile", language), signed_in.profile),
    )
    return 0


def _document(signed_in: "SignedIn") -> dict[str, object]:
    return {
        "agent": signed_in.agent,
        "role": signed_in.role,
        "queues": signed_in.queues,
        "url": signed_in.url,
        "profile": signed_in.profile,
    }


def _url(session: Session) -> str | None:
    """`--url`, else AGENT_TUI_URL, else asked where the profile has none; None where the profile has one."""
    given: str | None = session.arguments.url or session.environ.get(URL_VARIABLE)
    if given:
        return check_url(given)
    known = read_profiles(session.paths)
    if (session.arguments.profile or known.default) in known.profiles:
        return None
    if session.typed.isatty():
        asked = ask_line("url", session.output.language)
        if asked:
            return check_url(asked)
    raise BadInput("url-missing")


def _warn_of_the_way(session: Session, url: str | None) -> None:
    """Says, before a token is given, that it could be read on its way to another machine."""
    known = read_profiles(session.paths)
    profile = new_profile("any", url) if url is not None else known.choose(session.arguments.profile)
    if profile.readable_on_the_way:
        session.output.message(SAID, "readable-on-the-way", url=profile.url)


def read_token(session: Session) -> str:
    """Typed unseen where standard input is a terminal, else its first line."""
    if session.typed.isatty():
        ask = terminal_ask(session.output.language)
        return ask("token").strip() if ask is not None else ""
    line = session.typed.buffer.readline(TOKEN_LINE_LIMIT)
    return line.decode("ascii", errors="replace").strip()


def _tell_place(session: Session, signed_in: "SignedIn") -> None:
    output = session.output
    match signed_in.kept_in:
        case "secret-service":
            output.message(SAID, "token-in-secret-service")
        case "encrypted-file":
            output.message(SAID, "token-in-encrypted-file", file=str(session.credentials.encrypted_file))
        case "file":
            profile = read_profiles(session.paths).choose(signed_in.profile)
            file = profile.token_source.file if isinstance(profile.token_source, FromFile) else ""
            output.message(SAID, "token-in-file", file=str(file))
        case "variable":
            output.message(SAID, "token-in-variable")
        case _:
            pass
