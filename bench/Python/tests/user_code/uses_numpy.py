import numpy


def dot(n: int) -> float:
    values = numpy.arange(n, dtype=float)
    return float(values @ values)
