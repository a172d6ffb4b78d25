"""How a mapping of a script is read: known keys, short forms, and kinds told apart by one key.

The trap: pydantic's own errors for a union list what is wrong with each of eighteen kinds of step, of which
the writer meant one. Here the kind is chosen first, by its verb, and only its errors are told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from agent.registry import did_you_mean


class Model(BaseModel):
    """A mapping with known keys; an unknown one is an error that names the nearest."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    exactly_one_of: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _keys_are_known(cls, value: object) -> object:
        if isinstance(value, Mapping):
            known = keys_of(cls)
            for key in value:
                if key not in known:
                    near = did_you_mean(str(key), known)
                    raise PydanticCustomError(
                        "unknown_key",
                        "unknown key '{key}'{near} (known here: {known})",
                        {"key": str(key), "near": near, "known": ", ".join(known)},
                    )
            given = [f"'{key}'" for key in cls.exactly_one_of if key in value]
            if cls.exactly_one_of and len(given) != 1:
                raise PydanticCustomError(
                    "one_of",
                    "one of {keys} is needed, not {said} (keep one)",
                    {"keys": ", ".join(cls.exactly_one_of), "said": " and ".join(given) or "none of them"},
                )
        return value


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys that a mapping of this kind may have, as they are written."""
    return [field.alias or name for name, field in model.model_fields.items()]


class Either:
    """Lets values of other kinds stand for the one that is meant, here and in the JSON Schema.

    convert: makes of such a value the one that is meant, and leaves any other as it is.
    others: JSON Schemas of the other kinds.
    """

    def __init__(self, convert: Callable[[object], object], *others: JsonSchemaValue) -> None:
        self._convert = convert
        self._others = others

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._convert, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [*self._others, handler(schema)]}


def short(key: str, *kinds: str) -> Either:
    """Let a plain value stand for a mapping with one key: `click: Save` for `click: {text: Save}`.

    kinds: the value's, as JSON Schema calls them; a text if none is named.
    """
    names = kinds or ("string",)
    types = tuple(each for name in names for each in _TYPES[name])

    def spelt_out(value: object) -> object:
        return {key: value} if isinstance(value, types) else value

    return Either(spelt_out, *({"type": name} for name in names))


_TYPES: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {"string": (str,), "array": (list,), "number": (int, float)}
)


class Listed:
    """Lets one thing stand for a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}

    @staticmethod
    def _listed(value: object) -> object:
        return value if isinstance(value, list) else [value]


class Kinds:
    """Picks the kind of a mapping by the one key that tells kinds apart.

    known: each kind by its key. what: the word for all of them, in errors.
    """

    def __init__(self, known: Callable[[], Mapping[str, type[Model]]], what: str) -> None:
        self._known = known
        self._what = what

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        union = Discriminator(self._tag).__get_pydantic_core_schema__(source, handler)
        return core_schema.no_info_before_validator_function(self._is_known, union)

    def _tag(self, value: object) -> str | None:
        known = self._known()
        if isinstance(value, BaseModel):
            return next(f"{name} {self._what}" for name, kind in known.items() if type(value) is kind)
        assert isinstance(value, Mapping)
        return next(f"{name} {self._what}" for name in known if name in value)

    def _is_known(self, value: object) -> object:
        known = self._known()
        if isinstance(value, BaseModel):
            return value
        if not isinstance(value, Mapping):
            raise PydanticCustomError(
                "no_mapping",
                "a {what} is a mapping such as '{name}: …'",
                {"what": self._what, "name": next(iter(known))},
            )
        if not any(name in value for name in known):
            shared = set.intersection(*(set(keys_of(kind)) for kind in known.values()))
            keys = [str(key) for key in value if key not in shared] or [str(key) for key in value]
            near = next((each for key in keys if (each := did_you_mean(key, list(known)))), "")
            raise PydanticCustomError(
                "unknown_kind",
                "'{keys}' is no {what}{near} (known: {known})",
                {
                    "key": keys[0] if keys else "",
                    "keys": ", ".join(keys),
                    "what": self._what,
                    "near": near,
                    "known": ", ".join(known),
                },
            )
        return value
