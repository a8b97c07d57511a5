from __future__ import annotations

import asyncio
import os
import tempfile
import unittest

from gilbench.workloads import EntryPoint, Place, every, find
from gilbench.workloads import files
from tests.launching import small
from tests.server import serving


class Exactness(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        server, directory = serving(), tempfile.TemporaryDirectory()
        cls.place = Place(server.__enter__(), directory.__enter__())
        cls.addClassCleanup(server.__exit__, None, None, None)
        cls.addClassCleanup(directory.__exit__, None, None, None)

    def result(self, entry_point: EntryPoint, arguments: dict) -> str:
        with entry_point.prepared(arguments, self.place) as place, entry_point.open(arguments, place) as unit:
            first, second = unit(), unit()
        self.assertEqual(first, second)
        return str(first)

    def test_every_calibrated_unit_returns_what_the_table_expects_twice(self) -> None:
        for workload in every():
            if workload.entry_point:
                one = next(one for one in workload.parameter_sets if one.name == "calibrated")
                with self.subTest(workload.id):
                    self.assertEqual(self.result(workload.entry_point, dict(one.arguments)), one.expected)

    def test_every_small_unit_returns_the_same_blocking_and_async(self) -> None:
        async def awaited(entry_point: EntryPoint, arguments: dict, place: Place) -> str:
            async with entry_point.open_async(arguments, place) as unit:
                first, second = await unit(), await unit()
            self.assertEqual(first, second)
            return str(first)

        for workload in every():
            if not (entry_point := workload.entry_point):
                continue
            arguments, expected = small(workload)
            with self.subTest(workload.id):
                self.assertEqual(self.result(entry_point, arguments), expected)
                if entry_point.async_unit:
                    with entry_point.prepared(arguments, self.place) as place:
                        self.assertEqual(asyncio.run(awaited(entry_point, arguments, place)), expected)

    def test_ten_million_squares_pass_two_to_the_63rd_exactly(self) -> None:
        with _entry_point("sum_squares").open({"n": 10**7}, Place()) as unit:
            self.assertEqual(unit(), 333333283333335000000)

    def test_the_log_is_written_as_the_protocol_says(self) -> None:
        with files.written_log(self.place, lines=64) as place:
            with open(os.path.join(place.data_directory or "", "log-64.txt"), "rb") as file:
                lines = file.read().split(b"\n")
        self.assertEqual(len(lines), 65)
        self.assertEqual((lines[0], lines[3], lines[61], lines[64]), (
            b"2026-01-01T00:00:00 INFO request 0", b"2026-01-01T00:00:03 ERROR request 3", b"2026-01-01T00:00:01 INFO request 61", b""))

    def test_a_scan_leaves_the_log_and_nothing_else(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            scan = _entry_point("file_scan")
            with scan.prepared({"lines": 20}, Place(None, directory)) as place, scan.open({"lines": 20}, place) as unit:
                self.assertEqual(unit(), 2)
                (copy,) = os.listdir(place.scratch_directory)
                with open(os.path.join(place.scratch_directory or "", copy), "rb") as copied:
                    self.assertEqual(copied.read().count(b"\n"), 20)
            self.assertEqual(os.listdir(directory), ["log-20.txt"])


def _entry_point(workload_id: str) -> EntryPoint:
    workload = find(workload_id)
    assert workload is not None and workload.entry_point is not None
    return workload.entry_point
