"""What bench/bias.py calls unbiased, and what it compares."""

from __future__ import annotations

import io
import math
import unittest
from contextlib import redirect_stdout
from unittest import mock

import bias
from studies.interval import Estimate
from studies.rounds import Arm, Design
from studies.workers import Launch


class BiasTests(unittest.TestCase):
    def test_a_ratio_is_right_within_1_percent_and_known_to_2(self) -> None:
        for centre, low, high, expected in (
            (1.0, 0.99, 1.01, True), (0.992, 0.981, 1.003, True), (1.012, 1.005, 1.019, False),
            (1.0, 0.975, 1.01, False), (1.0, 0.99, 1.025, False), (1.0, -math.inf, math.inf, False),
        ):
            self.assertEqual(expected, bias.is_unbiased(Estimate(centre, low, high, 12)), (centre, low, high))

    def test_what_is_not_judged_spoils_no_answer(self) -> None:
        far = [{"one": [[{"wall_seconds": 2.0, "tasks": 1}]] * 3, "other": [[{"wall_seconds": 1.0, "tasks": 1}]] * 3}] * 6
        arms = tuple(Arm(Launch(name, [], "", {}, "0"), 1) for name in ("one", "other"))
        for is_judged in (True, False):
            with mock.patch.object(bias, "run_blocks", return_value=far), redirect_stdout(io.StringIO()) as said:
                self.assertEqual(not is_judged, bias.shown(bias.Comparison("label", arms, is_judged), Design(6, 3, 1)))
            self.assertTrue(said.getvalue().startswith("label: 2.0000 [2.0000, 2.0000], "))
