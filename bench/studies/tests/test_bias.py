"""What bench/bias.py calls unbiased, and what it compares."""

from __future__ import annotations

import math
import unittest

import bias
from studies.interval import Estimate


class BiasTests(unittest.TestCase):
    def test_a_ratio_is_right_within_1_percent_and_known_to_2(self) -> None:
        for centre, low, high, expected in (
            (1.0, 0.99, 1.01, True), (0.992, 0.981, 1.003, True), (1.012, 1.005, 1.019, False),
            (1.0, 0.975, 1.01, False), (1.0, 0.99, 1.025, False), (1.0, -math.inf, math.inf, False),
        ):
            self.assertEqual(expected, bias.is_unbiased(Estimate(centre, low, high, 12)), (centre, low, high))
