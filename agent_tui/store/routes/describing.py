"""OpenAPI 3.1 of the contract, made from its operations and from the very values that go over the wire."""

from datetime import datetime
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from litestar import get
from litestar.handlers import HTTPRouteHandler

from agent_tui import __version__
from agent_tui.contract.api import PROBLEM_TYPE_BASE, Problem, ProblemName
from agent_tui.store.problems import PROBLEMS
from agent_tui.store.routes.calling import JSON, PROBLEM_JSON, Told, answer
from agent_tui.store.routes.operations import OPERATIONS, Operation, Parameter

_REF = "#/components/schemas/{name}"
_EVERYWHERE: tuple[ProblemName, ...] = ("bad-request", "unauthorized", "internal", "busy")


def describing_routes() -> list[HTTPRouteHandler]:
    @get("/v1/openapi.json")
    async def openapi() -> Told:
        return answer(description())

    return [openapi]


@cache
def description() -> bytes:
    """The OpenAPI document as JSON."""
    types = {Problem} | {type_ for operation in OPERATIONS for type_ in _types_of(operation)}
    ordered = sorted(types, key=lambda type_: type_.__name__)
    _, components = msgspec.json.schema_components(ordered, ref_template=_REF)
    _name_times(ordered, components)
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    document = {
        "openapi": "3.1.0",
        "info": {"title": "agent-tui ticket store", "version": __version__},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": _for_every_dialect(components),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
    return msgspec.json.encode(document)


def _types_of(operation: Operation) -> list[type]:
    return [type_ for type_ in (*operation.answers.values(), operation.body) if type_ is not None]


def _operation(operation: Operation) -> dict[str, Any]:
    made: dict[str, Any] = {
        "summary": operation.summary,
        "operationId": f"{operation.method} {operation.path}",
        "parameters": [_parameter(parameter) for parameter in operation.parameters],
        "responses": {str(status): _response(type_) for status, type_ in operation.answers.items()},
    }
    if operation.body is not None:
        made["requestBody"] = {"required": True, "content": {JSON: {"schema": _ref(operation.body)}}}
    if operation.lines:
        made["requestBody"] = {"required": True, "content": {"application/jsonl": {"schema": {"type": "string"}}}}
    by_status: dict[int, list[ProblemName]] = {}
    for name in (*_EVERYWHERE, *operation.problems):
        by_status.setdefault(PROBLEMS[name].status, []).append(name)
    for status, names in sorted(by_status.items()):
        made["responses"][str(status)] = {
            "description": ", ".join(f"{PROBLEM_TYPE_BASE}{name}" for name in names),
            "content": {PROBLEM_JSON: {"schema": _ref(Problem)}},
        }
    return made


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.required,
        "description": parameter.description,
        "schema": parameter.schema,
    }


def _response(type_: Any) -> dict[str, Any]:
    if type_ is None:
        return {"description": "Nothing"}
    return {"description": type_.__name__, "content": {JSON: {"schema": _ref(type_)}}}


def _ref(type_: Any) -> dict[str, str]:
    return {"$ref": _REF.format(name=type_.__name__)}


def _name_times(types: list[type], components: dict[str, Any]) -> None:
    """msgspec calls a time a string; here it is said which strings are times."""
    waiting, seen = list(types), set(types)
    while waiting:
        struct = waiting.pop()
        for name, hint in get_type_hints(struct).items():
            parts = _parts(hint)
            if datetime in parts:
                _as_time(components[struct.__name__]["properties"][name])
            for part in parts:
                if isinstance(part, type) and issubclass(part, msgspec.Struct) and part not in seen:
                    seen.add(part)
                    waiting.append(part)


def _parts(hint: Any) -> list[Any]:
    """The types that a type is made of."""
    return [hint] if get_origin(hint) is None else [part for arg in get_args(hint) for part in _parts(arg)]


def _as_time(schema: dict[str, Any]) -> None:
    for choice in schema.get("anyOf", [schema]):
        if choice.get("type") == "string":
            choice["format"] = "date-time"


def _for_every_dialect(schema: Any) -> Any:
    r"""JSON Schema's regular expressions are ECMA's, which know neither \A nor \Z."""
    if isinstance(schema, dict):
        return {
            key: value.replace(r"\A", "^").replace(r"\Z", "$") if key == "pattern" else _for_every_dialect(value)
            for key, value in schema.items()
        }
    return [_for_every_dialect(value) for value in schema] if isinstance(schema, list) else schema
