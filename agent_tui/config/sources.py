"""Where context cards come from: `sources.toml`, read strictly. docs/sources.md explains every key.

    [source.billing]
    title = { en = "Billing", zh = "账务" }
    url = "https://boss.example.cn/customers/{customer.id}/billing"
    credential = "boss"

    [[source.billing.field]]
    label = { en = "Balance", zh = "余额" }
    path = "account.balance"

The secret itself never stands here: `credential` names it in the keyring chain (`config.credentials`)."""

import re
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlsplit

import msgspec
from msgspec import Meta, Struct

from agent_tui.config.file_names import SOURCES_FILE
from agent_tui.config.paths import Paths
from agent_tui.config.profiles import is_loopback
from agent_tui.config.toml_file import TomlFile, read_toml
from agent_tui.domain.values import Customer

if TYPE_CHECKING:
    from jmespath.parser import ParsedResult

MOST_SOURCES = 12
MOST_FIELDS = 12
LONGEST_PATH = 200
"""Characters of a JMESPath expression."""
MOST_COPIES = 64
"""How many times over an expression may repeat what it is given: what makes `[@, @][] | [@, @][] | …` endless."""
URL_LIMIT = 2_000

FACTS = ("customer.id", "customer.name", "customer.tier", "customer.language")
IDENTITIES = ("phone", "email", "wechat", "weibo", "account")
PLACEHOLDERS = (*FACTS, *IDENTITIES)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}\Z")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}\Z")
_HEADERS_OF_OURS = frozenset({"host", "content-length", "connection", "transfer-encoding", "accept-encoding"})
_SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie"})


