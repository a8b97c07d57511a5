from __future__ import annotations

import ast
import json
import sys
import unittest
from pathlib import Path
from typing import Any

from gilbench import catalogue, pairs
from gilbench.models import MODELS, table
from gilbench.workloads import WORKLOADS
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


class Registries(unittest.TestCase):
    def test_every_workload_of_the_catalogue_is_here_but_the_control(self) -> None:
        expected = [row["id"] for row in _rows("workloads") if row["kind"] != "control"]
        self.assertEqual([workload.id for workload in WORKLOADS], expected)
        self.assertEqual(list(SMALL), expected,
                         "SMALL in tests/launching.py needs every workload of the catalogue, in its order, small enough for a test")

    def test_parameters_are_those_of_the_catalogue(self) -> None:
        rows = {row["id"]: row for row in _rows("workloads")}
        for workload in WORKLOADS:
            self.assertTrue(rows[workload.id]["parameter_sets"])
            for one in rows[workload.id]["parameter_sets"]:
                with self.subTest(workload.id, parameters=one["name"]):
                    self.assertEqual(set(one["arguments"]), set(workload.parameters))

    def test_the_catalogue_is_read_as_it_is_written(self) -> None:
        read = [(entry.id, entry.kind, entry.summary, one.name, one.arguments, one.tasks, one.workers, one.expected)
                for entry in catalogue.read() for one in entry.parameter_sets]
        self.assertEqual(read, [(row["id"], row["kind"], row["summary"], *(one[field] for field in ("name", "arguments", "tasks", "workers", "expected")))
                                for row in _rows("workloads") for one in row["parameter_sets"]])

    def test_what_waits_has_an_async_unit_and_is_of_the_kind_that_the_catalogue_says(self) -> None:
        kinds = {row["id"]: row["kind"] for row in _rows("workloads")}
        for workload in WORKLOADS:
            with self.subTest(workload.id):
                self.assertEqual(workload.kind, kinds[workload.id])

    def test_every_python_model_of_the_table_is_here_and_no_other(self) -> None:
        expected = [row["id"] for row in _rows("models") if row["language"] == "python"]
        self.assertEqual([model.id for model in MODELS], expected)
        self.assertEqual([row.id for row in table.rows()], expected)

    def test_every_pair_is_accepted_as_the_table_says_and_refused_with_its_reason(self) -> None:
        found = {(pair["workload"], pair["model"]): (pair["supported"], pair["reason"]) for pair in pairs.every()}
        self.assertEqual(found, {
            (workload["id"], model["id"]): (workload["kind"] in model["suits"], model["why_not"].get(workload["kind"]))
            for workload in _rows("workloads") for model in _rows("models") if model["language"] == "python"})
        self.assertEqual(found["sum_squares", "threads"], (True, None))

    def test_workloads_import_nothing_else_of_gilbench(self) -> None:
        for path in (SOURCE / "gilbench" / "workloads").glob("*.py"):
            with self.subTest(path.name):
                ours = {name for name in _imports(path) if name.startswith("gilbench")}
                self.assertEqual({name for name in ours if not name.startswith("gilbench.workloads")}, set())

    def test_only_the_standard_library_is_imported(self) -> None:
        for path in (SOURCE / "gilbench").rglob("*.py"):
            with self.subTest(str(path.relative_to(SOURCE))):
                # _interpreters is the standard library's since 3.13; older lists do not have it.
                known = sys.stdlib_module_names | {"gilbench", "_interpreters"}
                self.assertEqual({name for name in _imports(path) if name.partition(".")[0] not in known}, set())

    def test_what_an_old_interpreter_reads_imports_nothing_of_the_rest_at_its_top(self) -> None:
        self.assertFalse(any(name.startswith("gilbench") for name in _imports(SOURCE / "gilbench" / "describe.py")))
