"""Profiles: which backend, as whom, and where the token comes from. The token itself never stands here.

`profiles.toml`:

    default = "work"

    [profile.work]
    url = "https://desk.example.cn"
    backend = "store"
    agent = "li.na"
    token_variable = "WORK_TOKEN"    # or token_file = "~/.work-token" (0600); neither: the keyring
"""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from agent_tui.config.paths import Paths, expanded
from agent_tui.config.toml_file import TomlFile, read_toml
from agent_tui.domain.errors import BadInput, NotAllowed

BackendKind = Literal["store"]

URL_VARIABLE = "AGENT_TUI_URL"
TOKEN_VARIABLE = "AGENT_TUI_TOKEN"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}\Z")
_TOKEN = re.compile(r"agt_(?P<id>[A-Za-z0-9][A-Za-z0-9_.:@+-]{0,63})_[0-9a-f]{64}_[0-9a-f]{1,16}\Z")
"""A store's token: who, the secret, a checksum. The whole must fit, so that no secret is taken for an id."""
_LOOPBACK = re.compile(r"(localhost|127(\.\d+){3}|::1)\Z")


class FromVariable(Struct, frozen=True):
    """The token stands in an environment variable."""

    variable: str


class FromFile(Struct, frozen=True):
    """The token stands in a file that the person named; nobody else may read it."""

    file: Path


class FromKeyring(Struct, frozen=True):
    """The token was given at `login` and lies in the keyring."""


TokenSource = FromVariable | FromFile | FromKeyring


class Profile(Struct, frozen=True):
    """One connection. `name` is None for a connection that the environment makes for one run."""

    name: str | None
    url: str
    """Without a slash at the end."""
    backend: BackendKind
    agent: str | None
    """Who signed in, as far as known here."""
    token_source: TokenSource
    folder: str
    """The name of its folder of databases (`Paths.profile_data`): another URL, another folder, so that nothing is
    ever sent to a store that it was not written for. Never made of a secret."""

    @property
    def readable_on_the_way(self) -> bool:
        """True where the token would travel unencrypted to another machine."""
        parts = urlsplit(self.url)
        return parts.scheme == "http" and not is_loopback(parts.hostname or "")


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    url: str
    backend: BackendKind = "store"
    agent: str | None = None
    token_variable: str | None = None
    token_file: str | None = None


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    default: str | None = None
    profile: dict[str, dict[str, Any]] = {}


def is_loopback(host: str) -> bool:
    """True for this machine's own names and addresses."""
    return _LOOPBACK.match(host) is not None


def choose_profile(paths: Paths, name: str | None, environ: Mapping[str, str]) -> Profile:
    """The profile called `name`, or the default one; AGENT_TUI_URL and AGENT_TUI_TOKEN override it for this run.

    `NotAllowed`: no-profile (nothing says where to connect), token-for-another-url (only the URL is overridden, and
    the profile's token is not for it). `BadInput`: profile-unknown, profile-not-chosen, url-wrong, toml-…"""
    url = environ.get(URL_VARIABLE) or None
    token = environ.get(TOKEN_VARIABLE) or None
    if url and token:
        return _for_this_run(check_url(url), token)
    known = read_profiles(paths)
    if name is None and not known.profiles:
        raise NotAllowed("token-missing", variable=TOKEN_VARIABLE) if url else NotAllowed("no-profile")
    profile = known.choose(name)
    if token:
        return _for_this_run(profile.url, token)
    if url and check_url(url) != profile.url:
        raise NotAllowed("token-for-another-url", profile=profile.name, variable=TOKEN_VARIABLE)
    return profile


class Profiles(Struct, frozen=True):
    """What `profiles.toml` says."""

    file: Path
    default: str | None
    profiles: dict[str, Profile]

    def choose(self, name: str | None) -> Profile:
        """The named one; without a name the default one, or the only one there is."""
        if name is None:
            name = self.default or (next(iter(self.profiles)) if len(self.profiles) == 1 else None)
        if name is None:
            raise BadInput("profile-not-chosen", known=", ".join(sorted(self.profiles)))
        if name not in self.profiles:
            raise BadInput("profile-unknown", profile=name, file=str(self.file))
        return self.profiles[name]


def read_profiles(paths: Paths) -> Profiles:
    """Every profile of `profiles.toml`; none where there is no file. `BadInput` names file, line and key."""
    path = paths.profiles_file
    toml = read_toml(path)
    if toml is None:
        return Profiles(path, None, {})
    file = toml.value(_File, toml.data)
    profiles = {name: _profile(toml, name, table, paths) for name, table in file.profile.items()}
    if file.default is not None and file.default not in profiles:
        raise toml.wrong_value(("default",), "no profile of that name")
    return Profiles(path, file.default, profiles)


