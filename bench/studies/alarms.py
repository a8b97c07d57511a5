"""What several tools say of equal and of slower heads: false alarms and misses side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studies.program import GOOD, NO

SLOWER, FASTER, NO_DIFFERENCE, COULD_NOT_TELL = "slower", "faster", "no difference", "could not tell"


@dataclass(frozen=True)
class Try:
    """What a tool said of a head. `ratio`: head ÷ base, None where it has none."""

    tool: str
    variant: str
    answer: str
    ratio: float | None
    seconds: float


def table(tries: Sequence[Try], tools: Sequence[str], equal_variant: str) -> str:
    """A row for each tool in Markdown, and the ratios below. `equal_variant`: the one whose head is equal to its base."""
    lines = [
        "| tool | equal sides called slower | called faster | slower heads missed | of them \"could not tell\" | a try |",
        "|---|---|---|---|---|---|",
    ]
    ratios = []
    for name in tools:
        own = [each for each in tries if each.tool == name]
        if not own:
            continue
        equal = [each for each in own if each.variant == equal_variant]
        slowed = [each for each in own if each.variant != equal_variant]
        missed = [each for each in slowed if each.answer != SLOWER]
        lines.append(
            f"| {name} | {count(equal, SLOWER)} of {len(equal)} | {count(equal, FASTER)} of {len(equal)} | "
            f"{len(missed)} of {len(slowed)} | {count(missed, COULD_NOT_TELL)} | {sum(each.seconds for each in own) / len(own):.0f} s |")
        for variant in dict.fromkeys(each.variant for each in own):
            known = sorted(each.ratio for each in own if each.variant == variant and each.ratio is not None)
            ratios.append(f"{name}, {variant}, head ÷ base: {' '.join(f'{each:.3f}' for each in known)}")
    return "\n".join([*lines, "", *ratios])


def count(tries: Sequence[Try], answer: str) -> int:
    """How many of them gave this answer."""
    return sum(each.answer == answer for each in tries)


def judged(own: Sequence[Try], equal_variant: str) -> tuple[int, str]:
    """False alarms and misses of GilBench: the exit code and the last sentence."""
    wrong = [each for each in own if (each.answer == SLOWER) == (each.variant == equal_variant)]
    return (NO, f"GilBench was NOT right in {len(wrong)} of {len(own)} tries.") if wrong else (
        GOOD, f"GilBench was right in all {len(own)} tries.")
