from __future__ import annotations

import json
import unittest

from gilbench.protocol import Failed, Refused, Request, checked_arguments, to_json
from tests.launching import request


class Requests(unittest.TestCase):
    def refused(self, fields: object) -> str:
        with self.assertRaises(Refused) as caught:
            Request.from_json(json.dumps(fields))
        self.assertEqual(caught.exception.kind, "usage")
        return str(caught.exception)

    def test_a_right_request_is_read_as_it_is(self) -> None:
        read = Request.from_json(json.dumps(request(warmup_seconds=1, context={
            "url": "http://x", "data_directory": None, "artifacts_directory": "/a"})))
        self.assertEqual((read.workload, read.arguments, read.tasks, read.context.url), ("sum_squares", {"n": 1000}, 5, "http://x"))

    def test_every_missing_field_is_refused_by_its_name(self) -> None:
        for name in request():
            with self.subTest(name):
                self.assertIn(f"'{name}'", self.refused(request(**{name: ...})))

    def test_an_unknown_field_is_refused_by_its_name(self) -> None:
        self.assertIn("'colour'", self.refused(request(colour="red")))
        self.assertIn("'colour'", self.refused(request(context={
            "url": None, "data_directory": None, "artifacts_directory": None, "colour": 1})))

    def test_a_field_of_the_wrong_type_is_refused_by_its_name(self) -> None:
        for name, value in (("tasks", "5"), ("tasks", True), ("tasks", 5.0), ("workers", None), ("arguments", [1]), ("launch", 3),
                            ("warmup_seconds", "0"), ("measure_memory", 0), ("context", None), ("model", {})):
            with self.subTest(name, value=value):
                self.assertIn(f"'{name}'", self.refused(request(**{name: value})))

    def test_numbers_out_of_range_are_refused(self) -> None:
        for name, value in (("tasks", 0), ("workers", 0), ("iterations", -1), ("warmup_seconds", -0.5), ("protocol", 2)):
            with self.subTest(name):
                self.assertIn(name, self.refused(request(**{name: value})))

    def test_what_is_not_json_is_refused(self) -> None:
        for line in ("", "{", "[]", "null"):
            with self.subTest(line), self.assertRaises(Refused):
                Request.from_json(line)

    def test_arguments_are_held_to_the_parameters(self) -> None:
        self.assertEqual(checked_arguments({"seconds": 1}, {"seconds": float}), {"seconds": 1})
        for arguments, named in (({}, "'n'"), ({"n": 1, "m": 2}, "'m'"), ({"n": 1.5}, "'n'")):
            with self.subTest(named), self.assertRaisesRegex(Refused, named):
                checked_arguments(arguments, {"n": int})


class Replies(unittest.TestCase):
    def test_a_reply_is_one_line_that_begins_with_its_type(self) -> None:
        self.assertEqual(to_json(Failed("error", "a\nb")), '{"type": "failed", "kind": "error", "message": "a\\nb"}')
