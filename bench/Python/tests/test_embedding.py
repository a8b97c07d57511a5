"""`gilbench.embedding` as a host uses it; threads of Python's stand in for those of .NET's here."""

from __future__ import annotations

import json
import threading
import unittest
from typing import Any

from gilbench.embedding import Launch
from gilbench.models import HOSTED, table
from gilbench.models.pool import WorkerFailed
from tests.user_launching import FOLDER

WORKERS = 2


def request(model: str, **changes: Any) -> str:
    """A good request on one line, or another one."""
    return json.dumps({
        "protocol": 2, "launch": "test", "workload": "sum_squares", "arguments": {"n": 10}, "model": model, "workers": WORKERS, "slices": 4,
        "measure_memory": False, "context": {"url": None, "data_directory": None, "artifacts_directory": None}, **changes})


def code(function: str) -> dict[str, Any]:
    """The user's code of a request."""
    return {"function": function, "assembly": None, "method": None, "folder": str(FOLDER), "setup": None, "asyncio_run": False,
            "result": "compared", "expected": None, "tolerance": None, "check": None, "shared_arguments": False}


class Host:
    """Runs units as the host does: each worker's on a thread of its own, or awaited."""

    def __init__(self, launch: Launch, workers: int) -> None:
        self._launch = launch
        self._workers = workers
        self._loop: threading.Thread | None = None
        self.failed: list[bool] = []
        if hasattr(launch.units(), "run"):
            self._loop = threading.Thread(target=launch.units().run)
            self._loop.start()

    def slice(self, tasks: int) -> None:
        """So many units of each worker's."""
        if self._loop is None:
            all_done = threading.Barrier(self._workers)

            def work(worker: int) -> None:
                for _ in range(tasks):
                    self._launch.units().runner(worker)()
                all_done.wait(timeout=20)  # else a thread that begins late may have the number of one that has ended

            threads = [threading.Thread(target=work, args=[worker]) for worker in range(self._workers)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return
        for _ in range(tasks):
            done = threading.Barrier(self._workers + 1)

            def completed(_: int, has_failed: bool, done: threading.Barrier = done) -> None:
                self.failed.append(has_failed)
                threading.Thread(target=done.wait).start()

            for worker in range(self._workers):
                self._launch.units().submit(worker, completed)
            done.wait(timeout=20)

    def close(self) -> None:
        """As at the end of a launch."""
        self._launch.close()
        if self._loop is not None:
            self._loop.join(timeout=20)


def sample(launch: Launch, index: int, tasks: int) -> dict[str, Any]:
    """The reply for a slice."""
    used = [0.25, 1, 2, 3, 4, 0.125]
    return json.loads(launch.sample(json.dumps({"index": index, "tasks": tasks, "wall_seconds": 0.5, "used": used})))


class Conversation(unittest.TestCase):
    def test_every_hosted_model_brings_back_what_its_units_returned(self) -> None:
        for model in HOSTED:
            kind = table.find(model.id).worker_kind
            awaits = kind == "event_loop"
            workers = 1 if kind == "none" else WORKERS
            changes = {"workload": "sleep", "arguments": {"seconds": 0.001}} if awaits else {}
            with self.subTest(model.id):
                launch = Launch()
                self.assertEqual(launch.start(request(model.id, **changes)), "")
                host = Host(launch, workers)
                self.assertEqual(launch.open(), "")
                ready = json.loads(launch.ready(0.5))
                self.assertEqual((ready["type"], ready["startup_seconds"], ready["runtime"]["implementation"]), ("ready", 0.5, "cpython"))
                for index in range(2):
                    host.slice(3)
                    told = sample(launch, index, 3 * workers)
                    self.assertEqual(told["results"], {"slept" if awaits else "285": 3 * workers})
                    self.assertEqual((told["phase"], told["workers_seen"]), ("warm" if index else "cold", workers))
                    self.assertEqual((told["cpu_self_seconds"], told["cpu_system_seconds"], told["major_faults"]), (0.25, 0.125, 4))
                host.close()
                done = json.loads(launch.done(0.25, 4096))
                self.assertEqual((done["type"], done["shutdown_seconds"], done["peak_rss_bytes"]), ("done", 0.25, 4096))

    def test_a_slice_of_a_warm_up_is_forgotten(self) -> None:
        launch = Launch()
        launch.start(request("embedded_parallel"))
        launch.open()
        host = Host(launch, WORKERS)
        host.slice(3)
        launch.forget()
        host.slice(1)
        self.assertEqual(sample(launch, 0, WORKERS)["results"], {"285": WORKERS})
        launch.close()

    def test_units_that_were_never_run_are_missed(self) -> None:
        launch = Launch()
        launch.start(request("embedded_parallel"))
        launch.open()
        Host(launch, WORKERS).slice(1)
        with self.assertRaisesRegex(RuntimeError, "3 of 5 units were never run"):
            sample(launch, 0, 5)
        launch.close()

    def test_only_where_no_thread_is_to_be_started_none_is(self) -> None:
        started: list[threading.Thread] = []
        start = threading.Thread.start
        threading.Thread.start = lambda thread: (started.append(thread), start(thread))[1]  # type: ignore[method-assign]
        try:
            for model, expected in (("embedded_parallel_no_thread", 0), ("embedded_parallel", 1)):
                launch = Launch()
                launch.start(request(model))
                launch.open()
                launch.close()
                self.assertEqual(len(started), expected, model)
        finally:
            threading.Thread.start = start  # type: ignore[method-assign]


class Refusals(unittest.TestCase):
    def failed(self, *words: Any, **changes: Any) -> tuple[str, str]:
        launch = Launch()
        reply = json.loads(launch.start(request(*words, **changes)) or launch.open())
        launch.close()
        self.assertEqual(reply["type"], "failed")
        return reply["kind"], reply["message"]

    def test_what_cannot_be_meant_is_refused_with_a_sentence(self) -> None:
        self.assertEqual(self.failed("threads")[0], "usage")
        self.assertEqual(self.failed("embedded_parallel", workload="sum_cubes")[0], "usage")
        self.assertEqual(self.failed("embedded_parallel", arguments={"m": 1})[0], "usage")

    def test_what_does_not_go_together_is_refused_with_the_reason_of_the_table(self) -> None:
        kind, message = self.failed("embedded_async")
        self.assertEqual(kind, "unsupported")
        self.assertEqual(message, f"sum_squares is not run under embedded_async: {table.find('embedded_async').why_not['cpu']}")

    def test_code_that_cannot_be_imported_is_told_in_one_line(self) -> None:
        kind, message = self.failed("embedded_parallel", arguments={}, code=code("lacks_a_module.py:anything"))
        self.assertEqual(kind, "error")
        self.assertIn("ModuleNotFoundError", message)

    def test_a_plain_function_is_nothing_to_await(self) -> None:
        kind, message = self.failed("embedded_async", arguments={"n": 3}, code=code("app/scoring.py:score"))
        self.assertEqual((kind, "no coroutine function" in message), ("unsupported", True))


class UsersCode(unittest.TestCase):
    def launched(self, model: str, function: str, arguments: dict[str, Any]) -> Launch:
        launch = Launch()
        self.assertEqual(launch.start(request(model, arguments=arguments, code=code(function))), "")
        return launch

    def test_sys_exit_is_a_failure_and_ends_nothing(self) -> None:
        launch = self.launched("embedded_parallel", "hostile.py:exits", {})
        launch.open()
        with self.assertRaisesRegex(WorkerFailed, r"the function called sys.exit\(3\)"):
            launch.units().runner(0)()
        launch.close()

    def test_a_coroutine_that_raises_is_told_to_the_host(self) -> None:
        launch = self.launched("embedded_async", "hostile.py:exits_awaited", {})
        host = Host(launch, WORKERS)
        launch.open()
        host.slice(1)
        self.assertEqual(host.failed, [True] * WORKERS)
        with self.assertRaisesRegex(WorkerFailed, r"the function called sys.exit\(3\)"):
            launch.units().outcome(0)
        host.close()


if __name__ == "__main__":
    unittest.main()
