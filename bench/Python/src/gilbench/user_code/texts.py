"""Results as text, by which runs compare them: made after what is timed, of the first results of a slice and its last."""

from __future__ import annotations

import ast
import json
import math
import sys
import traceback
from copy import copy
from numbers import Number
from typing import TYPE_CHECKING, Any, Callable, Sequence

from gilbench.user_code.failures import Origin, explaining

if TYPE_CHECKING:
    from gilbench.user_code.code import UserCode
    from gilbench.user_code.pickled import Kept

FIRST_KEPT = 8
"""Of each worker and slice so many results are kept from its beginning, and the last."""

_LONGEST, _HEAD, LONGEST_WHOLE = 200, 120, 20_000
IGNORED, ACCEPTED = "(ignored)", "(accepted)"
_NOTHING = object()
_repr = repr  # the user's code may put another in its place


class Texts:
    """Makes text of one code's results. `check`: the user's own, called with a result and arguments decoded afresh."""

    def __init__(self, code: UserCode, origin: Origin, arguments_json: str, check: Callable[..., Any] | None) -> None:
        self._is_ignored = code.result == "ignored"
        self._expected = code.expected
        self._tolerance = code.tolerance
        self._origin = origin
        self._arguments_json = arguments_json
        self._check = check
        self._literal: Any = _NOTHING if code.expected is None else literal_of(code.expected)

    def expecting(self, text: str) -> Texts:
        """The same with a text that results must have."""
        other = copy(self)
        other._expected, other._literal = text, literal_of(text)
        return other

    def of_kept(self, kept: Sequence[Any], tasks: int) -> dict[str, int]:
        """Text -> how many of so many units returned it; those whose results were not kept count as the first of them."""
        counts: dict[str, int] = {}
        for result in kept:
            text = self.of(result)
            counts[text] = counts.get(text, 0) + 1
        if kept and tasks > len(kept):
            counts[next(iter(counts))] += tasks - len(kept)
        return counts

    def of_results(self, results: Sequence[Any]) -> dict[str, int]:
        """The same of all results of a worker."""
        return self.of_kept(_kept_of(results), len(results))

    def of_records(self, results: Sequence[Kept]) -> dict[str, int]:
        """The same of what a pool brought back."""
        return self.of_kept([one.result() for one in _kept_of(results)], len(results))

    def of(self, result: Any, longest: int = _LONGEST) -> str:
        """One result's text."""
        if self._is_ignored:
            return IGNORED
        with explaining(self._origin, "the result's repr"):
            text = _repr(result)
        if self._check is not None:
            return ACCEPTED if self._accepts(self._check, result) else f"(rejected) {cut(text, longest)}"
        if self._expected is not None and (cut(text) == cut(self._expected) or self._is_expected(result)):
            return cut(self._expected, longest)
        return cut(text, longest)

    def _accepts(self, check: Callable[..., Any], result: Any) -> bool:
        try:
            return bool(check(result, **json.loads(self._arguments_json)))
        except AssertionError:
            return False
        except Exception:
            traceback.print_exc(file=sys.__stderr__)
            return False

    def _is_expected(self, result: Any) -> bool:
        return self._literal is not _NOTHING and are_equal(result, self._literal, self._tolerance)


def _kept_of(results: Sequence[Any]) -> list[Any]:
    """The first few of a slice's results and the last, which are the ones that become text."""
    return [*results[:FIRST_KEPT], *results[FIRST_KEPT:][-1:]]


def cut(text: str, longest: int = _LONGEST) -> str:
    """A long text as its beginning, its length and its digest; cutting what is cut changes nothing."""
    if len(text) <= longest:
        return text
    from hashlib import sha256  # brings OpenSSL: only where it is needed

    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{text[:_HEAD]}… ({len(text)} characters, sha256 {digest[:12]})"


def literal_of(text: str) -> Any:
    """What a text says as a Python literal, `nan` and `inf` included; a mark of its own where it is none."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
        return ast.literal_eval(_Floats().visit(tree))
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return _NOTHING


class _Floats(ast.NodeTransformer):
    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.copy_location(ast.Constant(float(node.id)), node) if node.id in ("nan", "inf") else node


def are_equal(one: Any, other: Any, tolerance: float | None) -> bool:
    """Whether two results are equal, floats within a relative tolerance; of containers, item by item."""
    try:
        return _are_equal(one, other, tolerance or 0.0)
    except Exception:  # the user's own __eq__, or an array whose truth is ambiguous
        return False


def _are_equal(one: Any, other: Any, tolerance: float) -> bool:
    if isinstance(one, Number) and isinstance(other, Number):
        return _are_close(one, other, tolerance)
    if isinstance(other, (list, tuple)):
        return (isinstance(one, list) == isinstance(other, list) and isinstance(one, (list, tuple)) and len(one) == len(other)
                and all(_are_equal(mine, theirs, tolerance) for mine, theirs in zip(one, other)))
    if isinstance(other, dict):
        return isinstance(one, dict) and len(one) == len(other) and all(
            key in one and _are_equal(one[key], value, tolerance) for key, value in other.items())
    if isinstance(other, (set, frozenset)) and isinstance(one, (set, frozenset)):
        return one == other or (len(one) == len(other) and all(
            _are_equal(mine, theirs, tolerance) for mine, theirs in zip(sorted(one), sorted(other))))
    return bool(one == other)


def _are_close(one: Any, other: Any, tolerance: float) -> bool:
    if one == other or (one != one and other != other):
        return True
    if not tolerance or isinstance(one, complex) or isinstance(other, complex):
        return bool(tolerance) and abs(one - other) <= tolerance * max(abs(one), abs(other))
    return math.isclose(one, other, rel_tol=tolerance)