def save_profile(paths: Paths, profile: Profile) -> None:
    """Writes one profile (it must have a name) into `profiles.toml`; the rest of the file stays as it was. The first
    one becomes the default. `BadInput`: toml-unchanged, file-unwritable."""
    # why: loaded here because a start writes no profile
    from agent_tui.config.toml_change import write_changed

    assert profile.name is not None
    path = paths.profiles_file
    toml = read_toml(path)
    text = toml.text if toml else f"default = {_quoted(profile.name)}\n"
    table = {"url": profile.url, "backend": profile.backend}
    if profile.agent is not None:
        table["agent"] = profile.agent
    match profile.token_source:
        case FromVariable(variable):
            table["token_variable"] = variable
        case FromFile(file):
            table["token_file"] = str(file)
        case FromKeyring():
            pass
    lines = [f"[profile.{profile.name}]", *(f"{key} = {_quoted(value)}" for key, value in table.items())]
    before: dict[str, Any] = toml.data if toml else {"default": profile.name}
    wanted = {**before, "profile": {**before.get("profile", {}), profile.name: table}}
    write_changed(path, _with_table(text, profile.name, lines), wanted, f"profile.{profile.name}")


def new_profile(name: str, url: str, *, agent: str | None = None, token_source: TokenSource | None = None) -> Profile:
    """A profile for `save_profile`; `BadInput`: profile-name-wrong, url-wrong."""
    if not _NAME.match(name):
        raise BadInput("profile-name-wrong", profile=name)
    url = check_url(url)
    return Profile(name, url, "store", agent, token_source or FromKeyring(), _folder(name, url))


URL_LIMIT = 2048
"""Characters."""


def check_url(url: str) -> str:
    """The URL of a store without a slash at its end, host in small letters, or `BadInput("url-wrong")`. A user or a
    password in it is refused: it would end up in files and messages."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        # why not the URL: what it is made of is unknown, so a password in it could not be left out
        raise BadInput("url-wrong", url="URL", reason="url-brackets") from None
    try:
        port, port_is_right = parts.port, True
    except ValueError:
        port, port_is_right = None, False
    shown = SplitResult(parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", "").geturl()
    reason = None
    if parts.scheme not in ("http", "https"):
        reason = "url-scheme"
    elif not parts.hostname:
        reason = "url-no-machine"
    elif "@" in parts.netloc:
        reason = "url-user"
    elif not port_is_right:
        reason = "url-port"
    elif len(url) > URL_LIMIT:
        shown, reason = f"{shown[:64]}…", "url-long"
    elif parts.query or parts.fragment:
        reason = "url-query"
    elif any(char.isspace() or ord(char) < 0x20 or ord(char) == 0x7F for char in url.strip()):
        reason = "url-blank"
    if reason or parts.hostname is None:
        raise BadInput("url-wrong", url=shown, reason=reason)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def _profile(toml: TomlFile, name: str, table: dict[str, Any], paths: Paths) -> Profile:
    at = ("profile", name)
    if not _NAME.match(name):
        raise toml.wrong_value(at, "a profile's name is 1 to 32 of A-Z a-z 0-9 _ -")
    given = toml.value(_Table, table, at)
    if given.token_variable and given.token_file:
        raise toml.wrong_value((*at, "token_file"), "there is a token_variable already")
    source: TokenSource = FromKeyring()
    if given.token_variable:
        source = FromVariable(given.token_variable)
    elif given.token_file:
        try:
            source = FromFile(paths.config / expanded(given.token_file))
        except BadInput:
            raise toml.wrong_value((*at, "token_file"), "there is no such user") from None
    try:
        return new_profile(name, given.url, agent=given.agent, token_source=source)
    except BadInput as error:
        raise toml.wrong_value((*at, "url"), str(error.facts["reason"])) from None


def agent_of(token: str) -> str | None:
    """Whose a token says it is, which the store alone can confirm; None where it is no token of a store."""
    found = _TOKEN.match(token.strip())
    return found["id"] if found else None


def _for_this_run(url: str, token: str) -> Profile:
    who = agent_of(token) or ""
    return Profile(None, url, "store", None, FromVariable(TOKEN_VARIABLE), f"run-{_short_hash(f'{url} {who}')}")


def _folder(name: str, url: str) -> str:
    """Small letters only, so that no file system and no keyring takes two profiles for one."""
    return f"{name.lower()}-{_short_hash(f'{name} {url}')}"


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's, with DEL escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _with_table(text: str, name: str, lines: list[str]) -> str:
    """The text with the table of that profile replaced, or put at the end."""
    kept: list[str] = []
    place: int | None = None
    inside = False
    # why not splitlines: TOML ends a line at LF alone, and other breaks may stand in a text
    for line in text.removesuffix("\n").split("\n"):
        if line.lstrip().startswith("["):
            inside = re.match(rf"\s*\[\s*profile\s*\.\s*[\"']?{re.escape(name)}[\"']?\s*\]", line) is not None
            if inside:
                place = len(kept)
        if not inside:
            kept.append(line)
    if place is None:
        place = len(kept)
        lines = ["", *lines] if kept and kept[-1].strip() else lines
    elif place < len(kept):
        lines = [*lines, ""]
    return "\n".join([*kept[:place], *lines, *kept[place:]]) + "\n"
