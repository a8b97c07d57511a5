"""What the gate study makes slower, and how it counts what was found."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import gate_study


class VariantTests(unittest.TestCase):
    def test_every_variant_changes_both_languages_but_the_equal_one(self) -> None:
        for variant in (gate_study.SAME, *gate_study.VARIANTS):
            with self.subTest(variant=variant), tempfile.TemporaryDirectory() as folder:
                suite = Path(folder) / "perf"
                shutil.copytree(gate_study.SUITE, suite, ignore=shutil.ignore_patterns("bin", "obj", "__pycache__"))
                gate_study.change(suite, variant)
                changed = [
                    name for name in ("change.py", "csharp/Work.cs", "scoring.py")
                    if (suite / name).read_text() != (gate_study.SUITE / name).read_text()]
                self.assertEqual(["change.py"] if variant == gate_study.SAME else ["change.py", "csharp/Work.cs"], changed)

    def test_results_are_the_same_in_every_variant(self) -> None:
        results = set()
        for variant in (gate_study.SAME, *gate_study.VARIANTS):
            with tempfile.TemporaryDirectory() as folder:
                suite = Path(folder) / "perf"
                shutil.copytree(gate_study.SUITE, suite, ignore=shutil.ignore_patterns("bin", "obj", "__pycache__"))
                gate_study.change(suite, variant)
                told = subprocess.run(
                    [sys.executable, "-B", "-c", "import scoring; print(scoring.score(1000), scoring.parse(50))"],
                    cwd=suite, capture_output=True, text=True, check=True)
                results.add(told.stdout)
        self.assertEqual(1, len(results))

    def test_a_shared_lock_slows_only_threads_that_would_run_at_once(self) -> None:
        slowed = [arm for arm in (
            "score:sequential@cpython-3.13:1x1", "score:threads@cpython-3.13:2x2", "score:threads@cpython-3.13t:2x2",
            "score:sequential@cpython-3.13t:1x1", "score:parallel@dotnet-10:2x2", "score:sequential@dotnet-10:1x1")
            if gate_study.is_slowed("lock", arm)]
        self.assertEqual(["score:threads@cpython-3.13t:2x2", "score:parallel@dotnet-10:2x2"], slowed)


class JudgementTests(unittest.TestCase):
    def test_a_false_alarm_a_miss_and_a_slowed_arm_without_difference_are_each_a_no(self) -> None:
        good = [one("same", 0, "no_difference"), one("plus10", 1, "slower")]
        self.assertEqual(0, judged(good, ["plus10"]))
        self.assertEqual(1, judged([*good, one("same", 1, "slower")], ["plus10"]))
        self.assertEqual(1, judged([*good, one("plus10", 0, "too_noisy")], ["plus10"]))
        self.assertEqual(1, judged([*good, one("plus10", 1, "no_difference")], ["plus10"]))
        self.assertEqual(1, judged([*good, one("plus10", 1, "slower", together="no_difference")], ["plus10"]))

    def test_five_percent_may_be_missed_twice_in_ten(self) -> None:
        same = [one("same", 0, "no_difference")]
        self.assertEqual(0, judged(same + [one("plus5", 1, "slower")] * 8 + [one("plus5", 0, "too_noisy")] * 2, ["plus5"]))
        self.assertEqual(1, judged(same + [one("plus5", 1, "slower")] * 7 + [one("plus5", 0, "too_noisy")] * 3, ["plus5"]))


class MachineTests(unittest.TestCase):
    def test_tries_of_several_machines_and_programs_are_counted_apart(self) -> None:
        here, there = one("same", 0, "no_difference"), one("same", 0, "too_noisy") | {"machine": "4567 (another)"}
        with contextlib.redirect_stdout(io.StringIO()) as told:
            gate_study.judged([here, there, here], [])
        self.assertIn("2 tries on 0123 (a CPU), by 77bbea7\n1 tries on 4567 (another), by 77bbea7\n", told.getvalue())


def one(variant: str, exit_code: int, answer: str, together: str = "slower") -> dict:
    """A try with one arm, and what was said of several together."""
    arm = {"arm": "score:sequential@cpython-3.13:1x1", "answer": answer, "ratio": {"estimate": 1.1}, "metric": "time per unit"}
    return {
        "variant": variant, "machine": "0123 (a CPU)", "program": "77bbea7", "exit_code": exit_code, "outcome": "passed",
        "seconds": 60.0, "together": [{"arm": "all", "answer": together}], "arms": [arm], "others": []}


def judged(tries: list[dict], variants: list[str]) -> int:
    """The exit code, without the lines."""
    with contextlib.redirect_stdout(io.StringIO()):
        return gate_study.judged(tries, variants)


if __name__ == "__main__":
    unittest.main()
