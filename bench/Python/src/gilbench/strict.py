"""JSON read strictly: exactly the fields that are expected, each of its type; an error names the field."""

from __future__ import annotations

import json
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

USAGE, UNSUPPORTED, ERROR = "usage", "unsupported", "error"


class Refused(Exception):
    """What ends a launch with `failed`; the text is one clear sentence."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


_WORDS = {int: "a whole number", float: "a number", str: "text", bool: "true or false", dict: "an object"}


def fields_of(document: object, where: str, expected: Mapping[str, tuple[type, bool]]) -> dict[str, Any]:
    """The document, if it has exactly the expected fields (name -> type, whether null is allowed); else raises Refused (usage)."""
    if not isinstance(document, dict):
        raise Refused(USAGE, f"{where} must be an object, not {named(document)}")
    for name in document:
        if name not in expected:
            raise Refused(USAGE, f"{where} has an unknown field '{name}'; known are {', '.join(expected) or 'none'}")
    for name, (kind, nullable) in expected.items():
        if name not in document:
            raise Refused(USAGE, f"{where} lacks the field '{name}' ({_WORDS[kind]})")
        value = document[name]
        if not (_is_a(value, kind) or (nullable and value is None)):
            raise Refused(USAGE, f"'{name}' in {where} must be {_WORDS[kind]}{' or null' if nullable else ''}, not {named(value)}")
    return document


def _is_a(value: object, kind: type) -> bool:
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def named(value: object) -> str:
    """A JSON value in the words of an error, cut where it is long."""
    return "null" if value is None else json.dumps(value)[:60]
