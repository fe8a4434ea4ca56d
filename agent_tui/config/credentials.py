"""Where a token comes from and where it is kept: the chain.

1. the environment variable or the 0600 file that the profile names – then nothing else is tried;
2. the desktop's secret service, where DBUS_SESSION_BUS_ADDRESS is set: asked in a process of its own with a time
   limit, since a locked or dead one would hang the terminal;
3. an encrypted file, whose key is asked once on the terminal (three tries);
4. the memory of this process: what was typed for this session alone.

A token is never written in plain text, except into a file that the person named. Which backend keyring itself would
choose is never asked: it may choose one that seizes the terminal. Source: BACKENDS "Keyring over SSH"."""

import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

from agent_tui.config.chain_links import Ask, SecretService, Unavailable
from agent_tui.config.paths import Paths
from agent_tui.config.profiles import FromFile, FromKeyring, FromVariable, Profile
from agent_tui.domain.errors import BadInput, NotAllowed

Place = Literal["variable", "file", "secret-service", "encrypted-file", "memory"]

TOKEN_BYTES = 4096
"""A longer file holds something else than a token."""


_SECRET = "secret/"
"""Before the name under which the keyring has the secret of a source: no profile's folder begins with it."""


def is_secret_name(name: str) -> bool:
    """True for what `credential` in `sources.toml` may say."""
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}", name) is not None


def secret_variable(name: str) -> str:
    """The variable of the environment that holds the secret of that name."""
    return "AGENT_TUI_SECRET_" + name.upper().replace("-", "_")


