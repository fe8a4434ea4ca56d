"""What the dialogue of the first start does: asks the store, and keeps what was answered."""

from collections.abc import Mapping
from contextlib import suppress

import msgspec
from msgspec import Struct

from agent_tui.config.chain_links import Ask, SecretService
from agent_tui.config.credentials import Credentials, Place
from agent_tui.config.paths import Paths
from agent_tui.config.profiles import Profile, check_url, new_profile, save_profile
from agent_tui.config.settings_file import save_settings
from agent_tui.desk.signing_in import DEFAULT_PROFILE, ask_who
from agent_tui.domain.errors import NotAllowed

NOBODYS_TOKEN = "agt_nobody"
"""A store refuses it, by which one sees that it is a store."""

_NOT_KEPT = frozenset({"keyring-needs-terminal", "keyring-needs-key", "keyring-key-wrong"})


class Whose(Struct, frozen=True):
    """Whose token it is, and where it would be kept (None: nowhere beyond this session)."""

    agent: str
    place: Place | None


class Kept(Struct, frozen=True):
    """What was written. `place` is None where there was no token, "memory" where nothing could keep it."""

    profile: Profile
    place: Place | None
    file: str
    """The encrypted file, for who wants to know."""


class FirstRun:
    """Over the folders of this run; `environ` and `secret_service` are those of the credentials' chain. Each call
    blocks, those that ask the store for ten seconds at most. Raises troubles."""

    def __init__(
        self,
        paths: Paths,
        environ: Mapping[str, str],
        *,
        secret_service: SecretService | None = None,
    ) -> None:
        self._paths = paths
        self._environ = environ
        self._secret_service = secret_service

    @property
    def settings_file(self) -> str:
        return str(self._paths.settings_file)

    def check_store(self, url: str) -> str:
        """The URL as it will be kept, once a ticket store answered there."""
        checked = check_url(url)
        with suppress(NotAllowed):  # why: that is how a store answers somebody it does not know
            ask_who(new_profile(DEFAULT_PROFILE, checked), NOBODYS_TOKEN)
        return checked

    def readable_on_the_way(self, url: str) -> bool:
        """True where a token would travel unencrypted to another machine."""
        return new_profile(DEFAULT_PROFILE, url).readable_on_the_way

    def whose(self, url: str, token: str) -> Whose:
        """Asks the store; `NotAllowed("token-refused")` where it does not know the token."""
        me = ask_who(new_profile(DEFAULT_PROFILE, url), token)
        # why: where something may be asked, the encrypted file is always there
        place = self._credentials(lambda question: "").probe()
        return Whose(me.agent.id, place)

    def keep(self, url: str, token: str, agent: str | None, settings: Mapping[str, str], ask: Ask) -> Kept:
        """Writes token, settings and profile; the profile last, since it is what ends the first run. `ask` gives the
        key of the encrypted file where one is needed."""
        credentials = self._credentials(ask)
        profile = new_profile(DEFAULT_PROFILE, url, agent=agent)
        place: Place | None = None
        if token:
            try:
                place = credentials.keep(profile, token)
            except NotAllowed as trouble:
                if trouble.key not in _NOT_KEPT:
                    raise
                place = "memory"
        save_settings(self._paths, settings)
        save_profile(self._paths, msgspec.structs.replace(profile, agent=agent))
        return Kept(profile, place, str(credentials.encrypted_file))

    def _credentials(self, ask: Ask) -> Credentials:
        return Credentials(self._paths, self._environ, ask, self._secret_service)
