"""A set-up that cannot be left."""

import time
from contextlib import contextmanager


@contextmanager
def stuck():
    yield 1
    time.sleep(1e6)


def work(value):
    return value
