from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tempfile
import unittest
from pathlib import Path

from tests.user_launching import FOLDER, examined, run

_LAZY = """
import warnings


def f():
    import gil_switch
    return gil_switch.__name__


def quietly():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import gil_switch
    return gil_switch.__name__
"""


@unittest.skipUnless(getattr(sys, "_is_gil_enabled", lambda: True)() is False, "the GIL of this interpreter cannot be switched on")
class GilSwitchedOn(unittest.TestCase):
    """A compiled module that does not say it can do without the GIL."""

    @classmethod
    def setUpClass(cls) -> None:
        compiler, include = shutil.which("cc"), sysconfig.get_path("include")
        if compiler is None or not Path(include, "Python.h").exists():
            raise unittest.SkipTest("there is no C compiler, or no Python.h of this interpreter")
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = folder.name
        target = Path(folder.name, "gil_switch" + (sysconfig.get_config_var("EXT_SUFFIX") or ".so"))
        subprocess.run([compiler, "-shared", "-fPIC", f"-I{include}", str(FOLDER / "gil_switch.c"), "-o", str(target)], check=True)
        Path(folder.name, "lazy.py").write_text(_LAZY)
        Path(folder.name, "eager.py").write_text("import gil_switch\n\n\ndef f():\n    return gil_switch.__name__\n")

    def test_the_module_is_named_from_the_beginning_where_the_import_did_it(self) -> None:
        for model in ("sequential", "threads", "processes_fork"):
            replies = run("eager.py:f", model, folder=self.folder).replies
            self.assertEqual([reply["gil_enabled_by"] for reply in replies if "gil_enabled_by" in reply], [["gil_switch"]] * 2)
            self.assertTrue(all(replies[1]["gil_before"]))

    def test_the_module_is_named_at_the_end_where_a_call_did_it_in_whatever_worker(self) -> None:
        for model in ("sequential", "threads", "thread_pool", "processes_fork", "processes_spawn", "process_pool_fork",
                      "process_executor_spawn"):
            with self.subTest(model):
                ready, *_, done = run("lazy.py:f", model, folder=self.folder).replies
                self.assertEqual((ready["gil_enabled_by"], done["gil_enabled_by"]), ([], ["gil_switch"]))

    def test_the_module_is_named_though_nobody_was_shown_the_warning(self) -> None:
        *_, done = run("lazy.py:quietly", "threads", folder=self.folder).replies
        self.assertEqual(done["gil_enabled_by"], ["gil_switch"])

    def test_an_examination_names_it(self) -> None:
        for function in ("eager.py:f", "lazy.py:f", "lazy.py:quietly"):
            answer = examined(function, folder=self.folder)
            self.assertEqual((answer["gil_enabled"], answer["gil_enabled_by"]), (True, ["gil_switch"]), answer)
        answer = examined("app.scoring:score")
        self.assertEqual((answer["gil_enabled"], answer["gil_enabled_by"]), (False, []))


class NothingSwitched(unittest.TestCase):
    def test_of_the_users_code_the_list_is_empty_and_of_a_workload_of_the_document_it_is_left_out(self) -> None:
        from tests.launching import launched, request

        self.assertEqual([reply.get("gil_enabled_by") for reply in run("app.scoring:score").replies], [[], None, None, []])
        self.assertTrue(all("gil_enabled_by" not in reply for reply in launched(request()).replies))

    def test_warnings_of_others_are_shown_as_ever(self) -> None:
        outcome = run("surprising.py:warns")
        self.assertIn("UserWarning: of others", outcome.errors)
