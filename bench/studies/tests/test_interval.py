"""The interval over blocks, against figures of R and of the tables that the harness's tests use."""

from __future__ import annotations

import math
import random
import unittest

from studies.interval import Estimate, hodges_lehmann, log_ratio, rank_of_limit, ways_to_rank_sum


class IntervalTests(unittest.TestCase):
    def test_the_limits_have_the_ranks_of_the_signed_rank_table(self) -> None:
        # docs/measurement.md, 4; R: qsignrank(0.025, n)
        expected = {6: 1, 8: 4, 10: 9, 12: 14, 15: 26, 20: 53, 30: 138, 40: 265}
        self.assertEqual(expected, {count: rank_of_limit(count, 0.95) for count in expected})

    def test_five_values_have_no_finite_interval(self) -> None:
        estimate = hodges_lehmann([1.0, 2.0, 3.0, 4.0, 5.0])
        self.assertEqual((3.0, -math.inf, math.inf), (estimate.centre, estimate.low, estimate.high))

    def test_every_choice_of_ranks_is_counted_once(self) -> None:
        # R: dsignrank(0:10, 4) * 16
        self.assertEqual([1, 1, 1, 2, 2, 2, 2, 2, 1, 1, 1], ways_to_rank_sum(4))

    def test_the_estimate_is_that_of_r(self) -> None:
        # R: wilcox.test(c(1.1, 2.3, 0.4, 3.8, 1.9, 2.6), conf.int = TRUE, exact = TRUE): the eleventh of 21 averages; k = 1
        estimate = hodges_lehmann([1.1, 2.3, 0.4, 3.8, 1.9, 2.6])
        self.assertAlmostEqual(2.1, estimate.centre)
        self.assertAlmostEqual(0.4, estimate.low)
        self.assertAlmostEqual(3.8, estimate.high)

    def test_the_interval_covers_the_truth_in_95_of_100_cases(self) -> None:
        generator = random.Random(7)
        inside = 0
        for _ in range(1000):
            estimate = hodges_lehmann([generator.gauss(0, 1) for _ in range(10)])
            inside += estimate.low <= 0 <= estimate.high
        self.assertTrue(935 <= inside <= 970, inside)

    def test_a_ratio_and_its_inverse_have_inverse_intervals(self) -> None:
        values = [0.1, -0.2, 0.05, 0.3, 0.15, 0.22, -0.01]
        one, other = hodges_lehmann(values).as_ratio(), hodges_lehmann([-value for value in values]).as_ratio()
        self.assertAlmostEqual(one.centre, 1 / other.centre)
        self.assertAlmostEqual(one.low, 1 / other.high)
        self.assertAlmostEqual(one.high, 1 / other.low)

    def test_an_estimate_is_written_with_its_interval(self) -> None:
        self.assertEqual("1.0000 [0.9900, 1.0100]", str(Estimate(1.0, 0.99, 1.01, 12)))


class PairingTests(unittest.TestCase):
    def test_a_ratio_is_taken_within_a_round(self) -> None:
        # A neighbour slows rounds 2 and 3 for both by half: unpaired medians would differ, pairs do not.
        self.assertAlmostEqual(math.log(2), log_ratio([9.0, 2.0, 4.0, 4.0, 2.0], [1.0, 1.0, 2.0, 2.0, 1.0]))

    def test_the_cold_rounds_are_left_out(self) -> None:
        self.assertAlmostEqual(0.0, log_ratio([100.0, 1.0], [1.0, 1.0]))
        self.assertAlmostEqual(math.log(100.0) / 2, log_ratio([100.0, 1.0], [1.0, 1.0], cold_rounds=0))

    def test_unequal_numbers_of_rounds_are_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "cannot be paired"):
            log_ratio([1.0, 1.0], [1.0])
