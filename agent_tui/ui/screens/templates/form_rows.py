"""The rows of a template's form: its fields, what the customer expects, whether they agreed. Pure: what is typed into
which row, and what stands in the line when somebody comes to it."""

from collections.abc import Mapping

from msgspec import Struct

from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.rendering import render
from agent_tui.expectations.template import AGREED, EXPECTED, MOST_EXPECTATIONS, Field, Template
from agent_tui.expectations.written import typed_form

SEPARATOR = "; "


class Row(Struct, frozen=True):
    name: str
    field: Field | None = None
    """None for what every form asks."""
    rank: int = 0
    """Which of several expectations; 0 where it is something else."""
    keys: tuple[str, ...] = ()
    """What a digit chooses; y and n where it is a yes or no."""

    @property
    def picks(self) -> bool:
        """One key answers it."""
        return bool(self.keys)

    def picked_by(self, key: str) -> str | None:
        """What that key chooses."""
        if self.keys == ("yes", "no") and key in ("y", "n", "1", "2"):
            return "yes" if key in ("y", "1") else "no"
        if key.isascii() and key.isdigit() and 1 <= int(key) <= len(self.keys):
            return self.keys[int(key) - 1]
        return None


class FormRows:
    def __init__(self, template: Template, occasion: Occasion, typed: Mapping[str, str]) -> None:
        self._template = template
        self._occasion = occasion
        self.typed: dict[str, str] = dict(typed)
        self.rows: list[Row] = self._made()

    def _made(self) -> list[Row]:
        rows: list[Row] = []
        own = False
        for name, field in self._template.fields.items():
            if field.kind == "expectations":
                own = True
                rows += self._expectations(name, field)
            else:
                rows.append(Row(name, field, keys=self._keys(field)))
        if not own:
            rows += self._expectations(EXPECTED, None)
        return [*rows, Row(AGREED, keys=("yes", "no"))]

    def _keys(self, field: Field) -> tuple[str, ...]:
        match field.kind:
            case "choice":
                return tuple(field.choices)
            case "yesno":
                return ("yes", "no")
            case "promise":
                return tuple(promise.id for promise in self._occasion.promises[:9])
            case _:
                return ()

    def _expectations(self, name: str, field: Field | None) -> list[Row]:
        """As many as are filled in, and one more."""
        filled = len([one for one in self._split(name) if one.strip()])
        return [Row(name, field, rank=rank) for rank in range(1, min(filled + 1, MOST_EXPECTATIONS) + 1)]

    def _split(self, name: str) -> list[str]:
        return self.typed.get(name, "").split(";")

    def shown_in_line(self, row: Row) -> str:
        """What stands in the line when somebody comes to the row: what was typed, else the default."""
        if row.rank:
            parts = self._split(row.name)
            return parts[row.rank - 1].strip() if row.rank <= len(parts) else ""
        if row.name in self.typed or row.field is None:
            return self.typed.get(row.name, "")
        rendered = render(self._template, self.typed, self._occasion)
        return typed_form(rendered.values.get(row.name), row.field, self._occasion)

    def put(self, row: Row, text: str) -> None:
        """What was typed into a row, or chosen by a key."""
        if not row.rank:
            self.typed[row.name] = text
            return
        parts = [part.strip() for part in self._split(row.name)]
        parts += [""] * (row.rank - len(parts))
        parts[row.rank - 1] = text.replace(";", ",").replace("；", "，")
        while parts and not parts[-1].strip():
            parts.pop()
        self.typed[row.name] = SEPARATOR.join(parts)
        self.rows = self._made()
