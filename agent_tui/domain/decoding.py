"""JSON and plain objects read as values of a type. Each type is made known to msgspec here, by one thread at a time:
where two use it for the first time at the same moment, msgspec 0.22 reads what is half written and the process dies."""

import threading
from functools import cache
from typing import Any, TypeVar, overload

import msgspec

T = TypeVar("T")
Decoder = msgspec.json.Decoder
Content = bytes | memoryview | str | msgspec.Raw

_ONE_AT_A_TIME = threading.Lock()


@cache
def decoder_of(type_: Any) -> Decoder[Any]:
    """Reads JSON as `type_`, which may be a union. Kept: of one of several types, msgspec would find out anew for each
    text which these are, in ten times the time of reading it."""
    with _ONE_AT_A_TIME:
        return Decoder(type_)


@overload
def decoded(content: Content, type_: type[T]) -> T: ...
@overload
def decoded(content: Content, type_: Any = Any) -> Any: ...
def decoded(content: Content, type_: Any = Any) -> Any:
    """JSON as a `type_`, or as plain objects; `msgspec.DecodeError` where it is none, `msgspec.ValidationError` where
    it says something else, `UnicodeDecodeError` and `RecursionError` as their names say."""
    return decoder_of(type_).decode(content)


@overload
def converted(value: object, type_: type[T]) -> T: ...
@overload
def converted(value: object, type_: Any) -> Any: ...
def converted(value: object, type_: Any) -> Any:
    """What TOML or JSON made (mappings, lists, texts, numbers) as a `type_`; `msgspec.ValidationError` where it says
    something else: no text is taken for a number."""
    decoder_of(type_)
    return msgspec.convert(value, type_)
