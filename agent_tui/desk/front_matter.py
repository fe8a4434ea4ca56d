"""Front matter: the fields that stand between two lines of `---` before a Markdown text, as YAML. Touches no files."""

from collections.abc import Mapping
from typing import Any, NamedTuple

FRONT_LIMIT = 256 * 1024
"""Characters of the front matter."""

_FENCE = "---"
_DEEPEST = 8
"""Lists and fields within each other; an article has two."""


class WrongArticle(Exception):
    """A file that cannot be taken; `reason` in English, without any of its text."""

    def __init__(self, line: int, field: str, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.field = field
        self.reason = reason


class FrontMatter(NamedTuple):
    fields: Mapping[str, Any]
    lines: Mapping[str, int]
    """On which line of the file each field stands, and (`short.sms`) each field of a field."""
    last: int
    """The line that ends it."""
    body: str
    """What follows."""


def read_front_matter(text: str) -> FrontMatter:
    """The fields and the text of a file; `WrongArticle`."""
    front, last, body = _split(text)
    fields, lines = _fields(front)
    return FrontMatter(fields, lines, last, body)


def write_front_matter(fields: Mapping[str, Any], body: str) -> str:
    """A file that `read_front_matter` reads as these fields, in their order; texts of several lines stand as such."""
    # why: loaded here because only articles as Markdown need it
    import yaml

    class Dumper(yaml.SafeDumper):  # type: ignore[misc]  # the library tells no types
        """Lists within a line, nothing shortened by & and *."""

        def ignore_aliases(self, data: object) -> bool:
            return True

    def as_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)

    def as_list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.SequenceNode:
        return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=True)

    Dumper.add_representer(str, as_text)
    Dumper.add_representer(list, as_list)
    front = yaml.dump(
        dict(fields), Dumper=Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=1_000_000
    )
    return f"{_FENCE}\n{front}{_FENCE}\n{body}"


def _split(text: str) -> tuple[str, int, str]:
    """Front matter, its last line's number, and what follows."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        raise WrongArticle(1, "", "front matter is missing: the first line must be ---")
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1 : number - 1]), number, "\n".join(lines[number:])
    raise WrongArticle(1, "", "front matter has no end: a second line of --- is missing")


def _fields(front: str) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    """The fields and on which line of the file each stands."""
    # why: loaded here because only articles as Markdown need it
    import yaml

    if len(front) > FRONT_LIMIT:
        raise WrongArticle(1, "", f"front matter is longer than {FRONT_LIMIT} characters")
    loader = yaml.SafeLoader(front)
    fields: dict[str, Any] = {}
    lines: dict[str, int] = {}
    try:
        _refuse_tricks(front)
        node = loader.get_single_node()
        if node is None:
            return fields, lines
        if not isinstance(node, yaml.MappingNode):
            raise WrongArticle(2, "", "front matter must be `field: value` lines")
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 2
            key = loader.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise WrongArticle(line, "", "a field's name must be a text")
            if key in fields:
                raise WrongArticle(line, key, "stands there twice")
            lines[key] = line
            if isinstance(value_node, yaml.MappingNode):
                _note_lines(value_node, key, lines)
            fields[key] = loader.construct_object(value_node, deep=True)
            if not _is_storable(fields[key]):
                raise WrongArticle(line, key, "holds half of a character")
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.line + 2 if error.problem_mark is not None else 2
        raise WrongArticle(at, "", "front matter is no YAML") from error
    except (yaml.YAMLError, ValueError, RecursionError, LookupError, AttributeError, ArithmeticError) as error:
        # why: `!!bool x`, `!!int ""` and their like make the library fail in many ways
        raise WrongArticle(2, "", "front matter is no YAML") from error
    finally:
        loader.dispose()
    return fields, lines


def _refuse_tricks(front: str) -> None:
    """What a person does not write by hand and what costs more than any article is worth. Looks no further than to the
    first of it."""
    import yaml

    deep = 0
    for event in yaml.parse(front, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            # a few of them, merged into each other, are more fields than any memory holds
            raise WrongArticle(event.start_mark.line + 2, "", "front matter says everything itself, without & and *")
        if isinstance(event, yaml.CollectionStartEvent):
            deep += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            deep -= 1
        if deep > _DEEPEST:
            raise WrongArticle(event.start_mark.line + 2, "", "front matter is nested too deeply")


def _note_lines(node: Any, field: str, lines: dict[str, int]) -> None:
    """Where the fields of a field stand; one that stands there twice would lose what is said first."""
    for key_node, _ in node.value:
        line, name = key_node.start_mark.line + 2, f"{field}.{key_node.value}"
        if name in lines:
            raise WrongArticle(line, name, "stands there twice")
        lines[name] = line


def _is_storable(value: object) -> bool:
    """False for a text with a lone surrogate, which YAML can write and UTF-8 cannot."""
    match value:
        case str():
            return not any("\ud800" <= char <= "\udfff" for char in value)
        case list():
            return all(_is_storable(one) for one in value)
        case dict():
            return all(_is_storable(part) for pair in value.items() for part in pair)
        case _:
            return True
