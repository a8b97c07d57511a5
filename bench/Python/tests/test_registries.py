from __future__ import annotations

import ast
import json
import sys
import unittest
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

from gilbench import describe, pairs
from gilbench.models import HOSTED, MODELS, table
from gilbench.workloads import EntryPoint, Workload, every
from tests.launching import SMALL, SOURCE


def _rows(name: str) -> list[dict[str, Any]]:
    """The rows of bench/workloads.json or bench/models.json as plain JSON: what the worker makes of them is held against it."""
    return json.loads((SOURCE.parents[1] / f"{name}.json").read_text(encoding="utf-8"))[name]


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


class Tables(unittest.TestCase):
    def test_every_function_that_a_workload_names_is_there_and_takes_what_the_table_says(self) -> None:
        for workload in every():
            if not (entry := workload.entry_point):
                continue
            names = list(workload.arguments)
            given = {entry.unit: names, entry.async_unit: names, entry.setup: ["place", *names], entry.fetch: ["place", *names]}
            for name, expected in given.items():
                if name:
                    with self.subTest(name):
                        module, _, attribute = name.rpartition(".")
                        found = [one.lstrip("_") for one in signature(getattr(import_module(module), attribute)).parameters]
                        self.assertEqual(found, ["place", *names] if entry.opens else expected)

    def test_what_waits_can_be_awaited_and_what_waits_and_computes_has_both_parts(self) -> None:
        for workload in every():
            if entry := workload.entry_point:
                with self.subTest(workload.id):
                    self.assertEqual(entry.async_unit is not None, workload.kind in ("io", "mixed"))
                    self.assertEqual((entry.fetch is not None, entry.compute is not None), (workload.kind == "mixed",) * 2)

    def test_parameter_sets_have_the_arguments_that_the_workload_declares(self) -> None:
        for workload in every():
            for one in workload.parameter_sets:
                with self.subTest(workload.id, parameters=one.name):
                    self.assertEqual(list(one.arguments), list(workload.arguments))

    def test_the_table_is_read_as_it_is_written(self) -> None:
        fields = ("name", "arguments", "tasks", "workers", "expected")
        read = [(workload.id, workload.kind, workload.summary, *(getattr(one, field) for field in fields))
                for workload in every() for one in workload.parameter_sets]
        self.assertEqual(read, [(row["id"], row["kind"], row["summary"], *(one[field] for field in fields))
                                for row in _rows("workloads") for one in row["parameter_sets"]])
        self.assertTrue(all(workload.parameter_sets for workload in every()))

    def test_numbers_in_flight_are_declared_of_what_waits_alone(self) -> None:
        swept = [(workload.kind, one.name, list(one.sweep["in_flight"]))
                 for workload in every() for one in workload.parameter_sets if one.sweep]
        self.assertEqual(swept, [("io", "in-flight", [1, 10, 100, 1000])] * 2)

    def test_smaller_arguments_are_kept_for_workloads_that_there_are(self) -> None:
        self.assertEqual(set(SMALL) - {workload.id for workload in every()}, set())

    def test_every_python_model_of_the_table_is_here_and_no_other(self) -> None:
        expected = [row for row in _rows("models") if row["language"] == "python"]
        self.assertEqual([model.id for model in MODELS], [row["id"] for row in expected if "host" not in row])
        self.assertEqual([model.id for model in HOSTED], [row["id"] for row in expected if "host" in row])
        self.assertEqual([row.id for row in table.rows()], [row["id"] for row in expected])

    def test_a_model_that_starts_processes_says_what_it_needs_and_no_model_needs_what_no_interpreter_tells(self) -> None:
        for model in MODELS:
            with self.subTest(model.id):
                needs = table.find(model.id).needs
                self.assertEqual(model.start_method, next((need for need in needs if need in ("fork", "forkserver", "spawn")), None))
                self.assertEqual(model.start_method is not None, model.worker_kind == "processes")
                self.assertEqual(set(needs) - set(describe.capabilities()), set())

    def test_every_pair_is_accepted_as_the_table_says_and_refused_with_its_reason(self) -> None:
        can = describe.capabilities()
        for pair in pairs.every():
            row = table.find(pair["model"])
            workload = next(workload for workload in every() if workload.id == pair["workload"])
            with self.subTest(pair["workload"], model=pair["model"]):
                if reason := row.why_not.get(workload.kind):
                    self.assertEqual(pair["refusal"], f"{workload.id} is not run under {row.id}: {reason}")
                else:
                    self.assertEqual(pair["refusal"] is None, all(can[need] for need in row.needs))


class Obstacles(unittest.TestCase):
    def refusal(self, entry_point: EntryPoint | None) -> str | None:
        threads = next(model for model in MODELS if model.id == "threads")
        return threads.obstacle(Workload("w", "cpu", "", (), {}, entry_point, ()))

    def test_a_workload_that_is_not_written_in_python_is_refused(self) -> None:
        self.assertEqual(self.refusal(None), "w is not run under threads: it is not written in Python")

    def test_a_workload_is_refused_where_a_library_is_missing(self) -> None:
        self.assertIsNone(self.refusal(EntryPoint("m.f", libraries=("json",))))
        self.assertEqual(self.refusal(EntryPoint("m.f", libraries=("json", "nowhere_to_be_found"))),
                         "w is not run under threads: it needs the library nowhere_to_be_found, which this interpreter does not have")


class Imports(unittest.TestCase):
    def test_workloads_import_nothing_else_of_gilbench_but_what_records_are_made_of(self) -> None:
        for path in (SOURCE / "gilbench" / "workloads").glob("*.py"):
            with self.subTest(path.name):
                ours = {name for name in _imports(path) if name.startswith("gilbench")}
                self.assertEqual({name for name in ours if not name.startswith("gilbench.workloads")} - {"gilbench.frozen"}, set())

    def test_only_the_standard_library_is_imported(self) -> None:
        for path in (SOURCE / "gilbench").rglob("*.py"):
            with self.subTest(str(path.relative_to(SOURCE))):
                # _interpreters is the standard library's since 3.13; older lists do not have it.
                known = sys.stdlib_module_names | {"gilbench", "_interpreters"}
                self.assertEqual({name for name in _imports(path) if name.partition(".")[0] not in known}, set())

    def test_what_an_old_interpreter_reads_imports_nothing_of_the_rest_at_its_top(self) -> None:
        self.assertFalse(any(name.startswith("gilbench") for name in _imports(SOURCE / "gilbench" / "describe.py")))
