"""What each tool's answer counts as, and which tries are still to be made."""

from __future__ import annotations

import unittest
from pathlib import Path

import gate_peers
import gate_study
from gate_peers import GILBENCH, PYPERF, PYPERF_EQUAL, TOOLS, Subject
from studies import alarms
from studies.alarms import COULD_NOT_TELL, FASTER, NO_DIFFERENCE, SLOWER, Try
from studies.program import GOOD, NO


class AnswerTests(unittest.TestCase):
    def test_the_outcome_of_compare_is_its_answer_and_the_arm_says_what_became_faster(self) -> None:
        for outcome, arm, expected in (
            ("failed", "slower", SLOWER), ("passed", "no_difference", NO_DIFFERENCE), ("passed", "not_confirmed", NO_DIFFERENCE),
            ("passed", "faster", FASTER), ("could_not_tell", "too_noisy", COULD_NOT_TELL),
        ):
            with self.subTest(outcome=outcome, arm=arm):
                arms = [{"metric": "peak memory", "answer": "slower", "ratio": None},
                        {"metric": "time per unit", "answer": arm, "ratio": {"estimate": 1.02}}]
                self.assertEqual((expected, 1.02), gate_peers.answer_of_compare({"outcome": outcome, "arms": arms}))

    def test_an_arm_that_was_not_measured_has_no_ratio(self) -> None:
        arm = {"metric": "time per unit", "answer": "not_measured", "ratio": None}
        self.assertEqual((COULD_NOT_TELL, None), gate_peers.answer_of_compare({"outcome": "could_not_tell", "arms": [arm]}))

    def test_a_significant_factor_of_compare_to_is_its_answer(self) -> None:
        said = "Mean +- std dev: [one] 6.20 ms +- 0.31 ms -> [other] 6.80 ms +- 0.22 ms: 1.10x slower"
        self.assertEqual(SLOWER, gate_peers.answer_of_pyperf(said))
        self.assertEqual(FASTER, gate_peers.answer_of_pyperf(said.replace("slower", "faster")))
        self.assertEqual(NO_DIFFERENCE, gate_peers.answer_of_pyperf(f"{said}\nNot significant!"))


class TriesTests(unittest.TestCase):
    def test_a_try_that_was_interrupted_is_made_whole_and_the_next_ones_follow(self) -> None:
        made = [one(GILBENCH, "same", NO_DIFFERENCE), one(PYPERF, "same", SLOWER), one(PYPERF_EQUAL, "plus10", SLOWER)]
        self.assertEqual(
            [("same", (PYPERF_EQUAL,)), ("same", (GILBENCH, PYPERF, PYPERF_EQUAL))], gate_peers.rounds_left(made, "same", 2))
        self.assertEqual([("plus10", (GILBENCH, PYPERF))], gate_peers.rounds_left(made, "plus10", 1))
        self.assertEqual([], gate_peers.rounds_left([one(tool, "same", SLOWER) for tool in TOOLS], "same", 1))

    def test_equal_time_follows_the_last_tries(self) -> None:
        made = [one(GILBENCH, "same", SLOWER, 90.0), one(PYPERF, "same", SLOWER, 40.0), one(GILBENCH, "same", SLOWER, 20.0)]
        self.assertTrue(gate_peers.can_tell_time(made))
        self.assertEqual(("--processes", "10"), gate_peers.equal_time(made))
        self.assertFalse(gate_peers.can_tell_time(made[:1]))

    def test_the_sides_lie_at_paths_of_one_length(self) -> None:
        subject = Subject("python3", "", "score", 0, "30s", Path("/study"), (), 1)
        lengths = {len(str(gate_peers.side(subject, name))) for name in ("main", gate_study.SAME, *gate_study.VARIANTS)}
        self.assertEqual(1, len(lengths))


class JudgementTests(unittest.TestCase):
    def test_false_alarms_and_misses_stand_side_by_side(self) -> None:
        tries = [
            one(GILBENCH, "same", NO_DIFFERENCE), one(GILBENCH, "plus10", COULD_NOT_TELL), one(PYPERF, "same", SLOWER),
            one(PYPERF, "same", FASTER), one(PYPERF, "plus10", SLOWER),
        ]
        lines = alarms.table(tries, TOOLS, gate_study.SAME).splitlines()
        self.assertEqual("| gilbench | 0 of 1 | 0 of 1 | 1 of 1 | 1 | 10 s |", lines[2])
        self.assertEqual("| pyperf | 1 of 2 | 1 of 2 | 0 of 1 | 0 | 10 s |", lines[3])
        self.assertEqual("pyperf, same, head ÷ base: 1.000 1.000", lines[7])

    def test_one_false_alarm_or_one_miss_of_gilbench_is_a_no(self) -> None:
        good = [one(GILBENCH, "same", NO_DIFFERENCE), one(GILBENCH, "plus10", SLOWER)]
        for tries, expected in (
            (good, GOOD), ([*good, one(GILBENCH, "same", SLOWER)], NO), ([*good, one(GILBENCH, "plus10", COULD_NOT_TELL)], NO),
        ):
            self.assertEqual(expected, alarms.judged(tries, gate_study.SAME)[0])


def one(tool: str, variant: str, answer: str, seconds: float = 10.0) -> Try:
    """A try whose ratio is 1."""
    return Try(tool, variant, answer, 1.0, seconds)


if __name__ == "__main__":
    unittest.main()
