"""Pure Python arithmetic: bytecode and nothing else, so it holds the GIL where there is one."""

from __future__ import annotations


def sum_range(n: int) -> int:
    """The sum of the integers below n, by a loop."""
    total = 0
    for i in range(n):
        total += i
    return total


def sum_squares(n: int) -> int:
    """Σ i² over i < n, by a generator."""
    return sum(i ** 2 for i in range(n))


def sum_squares_loop(n: int) -> int:
    """Σ i² over i < n, by an explicit loop."""
    total = 0
    for i in range(n):
        total += i ** 2
    return total


def fibonacci(n: int) -> int:
    """The n-th Fibonacci number by naive recursion (fibonacci(1) = 1)."""
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
