from __future__ import annotations

import json
import unittest

from gilbench.protocol import Code, Done, End, Failed, Go, Refused, Request, WarmUp, checked_arguments, command_from_json, to_json
from tests.launching import request

_CODE = {"function": "app/scoring.py:score", "assembly": None, "method": None, "folder": "/home/me/project", "setup": None,
         "asyncio_run": False, "result": "compared", "expected": "[1, 2]", "tolerance": 1e-9, "check": None, "shared_arguments": False}


class Requests(unittest.TestCase):
    def refused(self, fields: object) -> str:
        with self.assertRaises(Refused) as caught:
            Request.from_json(json.dumps(fields))
        self.assertEqual(caught.exception.kind, "usage")
        return str(caught.exception)

    def test_a_right_request_is_read_as_it_is(self) -> None:
        read = Request.from_json(json.dumps(request(context={
            "url": "http://x", "data_directory": None, "artifacts_directory": "/a"})))
        self.assertEqual((read.workload, read.arguments, read.slices, read.context.url), ("sum_squares", {"n": 1000}, 2, "http://x"))

    def test_every_missing_field_is_refused_by_its_name(self) -> None:
        for name in request():
            with self.subTest(name):
                self.assertIn(f"'{name}'", self.refused(request(**{name: ...})))

    def test_an_unknown_field_is_refused_by_its_name(self) -> None:
        self.assertIn("'colour'", self.refused(request(colour="red")))
        self.assertIn("'colour'", self.refused(request(context={
            "url": None, "data_directory": None, "artifacts_directory": None, "colour": 1})))

    def test_a_field_of_the_wrong_type_is_refused_by_its_name(self) -> None:
        for name, value in (("slices", "5"), ("slices", True), ("slices", 5.0), ("workers", None), ("arguments", [1]), ("launch", 3),
                            ("measure_memory", 0), ("context", None), ("model", {})):
            with self.subTest(name, value=value):
                self.assertIn(f"'{name}'", self.refused(request(**{name: value})))

    def test_numbers_out_of_range_are_refused(self) -> None:
        for name, value in (("workers", 0), ("slices", -1), ("protocol", 1)):
            with self.subTest(name):
                self.assertIn(name, self.refused(request(**{name: value})))

    def test_code_is_read_where_it_is_given_and_may_be_null_or_absent(self) -> None:
        for absent in (..., None):
            self.assertIsNone(Request.from_json(json.dumps(request(code=absent))).code)
        read = Request.from_json(json.dumps(request(code=_CODE))).code
        self.assertEqual(read, Code(**_CODE))

    def test_code_is_read_strictly(self) -> None:
        for name in _CODE:
            with self.subTest(name):
                others = {key: value for key, value in _CODE.items() if key != name}
                self.assertIn(f"code lacks the field '{name}'", self.refused(request(code=others)))
        for name, value in (("folder", "here"), ("folder", None), ("result", "approved"), ("tolerance", -1), ("tolerance", "1"),
                            ("asyncio_run", None), ("shared_arguments", 1), ("function", 3), ("colour", "red")):
            with self.subTest(name, value=value):
                self.assertIn(f"'{name}'", self.refused(request(code={**_CODE, name: value})))
        self.assertIn("'code'", self.refused(request(code="app.scoring:score")))

    def test_what_is_not_json_is_refused(self) -> None:
        for line, said in (("", "JSON"), ("{", "JSON"), ("[]", "object"), ("null", "object")):
            with self.subTest(line), self.assertRaisesRegex(Refused, said):
                Request.from_json(line)

    def test_arguments_are_held_to_the_parameters(self) -> None:
        self.assertEqual(checked_arguments({"seconds": 1}, {"seconds": float}), {"seconds": 1})
        for arguments, named in (({}, "'n'"), ({"n": 1, "m": 2}, "'m'"), ({"n": 1.5}, "'n'")):
            with self.subTest(named), self.assertRaisesRegex(Refused, named):
                checked_arguments(arguments, {"n": int})


class Commands(unittest.TestCase):
    def test_each_is_read(self) -> None:
        self.assertEqual(command_from_json('{"type": "go", "tasks": 32}\n'), Go(32))
        self.assertEqual(command_from_json('{"type": "warm_up", "tasks": 2, "seconds": 1}'), WarmUp(2, 1))
        self.assertEqual(command_from_json('{"type": "end"}'), End())

    def test_anything_else_is_refused_with_what_is_wrong(self) -> None:
        for line, named in (("", "JSON"), ("[]", "go, warm_up, end"), ('{"type": "stop"}', "go, warm_up, end"),
                            ('{"type": "warm_up", "tasks": 1, "seconds": -1}', "seconds is -1"), ('{"type": "go"}', "'tasks'"),
                            ('{"type": "go", "tasks": 0}', "tasks is 0"), ('{"type": "go", "tasks": 1.5}', "'tasks'"),
                            ('{"type": "end", "tasks": 1}', "unknown field 'tasks'")):
            with self.subTest(line), self.assertRaisesRegex(Refused, named):
                command_from_json(line)


class Replies(unittest.TestCase):
    def test_a_reply_is_one_line_that_begins_with_its_type(self) -> None:
        self.assertEqual(to_json(Failed("error", "a\nb")), '{"type": "failed", "kind": "error", "message": "a\\nb"}')

    def test_an_optional_field_that_is_not_known_is_left_out_and_no_other_is(self) -> None:
        done = json.loads(to_json(Done(0.5, 1, None, None, None, [], None)))
        self.assertEqual(list(done), ["type", "shutdown_seconds", "peak_rss_bytes", "children_peak_rss_bytes", "pss_bytes", "gil_enabled",
                                      "modules", "affinity"])
        self.assertEqual(json.loads(to_json(Done(0.5, 1, None, None, None, [], None, ["numpy"])))["gil_enabled_by"], ["numpy"])
