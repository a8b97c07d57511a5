"""The studies as programs: wrong use, help, and an end in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from collections.abc import Callable
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2]


class CommandLineTests(unittest.TestCase):
    def test_a_wrong_use_is_one_sentence_and_exit_code_2(self) -> None:
        for words, sentence in (
            (["bias.py", "--only", "nothing"], "--only knows"),
            (["bias.py", "--blocks", "2"], "'2' is not a whole number of at least 6"),
            (["bias.py", "--core", "99999", "--only", "slices-python"], "CPU 99999 is not one"),
            (["bias.py", "--python", "/nowhere/python"], "no program '/nowhere/python'"),
            (["bias.py", "--pyperf", "/nowhere"], "holds no pyperf"),
            (["control_study.py", "--rounds", "many"], "'many' is not a whole number"),
            (["control_study.py", "--python", "/nowhere/python"], "no program '/nowhere/python'"),
            (["peers.py", "--unknown"], "--unknown"),
            (["boundary_study.py", "--python", "/nowhere/python"], "no program '/nowhere/python'"),
            (["boundary_study.py"], "--python"),
            (["gate_study.py", "--variants", "plus7"], "no variant 'plus7'"),
            (["gate_study.py", "--aa", "-1"], "'-1' is not a whole number"),
            (["gate_peers.py", "--variants", "lock"], "no variant 'lock' of one thread"),
            (["gate_peers.py", "--tries", "0"], "'0' is not a whole number of at least 1"),
            (["gate_peers.py", "--python", "/nowhere/python"], "no program '/nowhere/python'"),
            (["gate_peers.py", "--pyperf", "/nowhere"], "holds no pyperf"),
        ):
            with self.subTest(words=words):
                run = self.run_study(words)
                self.assertEqual((2, ""), (run.returncode, run.stdout), run.stderr)
                self.assertRegex(run.stderr, rf"\A{words[0].removesuffix('.py')}: [^\n]*{sentence}[^\n]*\n\Z")

    def test_every_study_says_how_it_is_used(self) -> None:
        for study in ("bias.py", "boundary_study.py", "control_study.py", "peers.py", "gate_peers.py"):
            with self.subTest(study=study):
                run = self.run_study([study, "--help"])
                self.assertEqual(0, run.returncode)
                self.assertIn("--quick", run.stdout)

    def test_a_study_that_is_ended_or_killed_leaves_no_worker(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            with self.subTest(signal=number.name), tempfile.TemporaryDirectory() as marker:
                study = subprocess.Popen(
                    [sys.executable, str(BENCH / "bias.py"), "--only", "slices-python", "--blocks", "1000"],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "TMPDIR": marker})
                try:
                    self.assertTrue(becomes_true(lambda: len(marked(marker)) > 1), "no worker was started")
                    study.send_signal(number)
                    study.wait(60)
                    self.assertTrue(becomes_true(lambda: not marked(marker)), "a process was left")
                    self.assertEqual({"SIGINT": 130, "SIGTERM": 143, "SIGKILL": -9}[number.name], study.returncode)
                finally:
                    study.kill()
                    study.wait()

    @staticmethod
    def run_study(words: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, str(BENCH / words[0]), *words[1:]], capture_output=True, text=True, timeout=60)


def marked(marker: str) -> list[str]:
    """Running processes that have this temporary folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"TMPDIR={marker}".encode() in (process / "environ").read_bytes().split(b"\0"):
                found.append(process.name)
        except OSError:
            continue
    return found


def becomes_true(condition: Callable[[], bool]) -> bool:
    """Looks until it is so, for half a minute at most."""
    deadline = time.monotonic() + 30
    while not condition():
        if time.monotonic() > deadline:
            return False
    return True
