"""Frozen records, as dataclass(frozen=True) makes them. Importing dataclasses would be a quarter of what a worker's start costs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    Self = TypeVar("Self", bound="Frozen")


class Frozen:
    """What a subclass annotates are its fields, in that order; what it assigns to one is the default. Two are equal where they are of
    one class and all their fields are. A subclass is not to be subclassed."""

    def __init_subclass__(cls) -> None:
        cls._fields = tuple(getattr(cls, "__annotations__", ()))
        cls._defaults = {name: getattr(cls, name) for name in cls._fields if hasattr(cls, name)}

    def __init__(self, *values: Any, **named: Any) -> None:
        given = {**dict(zip(self._fields, values)), **named}
        if len(given) < len(values) + len(named):
            raise TypeError(f"{type(self).__name__} is given more values than it has fields, or one field twice")
        if unknown := given.keys() - set(self._fields):
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        if missing := [name for name in self._fields if name not in given and name not in self._defaults]:
            raise TypeError(f"{type(self).__name__} lacks {', '.join(missing)}")
        vars(self).update((name, given[name] if name in given else self._defaults[name]) for name in self._fields)

    def as_dict(self) -> dict[str, Any]:
        """Its fields by name; a record in one of them becomes a dict as well."""
        return {name: value.as_dict() if isinstance(value, Frozen) else value for name, value in vars(self).items()}

    def but(self: Self, **changes: Any) -> Self:
        """The same with changes."""
        return type(self)(**{**vars(self), **changes})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"
