"""The keymaps: what each action's keys are – in `standard`, in `vim`, and after a person's own changes.

`standard` is what the registry says. Every other map is data over it. What a person changed is checked against the
whole: a change that cannot stand is left out, by name, and the rest of it stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, get_args

import msgspec

from agent_tui.config.keymaps import Override
from agent_tui.domain.errors import BadInput
from agent_tui.ui.actions import ACTIONS, Action, Place
from agent_tui.ui.keys.names import KEPT, SWALLOWED, read_keys, shown

KeymapName = Literal["standard", "vim"]

KEYMAP_NAMES: tuple[KeymapName, ...] = get_args(KeymapName)

VIM: Mapping[str, tuple[str, ...]] = {
    "first": ("g g", "home"),
    "next_pane": ("l", "tab", "f6"),
    "previous_pane": ("h", "shift+tab"),
    "note": ("A", "f4"),
    "send": ("Z Z", "f9", "ctrl+r"),
    "history": ("g h",),
    "zoom": ("g z",),
    "accept_all": ("g a",),
    "hold_line": ("g l",),
    "bulletins": ("g b",),
    "next_match": ("n",),
    "previous_match": ("N",),
    **{f"slot_{number}": (f"g {number}",) for number in range(1, 6)},
}
"""Where `vim` differs (EXPERIENCE "Keys"): n and N search, so a note is A;
l goes to the next pane; digits are counts, so slots are g1 to g5."""

FIXED: Mapping[str, tuple[str, ...]] = {
    "up": ("up", "k"),
    "down": ("down", "j"),
    "page_up": ("pageup",),
    "page_down": ("pagedown",),
    "first": ("home", "g"),
    "last": ("end", "G"),
    "open": ("enter",),
    "back": ("escape", "backspace"),
    "next_pane": ("tab",),
    "previous_pane": ("shift+tab",),
    "filter": ("/",),
    "claim": ("c",),
    "reply": ("r",),
    "note": ("n",),
    "send": ("f9",),
    "template": ("t",),
    "promises": ("p",),
    "knowledge": ("s",),
    "wrap_up": ("w",),
    "help": ("?", "f1"),
    "palette": (":", "ctrl+p"),
    "menu": ("space",),
    "repaint": ("ctrl+l",),
    "quit": ("ctrl+q",),
}
"""Keys that these actions never lose in `standard` (INTERFACE "The screen's fixed points"); they may gain others."""

ALWAYS: frozenset[str] = frozenset({"ctrl+l", "ctrl+q"})
"""Keys that no map takes from their actions: who lost the way in the keys can repaint and leave."""

LISTS: tuple[Place, ...] = ("queue", "contact", "list")
"""Where digits count, in a map that counts."""


class PlaceKeys(msgspec.Struct, frozen=True):
    """What keys mean in one place."""

    actions: Mapping[tuple[str, ...], tuple[str, ...]]
    """By keys: the action of this place, then those of other places that have the same key there."""
    prefixes: frozenset[tuple[str, ...]]
    """Keys after which another one must come."""
    counts: bool
    """Digits say how often."""


class Keymap:
    """The keys in force. `overrides`: what a person changed; what of it cannot stand is in `troubles`."""

    def __init__(
        self,
        name: KeymapName = "standard",
        overrides: Sequence[Override] = (),
        actions: Iterable[Action] = ACTIONS,
        file: str = "",
    ) -> None:
        self.name = name
        self._actions = tuple(actions)
        self._by_id = {action.id: action for action in self._actions}
        base = {action.id: action.keys for action in self._actions}
        if name == "vim":
            base.update({id: keys for id, keys in VIM.items() if id in base})
        checking = _Checking(name, base, self._by_id, file)
        self.keys: Mapping[str, tuple[str, ...]] = checking.applied([one for one in overrides if one.map in ("", name)])
        """By action."""
        self.troubles: tuple[BadInput, ...] = tuple(checking.troubles)
        self._places: dict[Place, PlaceKeys] = {}

    @property
    def counts(self) -> bool:
        return self.name == "vim"

    def of(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, the one that is shown first."""
        return self.keys.get(action.id, action.keys)

    def shown(self, action: Action, limit: int = 2, *, in_text: bool = False) -> str:
        """Its keys as help and menu write them, "c f2". `in_text`: those that work where letters are text."""
        keys = self.of(action)
        if in_text:
            keys = tuple(key for key in keys if all(len(one) > 1 for one in key.split(" "))) or keys
        return " ".join(shown(key) for key in keys[:limit])

    def answers(self, action: Action) -> tuple[str, ...]:
        """Keys that say yes to what this action asks: its own that are one press, `y` where it has none."""
        return tuple(key for key in self.of(action) if " " not in key) or ("y",)

    def knows(self, id: str) -> bool:
        return id in self._by_id

    def action(self, id: str) -> Action:
        """KeyError where there is none."""
        return self._by_id[id]

    def at(self, place: Place) -> PlaceKeys:
        """What keys mean there."""
        known = self._places.get(place)
        if known is None:
            known = self._places[place] = self._keys_at(place)
        return known

    def _keys_at(self, place: Place) -> PlaceKeys:
        found: dict[tuple[str, ...], list[str]] = {}
        here = [action for action in self._actions if _is_at(action, place)]
        elsewhere = [action for action in self._actions if not _is_at(action, place)]
        for action in (*here, *elsewhere):
            for key in self.of(action):
                found.setdefault(tuple(key.split(" ")), []).append(action.id)
        prefixes = {keys[:length] for keys in found for length in range(1, len(keys))}
        for prefix in prefixes:
            found.pop(prefix, None)  # of another place: here it begins something
        actions = {keys: tuple(ids) for keys, ids in found.items()}
        return PlaceKeys(actions, frozenset(prefixes), self.counts and place in LISTS)

    @cached_property
    def signature(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The same for the same keys."""
        return tuple(sorted(self.keys.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keymap) and self.signature == other.signature

    def __hash__(self) -> int:
        return hash(self.signature)


class _Checking:
    """A person's changes against a map and against each other."""

    def __init__(
        self, name: KeymapName, base: Mapping[str, tuple[str, ...]], actions: Mapping[str, Action], file: str
    ) -> None:
        self._name = name
        self._base = base
        self._actions = actions
        self._file = file
        self.troubles: list[BadInput] = []

    def applied(self, overrides: Sequence[Override]) -> dict[str, tuple[str, ...]]:
        wanted: dict[str, tuple[str, ...]] = {}
        lines: dict[str, int] = {}
        for override in overrides:
            if override.action not in self._actions:
                self.troubles.append(
                    BadInput("keymap-unknown-action", file=self._file, line=override.line, entry=override.action)
                )
                continue
            keys = self._readable(override)
            if keys is not None:
                wanted.pop(override.action, None)
                wanted[override.action] = keys
                lines[override.action] = override.line
        while (clash := next(self._clashes({**self._base, **wanted}, wanted), None)) is not None:
            loser, other, key = clash
            self.troubles.append(
                BadInput(
                    "keymap-clash", file=self._file, line=lines[loser], entry=loser, other=other, pressed=shown(key)
                )
            )
            del wanted[loser]
        return {**self._base, **wanted}

    def _readable(self, override: Override) -> tuple[str, ...] | None:
        """The keys of one change as we write them; None where one of them cannot be had."""
        file, line, id = self._file, override.line, override.action
        keys: list[str] = []
        for written in override.keys:
            read = read_keys(written)
            if read is None:
                self.troubles.append(
                    BadInput("keymap-unknown-key", file=file, line=line, entry=id, pressed=written[:32])
                )
                return None
            for one in read:
                if one in SWALLOWED and one not in KEPT.get(id, ()):
                    self.troubles.append(BadInput("keymap-swallowed", file=file, line=line, entry=id, pressed=one))
                    return None
            if self._name == "vim" and read[0] in "123456789":
                self.troubles.append(BadInput("keymap-count", file=file, line=line, entry=id, pressed=read[0]))
                return None
            keys.append(" ".join(read))
        never_moved = set(FIXED.get(id, ())) if self._name == "standard" else set()
        never_moved |= ALWAYS & set(self._base[id])
        for fixed in sorted(never_moved & set(self._base[id]) - set(keys)):
            self.troubles.append(BadInput("keymap-fixed", file=file, line=line, entry=id, pressed=fixed))
            return None
        return tuple(dict.fromkeys(keys))

    def _clashes(
        self, keys: Mapping[str, tuple[str, ...]], wanted: Mapping[str, tuple[str, ...]]
    ) -> Iterator[tuple[str, str, str]]:
        """(who loses, who has the key, the key): of two the one that was changed, of two changed ones the later."""
        order = list(wanted)
        for id in reversed(order):
            for key in keys[id]:
                for other, theirs in keys.items():
                    if other == id or not _meet(self._actions[id], self._actions[other]):
                        continue
                    if any(_same_way(key, their) for their in theirs):
                        later = other in wanted and order.index(other) > order.index(id)
                        yield (other, id, key) if later else (id, other, key)


def _is_at(action: Action, place: Place) -> bool:
    return place in action.places or "everywhere" in action.places


def _meet(one: Action, other: Action) -> bool:
    """True where both can be done in one place."""
    places = set(one.places) & set(other.places)
    return bool(places) or "everywhere" in one.places or "everywhere" in other.places


def _same_way(one: str, other: str) -> bool:
    """True for the same keys, and where one of the two begins the other."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def clashes(keymap: Keymap) -> list[tuple[str, str, str]]:
    """(action, action, key) that one place cannot tell apart; empty for a map that is in order."""
    found = []
    actions = [action for action in ACTIONS if keymap.knows(action.id)]
    for index, one in enumerate(actions):
        for other in actions[index + 1 :]:
            if _meet(one, other):
                found += [
                    (one.id, other.id, key)
                    for key in keymap.of(one)
                    if any(_same_way(key, their) for their in keymap.of(other))
                ]
    return found


STANDARD = Keymap()
"""What holds where nobody chose otherwise."""
