from __future__ import annotations

import sys
import types
import unittest
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from unittest import mock

from gilbench import interpreter


class ForeignModules(unittest.TestCase):
    def test_the_standard_library_and_ours_are_not_foreign(self) -> None:
        for name in ("json", "_socket", "gilbench", "__mp_main__", "_sysconfigdata__linux_x86_64-linux-gnu"):
            with self.subTest(name):
                self.assertFalse(interpreter.is_foreign(name))
        self.assertTrue(interpreter.is_foreign("numpy"))

    def test_a_compiled_module_from_outside_is_refused_by_its_name(self) -> None:
        module = types.ModuleType("numpy._core")
        module.__spec__ = ModuleSpec("numpy._core", ExtensionFileLoader("numpy._core", "/nowhere/_core.so"))
        with mock.patch.dict(sys.modules, {"numpy._core": module}), self.assertRaisesRegex(RuntimeError, "numpy._core"):
            interpreter.refuse_foreign_extensions()

    def test_a_pure_module_from_outside_is_listed_and_not_refused(self) -> None:
        with mock.patch.dict(sys.modules, {"certifi": types.ModuleType("certifi")}):
            interpreter.refuse_foreign_extensions()
            self.assertIn("certifi", interpreter.modules())
