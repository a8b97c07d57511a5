from __future__ import annotations

import sysconfig
import unittest
from unittest import mock

from gilbench import describe

DEBIAN = {
    "CONFIG_ARGS": "'--enable-shared' '--prefix=/usr' '--with-dtrace' 'CFLAGS=-g -fstack-protector-strong'",
    "CFLAGS": "-Wsign-compare -DNDEBUG -g -fwrapv -O2 -Wall",
    "PGO_PROF_USE_FLAG": "-fprofile-use -fprofile-correction",
}
UNOPTIMISED = {"CONFIG_ARGS": "'--prefix=/root/.pyenv/versions/3.13.0' '--enable-shared'", "CFLAGS": "-O3 -Wall"}


def optimised(variables: dict[str, str]) -> tuple[object, object]:
    """What is said of PGO and LTO where the build has these variables."""
    with mock.patch.object(sysconfig, "get_config_var", variables.get):
        described = describe.runtime()
    return described["pgo"], described["lto"]


class Optimisation(unittest.TestCase):
    def test_a_build_that_shows_no_option_and_no_flag_is_unknown(self) -> None:
        # Debian's has PGO and LTO, the other has neither: the two cannot be told apart by what they show.
        for variables in (DEBIAN, UNOPTIMISED, {}):
            with self.subTest(variables):
                self.assertEqual(optimised(variables), (None, None))

    def test_options_of_configure_are_evidence(self) -> None:
        self.assertEqual(optimised({"CONFIG_ARGS": "'--enable-optimizations' '--with-lto'"}), (True, True))
        self.assertEqual(optimised({"CONFIG_ARGS": "'--enable-optimizations=yes' '--with-lto=full'"}), (True, True))
        self.assertEqual(optimised({"CONFIG_ARGS": "'--with-lto=thin'"}), (None, True))

    def test_an_option_that_was_refused_is_no_evidence_of_the_contrary(self) -> None:
        self.assertEqual(optimised({"CONFIG_ARGS": "'--enable-optimizations=no' '--with-lto=no' '--without-lto'"}), (None, None))

    def test_flags_of_the_compiler_are_evidence(self) -> None:
        self.assertEqual(optimised({"PY_CFLAGS_NODIST": "-fprofile-use", "PY_CORE_LDFLAGS": "-flto=auto"}), (True, True))