class Title(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing's name in both languages."""

    en: Annotated[str, Meta(min_length=1, max_length=40)]
    zh: Annotated[str, Meta(min_length=1, max_length=40)]


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    label: Title
    path: Annotated[str, Meta(min_length=1, max_length=LONGEST_PATH)]
    """A JMESPath expression over the answer; it was parsed when the file was read."""


class Source(Struct, frozen=True):
    """One place that is asked about a customer by an HTTP GET and answers with JSON."""

    name: str
    title: Title
    url: str
    """With `{…}` of `PLACEHOLDERS` after the host."""
    fields: tuple[Field, ...]
    headers: dict[str, str]
    credential: str | None
    """Sent as `Authorization: Bearer …`."""
    timeout: float
    """Seconds for the whole answer."""
    cache: float
    """Seconds for which an answer is shown again without asking."""
    only_verified: bool
    """Asked only about customers who were verified in the contact at hand."""


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    title: Title
    url: Annotated[str, Meta(min_length=1, max_length=URL_LIMIT)]
    field: Annotated[tuple[Field, ...], Meta(min_length=1, max_length=MOST_FIELDS)]
    headers: dict[str, str] = {}
    credential: str | None = None
    timeout: Annotated[float, Meta(gt=0, le=10)] = 2.0
    cache: Annotated[float, Meta(ge=0, le=3600)] = 60.0
    only_verified: bool = False
    insecure: bool = False
    """True: plain http to another machine is meant."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    source: dict[str, dict[str, Any]] = {}


def read_sources(paths: Paths) -> tuple[Source, ...]:
    """What `sources.toml` says, in its order; none where there is no file. `BadInput` names file, line and key."""
    toml = read_toml(paths.config / SOURCES_FILE)
    if toml is None:
        return ()
    tables = toml.value(_File, toml.data).source
    if len(tables) > MOST_SOURCES:
        raise toml.wrong_value(("source",), f"more than {MOST_SOURCES} sources")
    return tuple(_source(toml, name, table) for name, table in tables.items())


def address(source: Source, customer: Customer) -> str | None:
    """Where to ask about `customer`, every value percent-encoded; None where something it needs is not known."""
    known: dict[str, str] = {
        "customer.id": customer.id,
        "customer.name": customer.name,
        "customer.tier": customer.tier,
        "customer.language": customer.language,
    }
    for identity in reversed(customer.identities):
        known[identity.kind] = identity.value
    for name in _PLACEHOLDER.findall(source.url):
        value = known.get(name, "")
        # `.` and `..` are ways in a path, however they are written
        if not value or value.strip(".") == "" or len(value) > URL_LIMIT:
            return None
    return _PLACEHOLDER.sub(lambda found: quote(known[found[1]], safe="", errors="replace"), source.url)


class WrongPath(ValueError):
    """No expression that an answer is searched with."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def compiled(path: str) -> "ParsedResult":
    """The expression, ready to search with; WrongPath where it is none or would take too long."""
    # why: loaded here because only few have sources, and never before the first paint
    import jmespath
    from jmespath.exceptions import JMESPathError

    try:
        parsed = jmespath.compile(path)
    except JMESPathError as error:
        raise WrongPath(f"no JMESPath expression: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise WrongPath("it is nested too deeply") from None
    if _copies(parsed.parsed) > MOST_COPIES:
        raise WrongPath("it repeats its input too often")
    return parsed


def _copies(node: Any) -> int:
    """How many times over the whole of an expression may repeat what it is given, at most."""
    if not isinstance(node, dict):
        return 1
    children = node.get("children") or ()
    many = 1
    if node["type"] in ("multi_select_list", "multi_select_dict"):
        many = max(1, len(children))
    elif node["type"] == "function_expression":
        many = 2  # to_string escapes, merge and map make new ones
    for child in children:
        many *= _copies(child)
        if many > MOST_COPIES:
            break
    return many


def _source(toml: TomlFile, name: str, table: dict[str, Any]) -> Source:
    at = ("source", name)
    if not _NAME.match(name):
        raise toml.wrong_value(at, "a source's name is 1 to 32 of A-Z a-z 0-9 _ -")
    given = toml.value(_Table, table, at)
    _check_url(toml, at, given)
    _check_headers(toml, at, given.headers)
    if given.credential is not None and not _NAME.match(given.credential):
        raise toml.wrong_value((*at, "credential"), "a name of 1 to 32 of A-Z a-z 0-9 _ -, not the secret itself")
    for nth, field in enumerate(given.field):
        try:
            compiled(field.path)
        except WrongPath as wrong:
            raise toml.wrong_value((*at, f"field[{nth}]", "path"), wrong.reason) from None
    known = msgspec.structs.asdict(given)
    del known["insecure"]
    return Source(name=name, fields=known.pop("field"), **known)


def _check_url(toml: TomlFile, at: tuple[str, ...], given: _Table) -> None:
    def wrong(reason: str) -> Exception:
        return toml.wrong_value((*at, "url"), reason)

    url = given.url
    for name in _PLACEHOLDER.findall(url):
        if name not in PLACEHOLDERS:
            raise wrong(f"{{{name}}} is not known; known are {', '.join(PLACEHOLDERS)}")
    plain = _PLACEHOLDER.sub("x", url)
    if "{" in plain or "}" in plain or not plain.isascii() or any(char <= " " or char == "\x7f" for char in plain):
        raise wrong("a brace, a blank or a letter that must be percent-encoded stands in it")
    try:
        parts = urlsplit(url.partition("{")[0])
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise wrong("it is no URL") from None
    if parts.scheme not in ("http", "https") or not host:
        raise wrong("it must begin with https:// (http:// on this machine) and a host")
    if "{" in url and not parts.path:
        raise wrong("placeholders stand after the host's /")
    if "@" in parts.netloc:
        raise wrong("a user or password never stands in it; use `credential`")
    if "#" in url:
        raise wrong("nothing may follow #")
    if parts.scheme == "http" and not is_loopback(host) and not given.insecure:
        raise wrong("plain http to another machine; use https, or say insecure = true")


def _check_headers(toml: TomlFile, at: tuple[str, ...], headers: dict[str, str]) -> None:
    for name, value in headers.items():
        key = (*at, "headers", name)
        if not _HEADER.match(name) or name.lower() in _HEADERS_OF_OURS:
            raise toml.wrong_value(key, "this cannot be a header of yours")
        if name.lower() in _SECRET_HEADERS:
            raise toml.wrong_value(key, "a secret never stands in the file; use `credential`")
        if not value.isascii() or not value.isprintable() or len(value) > URL_LIMIT:
            raise toml.wrong_value(key, "a header's value is printable ASCII")
