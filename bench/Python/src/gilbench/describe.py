"""Describe the running interpreter as one JSON object, under any Python from 2.7 on.

Run by its path (``python bench/Python/src/gilbench/describe.py``): it imports nothing of gilbench, and keeps to what
Python 2.7 parses, because it is how the harness asks an interpreter it knows nothing about. The object has the fields
of ``runtime`` in the ``ready`` reply of bench/PROTOCOL.md and, beside them, ``capabilities``. Unknown is null.
"""
import os
import sys
import sysconfig

_IMPLEMENTATIONS = {"cpython": "CPython", "pypy": "PyPy"}


def runtime():
    """The ``runtime`` object of the ``ready`` reply: a dict ready for JSON."""
    gil_enabled = getattr(sys, "_is_gil_enabled", None)
    switch_interval = getattr(sys, "getswitchinterval", None)
    return {
        "implementation": implementation().lower(),
        "version": version(),
        "full_version": " ".join(sys.version.split()),
        "executable": sys.executable or None,
        "gil_disabled_build": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        "gil_enabled": gil_enabled() if gil_enabled else None,
        "gil_setting": gil_setting(),
        "switch_interval_seconds": switch_interval() if switch_interval else None,
        "pgo": _built_with("--enable-optimizations", "-fprofile-use"),
        "lto": _built_with("--with-lto", "-flto"),
        "jit": _jit(),
        "debug": hasattr(sys, "gettotalrefcount"),
        "compiler_flags": sysconfig.get_config_var("CFLAGS") or None,
        "processor_count": _processor_count(),
    }


def implementation():
    """What platform.python_implementation() says, without its import where it is not needed: 4 ms of each worker's start."""
    named = getattr(sys, "implementation", None)
    if named is None or named.name not in _IMPLEMENTATIONS:
        import platform

        return platform.python_implementation()
    return _IMPLEMENTATIONS[named.name]


def version():
    """What platform.python_version() says."""
    return sys.version.split()[0]


def capabilities():
    """What this interpreter can do that not every one can: name -> bool."""
    return {
        "supported": sys.version_info >= (3, 10),
        "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        "interpreters": interpreters_obstacle() is None,
        "interpreter_pool": sys.version_info >= (3, 14) and interpreters_obstacle() is None,
        "task_group": sys.version_info >= (3, 11),
        "fork": hasattr(os, "fork"),
        "forkserver": hasattr(os, "fork") and sys.version_info >= (3, 4),
        "spawn": sys.version_info >= (3, 4),
    }


def interpreters_obstacle():
    """Why subinterpreters with a GIL of their own are not to be had here; None where they are (PEP 684, PEP 734)."""
    if implementation() != "CPython":
        return "%s has no subinterpreters" % implementation()
    if sys.version_info < (3, 13):
        return "subinterpreters with a GIL of their own can be started from Python only since CPython 3.13"
    if "_interpreters" not in sys.builtin_module_names:
        try:
            __import__("_interpreters")
        except ImportError:
            return "this build has no _interpreters module"
    return None


def gil_setting():
    """What -X gil or PYTHON_GIL asked for ("0" or "1"), None where neither did; -X wins, as in CPython."""
    asked = getattr(sys, "_xoptions", {}).get("gil") or os.environ.get("PYTHON_GIL")
    return asked if asked in ("0", "1") else None


def _configured():
    """The arguments CPython's configure was given, None where they are not recorded (PyPy)."""
    arguments = sysconfig.get_config_var("CONFIG_ARGS")
    if not arguments:
        return None
    return [argument.strip("'\"") for argument in arguments.split()]


def _built_with(option, flag):
    """True where the build was configured with an option or compiled with a flag; None else: then it does not say.

    Neither is evidence of the contrary. Debian and Ubuntu build /usr/bin/python3 with PGO and LTO by ``make profile-opt``
    and flags given to make, which show in neither place, nor does a build by hand that did the same. Only who built it
    knows (the harness, of its own builds). PGO_PROF_USE_FLAG is no evidence: every gcc build defines it, used or not.
    """
    for argument in _configured() or []:
        name, _, value = argument.partition("=")
        if name == option and value != "no":
            return True
    names = ("CFLAGS", "PY_CFLAGS", "PY_CFLAGS_NODIST", "PY_CORE_CFLAGS", "PY_CORE_LDFLAGS", "LDFLAGS")
    return True if any(flag in str(sysconfig.get_config_var(name) or "") for name in names) else None


def _jit():
    """Whether a just-in-time compiler is at work; None where the build does not say (PEP 744)."""
    if implementation() == "PyPy":
        return True
    if hasattr(sys, "_jit"):
        return bool(sys._jit.is_enabled())
    arguments = _configured()
    if arguments is None:
        return None
    for argument in arguments:
        name, _, value = argument.partition("=")
        if name == "--enable-experimental-jit":
            asked = os.environ.get("PYTHON_JIT")
            return asked == "1" if value == "yes-off" else value not in ("no", "interpreter") and asked != "0"
    return False


def _processor_count():
    """Processors the runtime believes in: it heeds neither affinity nor a CPU quota. None where it does not know."""
    if hasattr(os, "cpu_count"):
        return os.cpu_count()
    try:
        return int(os.sysconf("SC_NPROCESSORS_ONLN"))
    except (AttributeError, OSError, ValueError):
        return None


def main():
    """Print the description on one line."""
    import json

    described = runtime()
    described["capabilities"] = capabilities()
    sys.stdout.write(json.dumps(described, sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    # Run by path, this folder stands first on sys.path; nothing of it may stand in for the standard library.
    sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry) != os.path.dirname(os.path.realpath(__file__))]
    sys.exit(main())
