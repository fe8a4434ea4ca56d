"""Every reason that the code gives for refusing a file, or something in one, found by reading the code: the texts that
reach the place where a trouble or a refusal is made, through parameters, local names, conditions and functions.

A text is told in a person's language by what it says (`messages.file_reasons`); one that is worded anew where it is
raised and not there would be told in English to everybody.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import agent_tui
from agent_tui.messages.troubles import TOLD_OF_FILES

PACKAGE = Path(agent_tui.__file__).parent
HOLE = "\x00"
"""In the place of what is known only when it happens."""

_TROUBLES = frozenset({"BadInput", "NotAllowed", "OutOfReach", "Conflict", "Trouble"})
_PASSED_ON = frozenset({"clean_line", "str"})
"""Functions that say what they are given."""
_TOLD_ELSEWHERE = frozenset({"reason"})
"""Attributes that hold a reason which was found where it was put in."""


class Said(NamedTuple):
    """A text that may be a reason, its holes in the place of facts; or, where `text` is None, what could not be
    followed."""

    module: str
    text: str | None
    source: str


class _Gate(NamedTuple):
    """A parameter that carries a reason: the name of what is called, where among the arguments, and its name there."""

    called: str
    place: int
    parameter: str
    module: str
    """Where it is defined, or imported from."""
    is_method: bool = False


_GATES = (
    _Gate("Refused", 1, "reason", "agent_tui.contract.strict"),
    _Gate("WrongArticle", 2, "reason", "agent_tui.desk.front_matter"),
    _Gate("RejectedLine", 3, "reason", "agent_tui.desk.views"),
    _Gate("RefusedCase", 2, "reason", "agent_tui.desk.check_cases"),
    _Gate("Refused", 1, "reason", "agent_tui.config.toml_places"),
    _Gate("WrongPath", 0, "reason", "agent_tui.config.sources"),
    _Gate("ImportResult", 2, "reason", "agent_tui.contract.api"),
)

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class _Module:
    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.inside: dict[ast.AST, _Function] = {}
        """By node, the function that it stands in."""
        self.classes: dict[ast.AST, str] = {}
        self.functions: list[_Function] = []
        self.calls: list[ast.Call] = []
        self.imported: dict[str, str] = {}
        tree = ast.parse(text)
        self.constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        self._place(tree, None)

    def _place(self, node: ast.AST, function: _Function | None) -> None:
        for child in ast.iter_child_nodes(node):
            if function is not None:
                self.inside[child] = function
            if isinstance(node, ast.ClassDef):
                self.classes[child] = node.name
            match child:
                case ast.Call():
                    self.calls.append(child)
                case ast.ImportFrom(module=str(module), names=names):
                    self.imported |= {one.name: module for one in names}
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self.functions.append(child)
            self._place(child, child if isinstance(child, _Function) else function)

    def around(self, node: ast.AST) -> Iterator[_Function]:
        while (function := self.inside.get(node)) is not None:
            yield function
            node = function


def reasons() -> list[Said]:
    """Each text once, as the modules stand."""
    texts = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
        if "messages" not in path.parts
    }
    return sorted(set(_Search(texts).said()), key=lambda one: (one.module, one.source, one.text or ""))


class _Search:
    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._read: dict[str, _Module] = {}
        self._gates = set(_GATES)

    def said(self) -> list[Said]:
        known = 0
        found: list[Said] = []
        while len(self._gates) > known:
            known = len(self._gates)
            called = re.compile(
                r"\b(?:" + "|".join({*_TROUBLES, "__init__", *(one.called for one in self._gates)}) + r")\("
            )
            found = [one for name, text in self._texts.items() if called.search(text) for one in self._said_in(name)]
        return found

    def _module(self, name: str) -> _Module:
        if name not in self._read:
            self._read[name] = _Module(name, self._texts[name])
        return self._read[name]

    def _said_in(self, name: str) -> Iterator[Said]:
        module = self._module(name)
        for call in module.calls:
            for reason in self._reasons_of(module, call):
                yield from self._follow(module, reason, frozenset())

    def _reasons_of(self, module: _Module, call: ast.Call) -> Iterator[ast.expr]:
        name = _name_of(call.func)
        by_name = {one.arg: one.value for one in call.keywords}
        key = call.args[0] if call.args else None
        if isinstance(key, ast.Constant) and key.value in TOLD_OF_FILES and name in {*_TROUBLES, "__init__"}:
            if "reason" in by_name:
                yield by_name["reason"]
            return
        for gate in tuple(self._gates):
            if gate.called != name or not self._means(module, call, gate):
                continue
            if gate.parameter in by_name:
                yield by_name[gate.parameter]
            elif any(isinstance(one, ast.Starred) for one in call.args[: gate.place + 1]):
                yield call.args[-1]
            elif len(call.args) > gate.place:
                yield call.args[gate.place]

    def _means(self, module: _Module, call: ast.Call, gate: _Gate) -> bool:
        """A private name means what its own module calls so; a public one is a method there, or imported."""
        if gate.module == module.name or module.imported.get(gate.called) == gate.module:
            return True
        return gate.is_method and gate.called[0] != "_" and isinstance(call.func, ast.Attribute)

    def _follow(self, module: _Module, said: ast.expr, seen: frozenset[ast.AST]) -> Iterator[Said]:
        if said in seen:
            return
        seen |= {said}
        match said:
            case ast.Constant(value=str(text)):
                if text:
                    yield Said(module.name, text, ast.unparse(said))
            case ast.Constant(value=None):
                pass
            case ast.JoinedStr(values=parts):
                yield from self._joined(module, said, parts, seen)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                yield from self._joined(module, said, (left, right), seen)
            case ast.IfExp(body=one, orelse=other):
                yield from self._follow_all(module, (one, other), seen)
            case ast.BoolOp(values=parts):
                yield from self._follow_all(module, parts, seen)
            case ast.NamedExpr(value=one) | ast.Starred(value=one) | ast.Tuple(elts=[*_, one]):
                yield from self._follow(module, one, seen)
            case ast.Attribute(attr=name) if name in _TOLD_ELSEWHERE:
                pass
            case ast.Call(func=called, args=[one]) if _name_of(called) in _PASSED_ON:
                yield from self._follow(module, one, seen)
            case ast.Name(id=name):
                yield from self._follow_name(module, said, name, seen)
            case ast.Call(func=called) if returned := self._returned(module, _name_of(called)):
                for home, one in returned:
                    yield from self._follow(home, one, seen)
            case _:
                yield Said(module.name, None, ast.unparse(said))

    def _joined(
        self, module: _Module, said: ast.expr, parts: Sequence[ast.expr], seen: frozenset[ast.AST]
    ) -> Iterator[Said]:
        """Of a part that is a text itself, each that it may be."""
        texts = [""]
        for part in parts:
            value = part.value if isinstance(part, ast.FormattedValue) else part
            may_be = [one.text for one in self._follow(module, value, seen)] if _is_set_here(module, value) else []
            known = [text for text in may_be if text is not None]
            if len(known) != len(may_be) or not known:
                known = [HOLE]
            texts = [before + text for before in texts for text in known]
        for text in texts:
            yield Said(module.name, text if text.strip(HOLE) else None, ast.unparse(said))

    def _follow_all(self, module: _Module, parts: Iterable[ast.expr], seen: frozenset[ast.AST]) -> Iterator[Said]:
        for one in parts:
            yield from self._follow(module, one, seen)

    def _follow_name(self, module: _Module, node: ast.Name, name: str, seen: frozenset[ast.AST]) -> Iterator[Said]:
        for function in module.around(node):
            if self._carries(module, function, name):
                return
            if given := _set_to(function, name):
                yield from self._follow_all(module, given, seen)
                return
        if name in module.constants:
            yield from self._follow(module, module.constants[name], seen)
        else:
            yield Said(module.name, None, name)

    def _carries(self, module: _Module, function: _Function, name: str) -> bool:
        """Where it is a parameter, who calls the function says it."""
        places = [
            one.arg for one in (*function.args.posonlyargs, *function.args.args) if one.arg not in ("self", "cls")
        ]
        if name not in [*places, *(one.arg for one in function.args.kwonlyargs)]:
            return False
        called = module.classes[function] if function.name == "__init__" else function.name
        place = places.index(name) if name in places else len(places)
        self._gates.add(_Gate(called, place, name, module.name, function in module.classes))
        return True

    def _returned(self, module: _Module, called: str) -> list[tuple[_Module, ast.expr]]:
        """What a function of this package answers, with the module that it stands in."""
        imported = module.imported.get(called, "")
        home = self._module(imported) if imported in self._texts else module
        return [
            (home, node.value)
            for function in home.functions
            if function.name == called
            for node in ast.walk(function)
            if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom)
            and node.value is not None
            and home.inside[node] is function
        ]


def _is_set_here(module: _Module, value: ast.expr) -> bool:
    """False for a name that is a parameter or of elsewhere: a fact that fills a reason."""
    if isinstance(value, ast.Name):
        return any(_set_to(function, value.id) for function in module.around(value))
    return isinstance(value, ast.Constant)


def _set_to(function: _Function, name: str) -> list[ast.expr]:
    """What a local name is set to. Of several that are set at once a reason is the last."""

    def sets(target: ast.expr) -> bool:
        last = target.elts[-1] if isinstance(target, ast.Tuple) else target
        return isinstance(last, ast.Name) and last.id == name

    found: list[ast.expr] = []
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=targets, value=value):
                found += [value for target in targets if sets(target)]
            case ast.For(target=target, iter=value) if sets(target):
                found.append(value)
            case ast.AnnAssign(target=ast.Name(id=set_), value=ast.expr() as value) if set_ == name:
                found.append(value)
            case ast.NamedExpr(target=ast.Name(id=set_), value=value) if set_ == name:
                found.append(value)
    return found


def _name_of(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
