"""readline is of those modules of the standard library that cannot be loaded in a subinterpreter with a GIL of its own."""

import readline


def f() -> str:
    return readline.__name__
