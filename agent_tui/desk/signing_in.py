"""Signing in and out, and who one is. Troubles: those of `desk.backend_troubles`, `config.profiles` and
`config.credentials`."""

from pathlib import Path

import msgspec

from agent_tui.backends.ticket_store import TicketStore
from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import Paths
from agent_tui.config.profiles import FromKeyring, Profile, TokenSource, new_profile, read_profiles, save_profile
from agent_tui.contract.api import Me
from agent_tui.desk.backend_troubles import backend_troubles
from agent_tui.desk.desk_state import PRECIOUS_FILE, REPLICA_FILE, SESSIONS
from agent_tui.desk.sessions import Session
from agent_tui.desk.syncing import LOCK_FILE
from agent_tui.desk.views import SignedIn
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.text import clean_line
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.sqlite_files import remove_database

DEFAULT_PROFILE = "default"
ANSWER_LIMIT_S = 10.0
"""Somebody waits for it."""


def login(
    paths: Paths,
    credentials: Credentials,
    token: str,
    *,
    url: str | None = None,
    name: str | None = None,
    token_source: TokenSource | None = None,
) -> SignedIn:
    """Asks the store who `token` belongs to, keeps it by the chain, and writes the profile.

    `name`: the profile, the default one where absent; `url`: that of the profile where absent (`BadInput` url-missing
    when there is none); `token_source`: where the token will be looked for. Nothing is written when the store
    refuses, nor when a session of this profile works for another agent (`Conflict` profile-in-use): its replica is
    not thrown away under it."""
    known = read_profiles(paths)
    name = name or known.default or DEFAULT_PROFILE
    before = known.profiles.get(name)
    if url is None and before is None:
        raise BadInput("url-missing", profile=name)
    source = token_source or (before.token_source if before is not None else FromKeyring())
    profile = new_profile(name, url or (before.url if before is not None else ""), token_source=source)
    me = ask_who(profile, token)
    profile = msgspec.structs.replace(profile, agent=me.agent.id)
    folder = paths.profile_data(profile.folder)
    same_place = before is not None and before.folder == profile.folder
    if before is not None and same_place and before.agent not in (None, profile.agent):
        lock = EngineLock(folder / LOCK_FILE)
        # why both: a session whose token is refused works on without the engine's lock
        if not lock.acquire() or Session(folder / SESSIONS).others_at_work():
            lock.release()
            raise Conflict("profile-in-use", agent=before.agent, profile=name)
        with lock:
            place = credentials.keep(profile, token)
            save_profile(paths, profile)
            # what the agent before could see is not for this one's eyes, not even until the next exchange
            remove_database(folder / REPLICA_FILE)
    else:
        place = credentials.keep(profile, token)
        save_profile(paths, profile)
    if before is not None and not same_place:
        # the token of another store has no use any more
        credentials.forget(before)
    _call_workstations(folder / PRECIOUS_FILE)
    return msgspec.structs.replace(_signed_in(profile, me), kept_in=place)


def logout(profile: Profile, credentials: Credentials) -> None:
    """Forgets the token. What was written and not sent stays, and goes out after the next `login` as the same agent."""
    credentials.forget(profile)


def whoami(profile: Profile, credentials: Credentials) -> SignedIn:
    """Asks the store."""
    return _signed_in(profile, ask_who(profile, credentials.token(profile)))


def _call_workstations(precious_file: Path) -> None:
    """One whose token was refused tries the new one now."""
    if precious_file.exists():
        precious = Precious(precious_file)
        try:
            precious.call_others()
        finally:
            precious.close()


def ask_who(profile: Profile, token: str) -> Me:
    """Asks the store at the profile's URL whose `token` it is, for ten seconds at most."""
    store = TicketStore(profile.url, token)
    store.answer_within(ANSWER_LIMIT_S)
    try:
        with backend_troubles(profile.url):
            return store.me()
    finally:
        store.close()


def _signed_in(profile: Profile, me: Me) -> SignedIn:
    queues = None if me.agent.queues is None else tuple(map(clean_line, me.agent.queues))
    return SignedIn(agent=me.agent.id, role=me.agent.role, queues=queues, url=profile.url, profile=profile.name)
