def plus(n: int) -> int:
    return n + 1
