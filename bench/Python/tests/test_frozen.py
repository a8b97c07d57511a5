from __future__ import annotations

import copy
import pickle
import unittest

from gilbench.frozen import Frozen


class Point(Frozen):
    x: int
    y: int = 2

    is_point = True


class Pair(Frozen):
    first: Point
    name: str


class Records(unittest.TestCase):
    def test_fields_are_given_by_place_or_by_name_and_have_defaults(self) -> None:
        for point in (Point(1), Point(1, 2), Point(x=1), Point(y=2, x=1)):
            self.assertEqual((point.x, point.y, point.is_point), (1, 2, True))

    def test_a_field_too_many_too_few_unknown_or_twice_is_refused(self) -> None:
        for values, named, said in (((), {}, "lacks x"), ((1, 2, 3), {}, "more values"), ((1,), {"x": 1}, "twice"),
                                    ((1,), {"z": 1}, "no z"), ((1,), {"is_point": False}, "no is_point")):
            with self.subTest(said), self.assertRaisesRegex(TypeError, said):
                Point(*values, **named)

    def test_a_field_can_be_neither_set_nor_deleted(self) -> None:
        point = Point(1)
        with self.assertRaises(AttributeError):
            point.x = 3
        with self.assertRaises(AttributeError):
            del point.x
        self.assertEqual((point.but(x=3), point), (Point(3), Point(1)))

    def test_records_of_one_class_and_equal_fields_are_equal(self) -> None:
        self.assertEqual({Point(1), Point(1, 2), Point(1, 3)}, {Point(1, 3), Point(1)})
        self.assertNotEqual(Pair(Point(1), "a"), Pair(Point(2), "a"))
        self.assertNotEqual(Point(1), {"x": 1, "y": 2})

    def test_a_record_is_pickled_copied_printed_and_made_a_dict_whole(self) -> None:
        pair = Pair(Point(1), "a")
        self.assertEqual((pickle.loads(pickle.dumps(pair)), copy.deepcopy(pair)), (pair, pair))
        self.assertEqual(repr(pair), "Pair(first=Point(x=1, y=2), name='a')")
        self.assertEqual(pair.as_dict(), {"first": {"x": 1, "y": 2}, "name": "a"})
