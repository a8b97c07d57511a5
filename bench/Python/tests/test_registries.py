from __future__ import annotations

import ast
import re
import sys
import unittest
from pathlib import Path

from gilbench import catalogue
from gilbench.models import MODELS
from gilbench.workloads import WORKLOADS
from tests.launching import SMALL, SOURCE


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
        expected = [entry.id for entry in catalogue.read() if entry.kind != "control"]
        self.assertEqual([workload.id for workload in WORKLOADS], expected)
        self.assertEqual(
            list(SMALL), expected, "SMALL in tests/launching.py needs every workload of the catalogue, in its order, small enough for a test"
        )

    def test_parameters_are_those_of_the_catalogue(self) -> None:
        entries = {entry.id: entry for entry in catalogue.read()}
        for workload in WORKLOADS:
            for one in entries[workload.id].parameter_sets:
                with self.subTest(workload.id, parameters=one.name):
                    self.assertEqual(set(one.arguments), set(workload.parameters))

    def test_what_waits_has_an_async_unit_and_what_computes_has_none(self) -> None:
        kinds = {entry.id: entry.kind for entry in catalogue.read()}
        for workload in WORKLOADS:
            with self.subTest(workload.id):
                self.assertEqual(workload.asynchronous is not None, kinds[workload.id] in ("io", "mixed"))

    def test_every_python_model_of_the_protocol_is_here(self) -> None:
        text = (SOURCE.parents[1] / "PROTOCOL.md").read_text(encoding="utf-8")
        line = re.search(r"Python models: (.*?)\.\n", text, re.DOTALL)
        assert line is not None
        named = []
        for name in re.findall(r"`([^`]+)`", line.group(1)):
            stem, brace, methods = name.partition("{")
            named += [stem + method for method in methods.rstrip("}").split(",")] if brace else [name]
        self.assertEqual([model.id for model in MODELS], named)

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
