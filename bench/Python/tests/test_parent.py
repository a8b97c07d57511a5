from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from gilbench import models
from tests.launching import TIMEOUT_SECONDS, alive_in_session, begin, command, request, start
from tests.user_launching import FOLDER, environment, user_request

LONG = {"workload": "sum_squares", "arguments": {"n": 1 << 40}}
"""A slice that would last for days."""


class EndWithTheHarness(unittest.TestCase):
    def assert_all_gone(self, session: int) -> None:
        deadline = time.monotonic() + TIMEOUT_SECONDS
        while left := alive_in_session(session):
            if time.monotonic() > deadline:
                os.killpg(session, signal.SIGKILL)
                self.fail(f"{len(left)} processes of the worker live on")
            time.sleep(0.01)

    def test_every_process_of_every_model_is_gone_in_the_midst_of_a_slice(self) -> None:
        for model in models.MODELS:
            if model.obstacle():
                continue
            with self.subTest(model.id):
                arm = {"workload": "sleep", "arguments": {"seconds": 1e6}} if model.worker_kind == "event_loop" else LONG
                worker = start(request(model=model.id, **arm), tasks=2)
                assert worker.stdin and worker.stdout and worker.stderr
                try:
                    self.assertIn('"ready"', worker.stdout.readline())
                    time.sleep(0.1)
                    worker.stdin.close()
                    self.assert_all_gone(worker.pid)
                    self.assertEqual(worker.wait(TIMEOUT_SECONDS), 3)
                finally:
                    worker.kill()
                    worker.wait()
                    worker.stdout.close()
                    worker.stderr.close()

    def test_a_worker_that_cannot_let_go_is_gone_soon_after_its_input_has_ended(self) -> None:
        fields = user_request("lets_nobody_go.py:work", setup="stuck")
        with subprocess.Popen([sys.executable, "-m", "gilbench"], cwd=FOLDER, env=environment(), stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True) as worker:
            assert worker.stdin and worker.stdout
            worker.stdin.write(json.dumps(fields) + "\n")
            worker.stdin.flush()
            self.assertIn('"ready"', worker.stdout.readline())
            worker.stdin.close()
            try:
                self.assertEqual(worker.wait(TIMEOUT_SECONDS), -signal.SIGALRM)
            finally:
                worker.kill()

    def test_a_line_that_comes_in_the_midst_of_a_slice_ends_nothing(self) -> None:
        """As the signal of the very line that asked for the slice does, where the writer lost its core before it was sent."""
        for model in ("sequential", "threads", "processes_fork"):
            with self.subTest(model):
                slow = request(model=model, workload="sleep", arguments={"seconds": 0.2})
                worker = begin(json.dumps(slow) + '\n{"type": "go", "tasks": 2}\n')
                assert worker.stdin and worker.stdout and worker.stderr
                self.assertIn('"ready"', worker.stdout.readline())
                time.sleep(0.1)
                worker.stdin.write('{"type": "end"}\n')
                worker.stdin.flush()
                replies = [json.loads(worker.stdout.readline() or "{}").get("type") for _ in range(2)]
                worker.communicate(timeout=TIMEOUT_SECONDS)
                self.assertEqual(["sample", "done"], replies)

    def test_a_signal_that_woke_nobody_is_made_up_for(self) -> None:
        """The harness goes while the signal of its end is blocked, as if it had come just before the main thread blocked."""
        blocked = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGIO])\n"
        worker = start(request(model="threads", **LONG), "-c", blocked + "from gilbench import worker; raise SystemExit(worker.main())")
        assert worker.stdin and worker.stdout and worker.stderr
        self.assertIn('"ready"', worker.stdout.readline())
        time.sleep(0.5)
        worker.stdin.close()
        self.assert_all_gone(worker.pid)
        self.assertEqual(worker.wait(TIMEOUT_SECONDS), 3)
        worker.stdout.close()
        worker.stderr.close()

    def test_a_socket_as_standard_input_tells_as_a_pipe_does(self) -> None:
        mine, theirs = socket.socketpair()
        line, environment = command()
        with subprocess.Popen(line, env=environment, stdin=theirs, stdout=subprocess.PIPE, text=True, start_new_session=True) as worker:
            theirs.close()
            assert worker.stdout
            mine.sendall(json.dumps(request(model="threads", **LONG)).encode() + b"\n")
            self.assertIn('"ready"', worker.stdout.readline())
            mine.close()
            self.assert_all_gone(worker.pid)

    def test_a_worker_whose_harness_went_before_it_looked_measures_nothing_and_says_why(self) -> None:
        line, environment = command()
        ended = subprocess.run(line, env=environment, input=json.dumps(request(**LONG)) + "\n", capture_output=True, text=True,
                               timeout=TIMEOUT_SECONDS)
        self.assertEqual((ended.returncode, ended.stdout), (3, ""))
        self.assertIn("keep it open until the reply 'done'", ended.stderr)

    def test_a_file_as_standard_input_is_a_request_that_nobody_waits_behind(self) -> None:
        line, environment = command()
        with tempfile.TemporaryFile("w+") as file:
            file.write(json.dumps(request()) + "\n")
            file.seek(0)
            ended = subprocess.run(line, env=environment, stdin=file, capture_output=True, text=True, timeout=TIMEOUT_SECONDS)
        self.assertEqual(ended.returncode, 0, ended.stderr)

    def test_input_closed_at_the_last_reply_does_not_spoil_the_end(self) -> None:
        for fields in (request(), request(model="green")):
            worker = start(fields)
            assert worker.stdin and worker.stdout
            for reply in worker.stdout:
                if json.loads(reply)["type"] in ("done", "failed"):
                    worker.stdin.close()
                    worker.stdin = None
                    break
            worker.communicate(timeout=TIMEOUT_SECONDS)
            self.assertIn(worker.returncode, (0, 2))

    def test_by_hand_standard_input_is_nobodys_business(self) -> None:
        line, environment = command("-m", "gilbench", "--workload", "sleep", "--model", "sequential", "--tasks", "2")
        with subprocess.Popen(line, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as hand:
            assert hand.stdin and hand.stdout
            hand.stdin.write("whatever\n")
            hand.stdin.close()
            hand.stdin = None
            said, _ = hand.communicate(timeout=TIMEOUT_SECONDS)
        self.assertEqual(hand.returncode, 0)
        self.assertIn("sleep", said)
