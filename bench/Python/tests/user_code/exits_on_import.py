import sys
sys.exit(6)


def f() -> None: ...