class Credentials:
    """The chain for one run of the program.

    `ask` is None where nobody can be asked (no terminal). `secret_service` is for tests; it is made when needed."""

    def __init__(
        self,
        paths: Paths,
        environ: Mapping[str, str] = os.environ,
        ask: Ask | None = None,
        secret_service: SecretService | None = None,
    ) -> None:
        self._paths = paths
        self._environ = environ
        self._ask = ask
        self._secret_service = secret_service
        self._memory: dict[str, str] = {}

    def token(self, profile: Profile) -> str:
        """The token of `profile`. `NotAllowed`: token-missing (variable), token-file-open (file),
        token-file-unreadable (file, reason), not-signed-in (profile), keyring-needs-terminal, keyring-key-wrong."""
        remembered = self._memory.get(profile.folder)
        if remembered is not None:
            return remembered
        found = self._kept(profile, self._ask)
        self._memory[profile.folder] = found
        return found

    def look_again(self, profile: Profile) -> None:
        """Takes the token that is kept now, where it can be had without asking anybody; else what is remembered
        stays."""
        with suppress(NotAllowed):  # why: whoever needs the token is told when it is used
            self._memory[profile.folder] = self._kept(profile, None)

    def keep(self, profile: Profile, token: str) -> Place:
        """Keeps a token that was just typed where the profile says it will be looked for; the place it went to.

        `NotAllowed("keyring-needs-terminal")` where nothing can keep it. A variable is the person's own to set."""
        match profile.token_source:
            case FromVariable():
                return "variable"
            case FromFile(file):
                write_token_file(file, token)
                return "file"
            case FromKeyring():
                pass
        place = self._into_keyring(profile, token)
        self._memory[profile.folder] = token
        return place

    def remember(self, profile: Profile, token: str) -> None:
        """Keeps a token for as long as this process lives."""
        self._memory[profile.folder] = token

    def forget(self, profile: Profile) -> None:
        """Takes the token out of memory, secret service and encrypted file; a file the person named is left to them."""
        self._memory.pop(profile.folder, None)
        if not isinstance(profile.token_source, FromKeyring):
            return
        service = self._service()
        if service is not None:
            with suppress(Unavailable):  # why: what it cannot be asked for now, nobody can read now either
                service.forget(profile.folder)
        if self.encrypted_file.exists():
            from agent_tui.config import encrypted_file

            encrypted_file.forget(self.encrypted_file, profile.folder)

    def secret(self, name: str) -> str | None:
        """The secret of that name for a source of context cards, where it can be had without asking anybody: from the
        variable AGENT_TUI_SECRET_<NAME> or the desktop's keyring."""
        found = self._environ.get(secret_variable(name), "").strip()
        service = None if found else self._service()
        if service is not None:
            with suppress(Unavailable):  # why: the card says that there is none
                found = service.get(_SECRET + name) or ""
        return found or None

    def keep_secret(self, name: str, secret: str | None) -> bool:
        """Keeps (None: forgets) the secret of that name in the desktop's keyring; False where there is no keyring."""
        service = self._service()
        if service is None:
            return False
        try:
            if secret is None:
                service.forget(_SECRET + name)
            else:
                service.keep(_SECRET + name, secret)
        except Unavailable:
            return False
        return True

    @property
    def encrypted_file(self) -> Path:
        return self._paths.data / "tokens.cryptfile"

    def probe(self) -> Place | None:
        """The place where a token would be kept now, for `doctor`; None where only memory is left."""
        service = self._service()
        if service is not None:
            try:
                service.get("doctor")
            except Unavailable:
                pass  # why: the next link of the chain is asked
            else:
                return "secret-service"
        return "encrypted-file" if self.encrypted_file.exists() or self._ask is not None else None

    def _kept(self, profile: Profile, ask: Ask | None) -> str:
        match profile.token_source:
            case FromVariable(variable):
                found = self._environ.get(variable, "").strip()
                if not found:
                    raise NotAllowed("token-missing", variable=variable)
                return found
            case FromFile(file):
                return read_token_file(file)
            case FromKeyring():
                return self._from_keyring(profile, ask)

    def _from_keyring(self, profile: Profile, ask: Ask | None) -> str:
        service = self._service()
        if service is not None:
            try:
                found = service.get(profile.folder)
            except Unavailable:
                found = None
            if found:
                return found
        from agent_tui.config import encrypted_file

        if not encrypted_file.holds(self.encrypted_file, profile.folder):
            raise NotAllowed("not-signed-in", profile=profile.name)
        if ask is None:
            raise NotAllowed("keyring-needs-terminal", file=str(self.encrypted_file))
        return encrypted_file.get(self.encrypted_file, profile.folder, ask)

    def _into_keyring(self, profile: Profile, token: str) -> Place:
        service = self._service()
        if service is not None:
            try:
                service.keep(profile.folder, token)
            except Unavailable:
                pass  # why: the next link of the chain is asked
            else:
                return "secret-service"
        if self._ask is None:
            raise NotAllowed("keyring-needs-terminal", file=str(self.encrypted_file))
        from agent_tui.config import encrypted_file

        encrypted_file.keep(self.encrypted_file, profile.folder, token, self._ask)
        return "encrypted-file"

    def _service(self) -> SecretService | None:
        if self._secret_service is None and self._environ.get("DBUS_SESSION_BUS_ADDRESS"):
            from agent_tui.config.secret_service import DesktopSecretService

            self._secret_service = DesktopSecretService()
        return self._secret_service


def read_token_file(file: Path) -> str:
    """The token in a file of the person's own that nobody else may read, or `NotAllowed`."""
    try:
        with file.open("rb") as opened:
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o077 or status.st_uid not in (os.geteuid(), 0):
                raise NotAllowed("token-file-open", file=str(file))
            text = opened.read(TOKEN_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NotAllowed("token-file-unreadable", file=str(file), reason=reason) from error
    token = text.decode("ascii", errors="replace").strip()
    if not token or not is_token(token):
        raise NotAllowed("token-file-unreadable", file=str(file), reason="it holds no token")
    return token


def write_token_file(file: Path, token: str) -> None:
    """Writes a token into a file that the person named, 0600; `BadInput("file-unwritable")`."""
    from agent_tui.config.toml_file import write_private_file

    try:
        write_private_file(file, token + "\n")
    except OSError as error:
        raise BadInput("file-unwritable", file=str(file), reason=error.strerror or type(error).__name__) from error


def is_token(text: str) -> bool:
    """True for what can travel in an Authorization header: one word of visible ASCII."""
    return 0 < len(text) <= TOKEN_BYTES and text.isascii() and text.isprintable() and " " not in text
