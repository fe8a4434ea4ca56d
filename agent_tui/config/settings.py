"""What a person may choose: `settings.toml`, strict, and the language of this run. Every setting stands in
docs/settings.md (a test compares)."""

from collections.abc import Mapping
from datetime import UTC, tzinfo
from typing import Annotated, Literal

from msgspec import Meta, Struct

from agent_tui.config.paths import Paths
from agent_tui.config.toml_file import read_toml
from agent_tui.domain.check_rules import STOPPING_RULES, RuleName
from agent_tui.domain.errors import BadInput
from agent_tui.domain.targets import Targets

Language = Literal["en", "zh"]

LANGUAGE_VARIABLE = "AGENT_TUI_LANGUAGE"


class CheckSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """The check of texts, as this desk wants it."""

    off: tuple[RuleName, ...] = ()
    """Rules that are not asked here (docs/checks.md); those that stop a text are none of them."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    language: Literal["auto", "en", "zh"] = "auto"
    """`auto`: Chinese where the locale is Chinese, else English."""
    time_zone: str = "auto"
    """A name of the IANA time zone database; `auto`: this machine's."""
    colour: Literal["auto", "always", "never"] = "auto"
    """Of the command line: `auto` colours on a terminal, unless NO_COLOR is set."""
    theme: str = "dusk"
    """The name of a theme (docs/themes.md)."""
    keymap: Literal["standard", "vim"] = "standard"
    """Which keys do what (docs/keymaps.md)."""
    sms_signature: str = ""
    """What the gateway puts before every SMS (`【云桥】`): it counts as text."""
    sms_parts: Annotated[int, Meta(ge=1, le=10)] = 1
    """How many messages one SMS may be cut into."""
    undo_seconds: Annotated[int, Meta(ge=0, le=30)] = 5
    """How long a text that was sent from the screen is held back, to be taken back; 0: it goes out at once."""
    template_folder: str = ""
    """The team's templates and their approvals (docs/templates.md); empty: there are none."""
    phone_region: Annotated[str, Meta(pattern=r"\A[A-Z]{2}\Z")] = "CN"
    """Where telephone numbers without a country are at home (ISO 3166)."""
    hours: dict[str, str] = {}
    """When somebody works: days (`mon-fri`, `sat`) and from when to when ("09:00-18:00"); empty: nobody says."""
    holidays: Annotated[str, Meta(pattern=r"\A(?:[A-Z]{2})?\Z")] = ""
    """The country (ISO 3166) whose public holidays and adjusted working days hold; empty: none."""
    check: CheckSettings = CheckSettings()
    targets: Targets = Targets()
    """How soon a waiting customer must be answered, in seconds, by channel and tier."""


def read_settings(paths: Paths) -> Settings:
    """What `settings.toml` says, the defaults where there is none; `BadInput` names file, line and key."""
    toml = read_toml(paths.settings_file)
    if toml is None:
        return Settings()
    settings = toml.value(Settings, toml.data)
    if stopping := [rule for rule in settings.check.off if rule in STOPPING_RULES]:
        raise toml.wrong_value(("check", "off"), f"{stopping[0]} stops what must not go out, and cannot be off")
    try:
        time_zone(settings)
    except LookupError:
        raise toml.wrong_value(("time_zone",), "no time zone of that name") from None
    if settings.hours:
        # why: loaded here because few say so, and it is not needed for the first paint
        from agent_tui.domain.business_time import BusinessTime

        for days, hours in settings.hours.items():
            try:
                BusinessTime({days: hours})
            except BadInput:
                raise toml.wrong_value(("hours", days), 'no hours such as mon-fri = "09:00-18:00"') from None
    return settings


def time_zone(settings: Settings) -> tzinfo | None:
    """The agent's time zone; None is this machine's, as `datetime.astimezone` takes it. LookupError where no time zone
    has that name."""
    if settings.time_zone == "auto":
        return None
    if settings.time_zone == "UTC":
        return UTC
    # why: loaded here because few name a zone, and it is not needed for the first paint
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(settings.time_zone)
    except (ValueError, OSError) as error:
        raise LookupError(settings.time_zone) from error


def choose_language(settings: Settings, environ: Mapping[str, str]) -> Language:
    """AGENT_TUI_LANGUAGE, else the setting, else the locale's language, else English.

    `BadInput("language-unknown")` where AGENT_TUI_LANGUAGE says something else than `en` or `zh`."""
    match environ.get(LANGUAGE_VARIABLE, ""):
        case "en":
            return "en"
        case "zh":
            return "zh"
        case "" | "auto":
            return locale_language(environ) if settings.language == "auto" else settings.language
        case other:
            raise BadInput("language-unknown", variable=LANGUAGE_VARIABLE, language=other)


def locale_language(environ: Mapping[str, str]) -> Language:
    """The language of the messages that the locale's variables ask for; the first that is set decides (POSIX)."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
