import nowhere_to_be_found


def f() -> None: ...
