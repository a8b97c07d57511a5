from __future__ import annotations

import math
import struct
import subprocess
import sys
import unittest
from pathlib import Path

from boundary_study import C_API, IN_PYTHON, KINDS, Block, readable, rows_of, table
from studies.boundary_functions import LENGTH, seconds_of

BENCH = Path(__file__).resolve().parents[2]
TAKEN = (C_API, "taken")


def block(factor: float) -> Block:
    """Eight rounds; the first quarter, which does not count, is wild. The way costs so many times what the call in Python does."""
    drift = [50.0, 9.0, 1.0, 1.1, 1.2, 1.1, 1.0, 0.9]
    return {kind: {IN_PYTHON: [1e-6 * each for each in drift], TAKEN: [1e-6 * each * factor for each in [1, 1, *drift[2:]]]}
            for kind in KINDS}


class Rows(unittest.TestCase):
    def test_a_ratio_is_taken_within_rounds_and_without_the_cold_ones(self) -> None:
        rows = rows_of([block(2.0), block(4.0)], [IN_PYTHON, TAKEN])
        taken = next(row for row in rows if row.kind == "empty" and row.way == TAKEN)
        self.assertAlmostEqual(taken.ratio.centre, math.sqrt(8.0))
        self.assertAlmostEqual(taken.seconds, 3.15e-6)  # medians over the six rounds that count: 2.1 and 4.2 µs

    def test_the_table_has_a_line_for_each_kind_and_way(self) -> None:
        lines = table(rows_of([block(2.0)], [IN_PYTHON, TAKEN]))
        self.assertEqual(len(lines), 1 + 2 * len(KINDS))
        self.assertRegex(lines[2], r"^empty call +C API, GIL taken for each call +2\.1 µs +2$")

    def test_times_are_readable(self) -> None:
        self.assertEqual([readable(2.5e-3), readable(3.14e-5), readable(8e-8)], ["2.5 ms", "31.4 µs", "80 ns"])


class Called(unittest.TestCase):
    def test_every_kind_can_be_called_by_python(self) -> None:
        for kind in KINDS:
            with self.subTest(kind):
                self.assertGreater(seconds_of(kind, 2), 0.0)

    def test_the_worker_process_answers_what_it_was_given(self) -> None:
        floats = struct.pack("<3d", 1.5, -2.0, 1e300)
        asked = [(b"e", b"", b""), (b"b", b"bytes", b"bytes"), (b"f", floats, floats)]
        given = b"".join(struct.pack("<ci", kind, len(sent)) + sent for kind, sent, _ in asked)
        answered = subprocess.run([sys.executable, "-m", "studies.boundary_functions"], input=given, capture_output=True, check=True,
                                  cwd=BENCH, timeout=60)
        self.assertEqual(answered.stdout, b"".join(LENGTH.pack(len(answer)) + answer for _, _, answer in asked))


if __name__ == "__main__":
    unittest.main()
