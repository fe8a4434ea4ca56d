"""`$name` and `${name.form}` in a template's texts: `string.Template` over a white list of names. No code, and what was
filled in is never looked at again."""

import re
from collections.abc import Mapping
from string import Template as StringTemplate


class SlotText(StringTemplate):
    """Names are those of fields; a form stands in braces only."""

    idpattern = r"[a-z][a-z0-9_]*"
    braceidpattern = r"[a-z][a-z0-9_]*(?:\.[a-z]+)?"
    flags = re.ASCII


def names_in(text: str) -> list[str]:
    """The names that `text` uses, in order; ValueError (with the place) where a `$` is none."""
    names = []
    for found in SlotText.pattern.finditer(text):
        if found["invalid"] is not None:
            raise ValueError(text[found.start() : found.start() + 12])
        name = found["named"] or found["braced"]
        if name:
            names.append(name)
    return names


def without_names(text: str, instead: str = "") -> str:
    """What stands there before anything is filled in; `instead` where something will be."""
    return SlotText.pattern.sub(lambda found: "$" if found["escaped"] is not None else instead, text)


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with every name replaced by its value; KeyError for a name that is not there. Where nothing stands for a
    name, the blank before it goes, too."""
    return SlotText(_AFTER_BLANK.sub(lambda found: _nothing_or_all(found, values), text)).substitute(values)


def _nothing_or_all(found: re.Match[str], values: Mapping[str, str]) -> str:
    return "" if values.get(found["plain"] or found["braced"]) == "" else found[0]


_AFTER_BLANK = re.compile(
    rf" \$(?:(?P<plain>{SlotText.idpattern})|\{{(?P<braced>{SlotText.braceidpattern})\}})", re.ASCII
)
