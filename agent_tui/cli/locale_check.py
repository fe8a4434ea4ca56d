"""Whether the terminal can be expected to show Chinese: what the locale's variables say about its characters."""

from collections.abc import Mapping

from agent_tui.domain.errors import BadInput

_UTF8 = frozenset({"utf8", "utf-8"})
_SILENT = frozenset({"", "c", "posix"})


def charset_of(environ: Mapping[str, str]) -> str | None:
    """The character set that the locale names, in small letters; "" where the locale is C, POSIX or unset; None where
    a locale is set that names none."""
    for variable in ("LC_ALL", "LC_CTYPE", "LANG"):
        value = environ.get(variable)
        if value:
            locale, dot, charset = value.partition("@")[0].partition(".")
            if dot:
                return charset.lower()
            return "" if locale.lower() in _SILENT else None
    return ""


def check_locale(environ: Mapping[str, str]) -> bool:
    """True where UTF-8 is spoken; False where nothing is said and UTF-8 is spoken nevertheless; a locale with other
    characters is refused with `BadInput("locale-not-utf8")`: the screen would be unreadable."""
    charset = charset_of(environ)
    if charset is None or charset in _UTF8:
        return True
    if charset == "":
        return False
    raise BadInput("locale-not-utf8", charset=charset)
