import beside


def f(n: int = 1) -> int:
    return beside.plus(n)


class Result:
    def __init__(self, n: int) -> None:
        self.n = n

    def __repr__(self) -> str:
        return f"Result({self.n})"


def result(n: int = 1) -> Result:
    return Result(n)
