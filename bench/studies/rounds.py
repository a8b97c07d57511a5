"""Rounds: workers that are compared stand ready at once and run short slices in turn, in an order shuffled for every round from a seed.

The unit of statistics is the block, one launch of every arm: its value is the median over its rounds of a logarithm of a ratio of the same
round (interval.py). The harness measures in the same way; this module is its own short version, so that a study needs nothing built.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from studies.interval import Estimate, hodges_lehmann, log_ratio
from studies.workers import Launch, Worker

# Most slices that a warm-up or a calibration may take; announced to the worker beside those of the rounds.
EXTRA_SLICES = 400


@dataclass(frozen=True)
class Arm:
    """A launch and its turn in a round: so many slices of so many units each. `before`: launches of which each slice follows one slice.
    `warm_up_seconds`: so long it runs slices that do not count, at the start of every block."""

    launch: Launch
    tasks: int
    slices: int = 1
    before: tuple[Arm, ...] = ()
    warm_up_seconds: float = 0.0


@dataclass(frozen=True)
class Design:
    """How much is measured."""

    blocks: int
    rounds: int
    seed: int


# What one round of one arm gave: the samples of its slices.
Turn = list[dict[str, Any]]


def run_blocks(arms: Sequence[Arm], design: Design, on_block: Callable[[int], None] = lambda _: None) -> list[dict[str, list[Turn]]]:
    """For each block: the name of an arm's launch → its turns, round by round."""
    generator = random.Random(design.seed)
    blocks = []
    for number in range(design.blocks):
        blocks.append(run_block(arms, design.rounds, generator))
        on_block(number + 1)
    return blocks


def run_block(arms: Sequence[Arm], rounds: int, generator: random.Random) -> dict[str, list[Turn]]:
    """One launch of every arm and its rounds."""
    with ExitStack() as stack:
        everyone = {arm.launch.name: arm for each in arms for arm in (*each.before, each)}
        workers = {
            name: stack.enter_context(Worker(arm.launch, EXTRA_SLICES + _most_slices(arms, name, rounds)))
            for name, arm in everyone.items()}
        for worker in workers.values():
            worker.await_ready()
        for name, arm in everyone.items():
            warm_up(workers[name], arm)
        turns: dict[str, list[Turn]] = {arm.launch.name: [] for arm in arms}
        for _ in range(rounds):
            order = list(arms)
            generator.shuffle(order)
            for arm in order:
                turns[arm.launch.name].append(_turn(arm, workers))
        return turns


def warm_up(worker: Worker, arm: Arm) -> None:
    """Slices that do not count, until their own times add up to what is asked for."""
    spent = 0.0
    for _ in range(EXTRA_SLICES // 2):
        if spent >= arm.warm_up_seconds:
            break
        spent += worker.slice(arm.tasks)["wall_seconds"]


def tasks_for(launch: Launch, seconds: float, warm_up_seconds: float = 0.0) -> int:
    """How many units last about so long, from a launch of its own."""
    with Worker(launch, EXTRA_SLICES) as worker:
        worker.await_ready()
        tasks = 1
        while (took := worker.slice(tasks)["wall_seconds"]) < seconds / 4:
            tasks *= 2
        warm_up(worker, Arm(launch, tasks, warm_up_seconds=warm_up_seconds))
        took = min(worker.slice(tasks)["wall_seconds"] for _ in range(5))
    return max(1, math.ceil(tasks * seconds / took))


def seconds_per_unit(turn: Turn) -> float:
    """Of all slices of a turn together."""
    return sum(sample["wall_seconds"] for sample in turn) / sum(sample["tasks"] for sample in turn)


def ratio(blocks: Sequence[dict[str, list[Turn]]], one: str, other: str) -> Estimate:
    """Time per unit of one arm ÷ that of the other, within rounds, over blocks."""
    return hodges_lehmann([
        log_ratio([seconds_per_unit(turn) for turn in block[one]], [seconds_per_unit(turn) for turn in block[other]]) for block in blocks
    ]).as_ratio()


def _turn(arm: Arm, workers: dict[str, Worker]) -> Turn:
    samples = []
    for _ in range(arm.slices):
        for other in arm.before:
            workers[other.launch.name].slice(other.tasks)
        samples.append(workers[arm.launch.name].slice(arm.tasks))
    return samples


def _most_slices(arms: Sequence[Arm], name: str, rounds: int) -> int:
    own = sum(arm.slices for arm in arms if arm.launch.name == name)
    between = sum(arm.slices for arm in arms for other in arm.before if other.launch.name == name)
    return rounds * (own + between)
