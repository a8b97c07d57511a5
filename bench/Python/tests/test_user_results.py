from __future__ import annotations

import math
import unittest

from gilbench.user_code.code import UserCode
from gilbench.user_code.pickling import function_obstacle, obstacle
from gilbench.user_code.texts import are_equal, cut, literal_of
from tests.user_launching import FOLDER, run


def _text(result: object, /, **code: object) -> str:
    return UserCode("app.scoring:score", str(FOLDER), **code).texts('{"n": 10}').of(result)  # type: ignore[arg-type]


class Texts(unittest.TestCase):
    def test_a_text_is_the_repr_and_a_long_one_is_cut_to_its_beginning_length_and_digest(self) -> None:
        self.assertEqual(_text([1, "a"]), "[1, 'a']")
        self.assertEqual(_text("b" * 198), repr("b" * 198))
        self.assertRegex(cut("c" * 201), "^c{120}… \\(201 characters, sha256 [0-9a-f]{12}\\)$")
        self.assertEqual(cut(cut("c" * 201)), cut("c" * 201))

    def test_the_digest_is_of_the_whole_text(self) -> None:
        from hashlib import sha256

        self.assertEqual(cut("d" * 300), "d" * 120 + f"… (300 characters, sha256 {sha256(b'd' * 300).hexdigest()[:12]})")

    def test_a_result_within_the_tolerance_has_the_expected_text(self) -> None:
        expected = "[1.0, {'a': (2.0, nan)}, {3.0}]"
        close = [1.0 + 1e-12, {"a": (2.0, math.nan)}, {3.0 - 1e-12}]
        self.assertEqual(_text(close, expected=expected, tolerance=1e-9), expected)
        self.assertNotEqual(_text(close, expected=expected), expected)
        self.assertEqual(_text(2.5, expected="2.0", tolerance=1e-9), "2.5")

    def test_what_equals_the_expected_has_its_text(self) -> None:
        self.assertEqual([_text(1, expected="1.0"), _text({"b": 1, "a": 2}, expected="{'a': 2, 'b': 1}")], ["1.0", "{'a': 2, 'b': 1}"])
        self.assertEqual(_text(UserCode, expected="<nothing literal>"), repr(UserCode))

    def test_an_expected_text_that_is_long_is_cut_as_results_are(self) -> None:
        values = [0.1] * 100
        self.assertEqual(_text(values, expected=repr(values)), cut(repr(values)))
        self.assertEqual(_text(values, expected=cut(repr(values))), cut(repr(values)))

    def test_ignored_and_checked_results_say_so(self) -> None:
        self.assertEqual(_text(object(), result="ignored"), "(ignored)")
        self.assertEqual(_text(285, check="app.scoring:scored_right"), "(accepted)")
        self.assertEqual(_text(284, check="app/scoring.py:scored_right"), "(rejected) 284")
        self.assertEqual(_text(285, check="app.scoring:never_right"), "(rejected) 285")

    def test_numbers_containers_and_types_are_told_apart(self) -> None:
        for one, other, tolerance, are in (((1, 2), [1, 2], None, False), ([1], [1, 2], None, False), ({1: 2}, {1: 3}, 0.1, False),
                                           ({1: 2}, {2: 2}, 0.1, False), (True, 1, None, True), ("1", 1, None, False),
                                           (1 + 1j, 1 + 1j, None, True),
                                           (1 + 1e-9j, 1 + 0j, 1e-6, True), (math.inf, math.inf, 0.1, True), (math.inf, 1.0, 0.1, False),
                                           (10**30, 10**30 + 1, None, False), (0.0, 1e-300, 1e-9, False), (None, None, None, True)):
            with self.subTest(one=one, other=other):
                self.assertEqual(are_equal(one, other, tolerance), are)

    def test_what_cannot_be_compared_is_not_equal(self) -> None:
        class Array:
            def __eq__(self, other: object) -> object:
                raise ValueError("ambiguous")

        self.assertFalse(are_equal(Array(), 1, None))
        self.assertTrue(math.isnan(literal_of("nan")))

    def test_of_many_units_the_first_eight_results_and_the_last_are_kept(self) -> None:
        texts = UserCode("app.scoring:score", str(FOLDER)).texts("{}")
        self.assertEqual(texts.of_results(list(range(20))), {"0": 12, **{str(i): 1 for i in range(1, 8)}, "19": 1})
        self.assertEqual(texts.of_results([5, 5]), {"5": 2})
        self.assertEqual(texts.of_results(list(range(9))), {str(i): 1 for i in range(9)})

    def test_every_kind_of_worker_compares_with_what_is_expected(self) -> None:
        for model in ("sequential", "threads", "thread_pool", "processes_fork", "process_pool_fork"):
            outcome = run("app.scoring:halved", model, {"items": [1, 2]}, expected="[0.5000000001, 1]", tolerance=1e-6)
            results = outcome.replies[1]["results"]
            self.assertEqual(results, {"[0.5000000001, 1]": 5}, model)
            results = run("app.scoring:score", model, {"n": 4}, check="app/scoring.py:scored_right").replies[1]["results"]
            self.assertEqual(results, {"(accepted)": 5}, model)


class Pickling(unittest.TestCase):
    def test_the_innermost_object_that_pickle_refuses_is_named_with_the_way_to_it(self) -> None:
        import threading

        class Holder:
            pass

        Holder.__module__, Holder.__qualname__ = __name__, "_Holder"
        globals()["_Holder"] = Holder
        holder = Holder()
        holder.lock = threading.Lock()  # type: ignore[attr-defined]
        self.assertIsNone(obstacle("result", {"a": [1]}))
        self.assertEqual(obstacle("result", threading.Lock()), "the result of type _thread.lock cannot be pickled")
        self.assertEqual(obstacle("argument", [1, (2, {"x": holder})]),
                         "the argument holds a _thread.lock (argument[1][1]['x'].lock), which cannot be pickled")
        self.assertIn("the result holds a generator (result[0])", obstacle("result", [iter(() for _ in ())]) or "")

    def test_functions_that_a_process_cannot_import_are_named(self) -> None:
        def inner() -> None: ...

        self.assertIsNone(function_obstacle(cut))
        self.assertIn(".<locals>.inner is local: a process cannot import it", function_obstacle(inner) or "")
