"""Reading what pyperf and hyperfine say, and judging it."""

from __future__ import annotations

import json
import math
import unittest

import peers
from studies.program import GOOD, NO, CouldNotMeasure, WrongUse
from studies.tools import Spread, Twice, hyperfine_ratio, is_difference_to_pyperf, pyperf_mean, spread


class PyperfTests(unittest.TestCase):
    def test_what_compare_to_says_is_understood(self) -> None:
        # Printed by pyperf 2.10.0.
        different = "Mean +- std dev: [one] 6.20 ms +- 0.31 ms -> [other] 5.10 ms +- 0.22 ms: 1.22x faster"
        for said, expected in (
            (different, True),
            (different.replace("1.22x faster", "1.08x slower"), True),
            ("Benchmark hidden because not significant (1): timeit", False),
            ("Mean +- std dev: [one] 6.20 ms +- 0.31 ms -> [other] 6.21 ms +- 0.22 ms: 1.00x slower\nNot significant!", False),
            ("Mean +- std dev: [one] 6.20 ms +- 0.31 ms -> [other] 6.20 ms +- 0.31 ms: no change", False),
        ):
            self.assertEqual(expected, is_difference_to_pyperf(said), said)

    def test_an_unknown_sentence_is_not_taken_for_an_answer(self) -> None:
        with self.assertRaises(CouldNotMeasure):
            is_difference_to_pyperf("something else")

    def test_the_mean_is_over_the_values_of_all_processes_without_calibration(self) -> None:
        runs = [{"warmups": [[1, 9.0]]}, {"values": [1.0, 2.0]}, {"values": [6.0]}]
        self.assertEqual(3.0, pyperf_mean(json.dumps({"benchmarks": [{"runs": runs}]})))

    def test_equal_time_is_that_share_of_the_default_processes(self) -> None:
        self.assertEqual(5, peers.processes_for(10.0, 40.0))
        self.assertEqual(2, peers.processes_for(1.0, 40.0))


class HyperfineTests(unittest.TestCase):
    @staticmethod
    def exported(one: tuple[float, float], other: tuple[float, float]) -> str:
        return json.dumps({"results": [{"mean": mean, "stddev": deviation} for mean, deviation in (one, other)]})

    def test_a_program_that_is_not_there_is_said(self) -> None:
        with self.assertRaisesRegex(WrongUse, "no program '/nowhere/hyperfine'"):
            peers.hyperfine_program("/nowhere/hyperfine")

    def test_the_ratio_is_the_second_over_the_first(self) -> None:
        self.assertEqual(1.5, hyperfine_ratio(self.exported((2.0, 0.1), (3.0, 0.1)))[0])

    def test_a_difference_lies_beyond_what_it_adds_and_subtracts(self) -> None:
        self.assertTrue(hyperfine_ratio(self.exported((1.0, 0.01), (1.2, 0.01)))[1])
        self.assertTrue(hyperfine_ratio(self.exported((1.2, 0.01), (1.0, 0.01)))[1])
        self.assertFalse(hyperfine_ratio(self.exported((1.0, 0.15), (1.2, 0.15)))[1])


class SpreadTests(unittest.TestCase):
    def test_faster_and_slower_count_alike(self) -> None:
        found = spread([Twice(1.25, True, 10.0), Twice(0.8, False, 20.0)])
        self.assertAlmostEqual(math.log(1.25), found.largest)
        self.assertAlmostEqual(math.log(1.25), found.typical)
        self.assertEqual((1, 2, 15.0), (found.called, found.tries, found.seconds))

    def test_tools_that_are_always_off_by_as_much_are_no_closer_to_1_for_it(self) -> None:
        self.assertAlmostEqual(math.log(1.1), spread([Twice(1.1, False, 1.0)] * 3).typical)

    def test_a_fifth_of_the_spread_in_no_more_time_is_good(self) -> None:
        pyperf = Spread(0.20, 0.1, 3, 10, 40.0)
        for typical, seconds, expected in ((0.015, 10.0, GOOD), (0.025, 10.0, NO), (0.015, 41.0, NO)):
            self.assertEqual(expected, peers.judged(Spread(0.03, typical, 0, 10, seconds), pyperf)[0])
