"""Whether a control feels a disturbance as a target does, on series whose truth is known."""

from __future__ import annotations

import math
import random
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

import control_study
from studies.likeness import Likeness, centred, correlation, likeness, slow_down, state_of
from studies.program import COULD_NOT_MEASURE, GOOD, WrongUse


def felt(disturbance: list[float], share: float, generator: random.Random) -> list[float]:
    """Log times of a program that feels so much of it, with 5 % noise."""
    return [share * value + generator.gauss(0, 0.05) for value in disturbance]


class LikenessTests(unittest.TestCase):
    def setUp(self) -> None:
        self.generator = random.Random(3)
        self.disturbance = [math.log(1.7) * self.generator.choice((0, 1)) for _ in range(2000)]
        self.target = felt(self.disturbance, 1.0, self.generator)
        self.others = [felt(self.disturbance, 1.0, self.generator), felt(self.disturbance, 0.8, self.generator)]

    def test_a_control_that_feels_all_half_or_nothing_has_that_ratio(self) -> None:
        for share in (1.0, 0.5, 0.0):
            found = likeness(felt(self.disturbance, share, self.generator), self.target, self.others)
            self.assertAlmostEqual(share, found.ratio, delta=0.03)

    def test_what_feels_it_is_correlated_and_what_does_not_is_not(self) -> None:
        self.assertGreater(likeness(felt(self.disturbance, 1.0, self.generator), self.target, self.others).correlation, 0.9)
        self.assertLess(abs(likeness(felt(self.disturbance, 0.0, self.generator), self.target, self.others).correlation), 0.1)

    def test_a_target_that_felt_nothing_gives_no_ratio(self) -> None:
        calm = [self.generator.gauss(0, 0.05) for _ in self.disturbance]
        self.assertIsNone(likeness(self.target, calm, self.others).ratio)

    def test_noise_alone_is_no_slow_down(self) -> None:
        noise = [self.generator.gauss(0, 0.05) for _ in range(2000)]
        self.assertAlmostEqual(0.0, slow_down(noise, state_of(self.others)), delta=0.01)

    def test_centring_takes_away_what_changes_slowly(self) -> None:
        self.assertEqual([-0.5, 0.5, -0.5, 0.5, 0.0], centred([1.0, 2.0, 11.0, 12.0, 5.0], 2))

    def test_correlation_is_1_minus_1_and_0(self) -> None:
        self.assertAlmostEqual(1.0, correlation([1.0, 2.0, 3.0], [2.0, 4.0, 6.0]))
        self.assertAlmostEqual(-1.0, correlation([1.0, 2.0, 3.0], [3.0, 2.0, 1.0]))
        self.assertEqual(0.0, correlation([1.0, 2.0, 3.0], [5.0, 5.0, 5.0]))


class ControlStudyTests(unittest.TestCase):
    def series(self, slow: float) -> dict[str, list[float]]:
        """Three workloads, a control that feels 0.9 of what they feel and one that feels nothing."""
        generator = random.Random(5)
        disturbance = [math.log(slow) * generator.choice((0, 1)) for _ in range(2000)]
        shares = {"a": 1.0, "b": 1.0, "c": 1.0, "alike": 0.9, "deaf": 0.0}
        return {name: felt(disturbance, share, generator) for name, share in shares.items()}

    def test_the_control_nearest_to_the_workloads_is_named(self) -> None:
        rows = control_study.rows_of(self.series(1.7), ["a", "b", "c"])
        code, sentence = control_study.concluded(rows, ["a", "b", "c"])
        self.assertEqual(GOOD, code)
        self.assertRegex(sentence, r"^Nearest to the workloads: alike, with 0\.[89]")

    def test_an_undisturbed_core_gives_no_answer(self) -> None:
        rows = control_study.rows_of(self.series(1.0), ["a", "b", "c"])
        self.assertEqual(COULD_NOT_MEASURE, control_study.concluded(rows, ["a", "b", "c"])[0])

    def test_a_program_is_not_compared_with_itself(self) -> None:
        row = control_study.Row("a", 0.1, {"b": Likeness(0.5, 1.25)}, 1.25)
        self.assertRegex(control_study.table([row], ["a", "b"])[-1], r"^a +1\.11x +- +0\.50  1\.25 +1\.25$")
        unknown = control_study.Row("a", 0.1, {"b": Likeness(0.5, None)}, None)
        self.assertRegex(control_study.table([unknown], ["a", "b"])[-1], r"^a +1\.11x +- +0\.50 +- +-$")

    def test_rounds_in_which_another_program_ran_are_counted_without_the_cold_one(self) -> None:
        calm, pushed = {"involuntary_switches": 0}, {"involuntary_switches": 2}
        block = {"a": [[pushed], [calm], [calm], [calm], [calm]], "b": [[calm], [calm], [pushed], [calm], [calm]]}
        self.assertEqual(0.25, control_study.pushed_aside([block]))

    def test_the_kernels_lists_of_cpus_are_read(self) -> None:
        self.assertEqual([0, 2, 3, 4, 9], control_study.cpu_list("0,2-4,9\n"))

    def test_a_hyperthread_is_found_and_its_absence_said(self) -> None:
        with TemporaryDirectory() as folder:
            for cpu, siblings in ((0, "0,4\n"), (1, "1\n")):
                topology = Path(folder, f"cpu{cpu}", "topology")
                topology.mkdir(parents=True)
                (topology / "thread_siblings_list").write_text(siblings, encoding="ascii")
            self.assertEqual(4, control_study.sibling_of(0, Path(folder)))
            with self.assertRaisesRegex(WrongUse, "no hyperthread"):
                control_study.sibling_of(1, Path(folder))
