"""What bench/gate_study.py compares with itself, and with the same made slower by construction: see change.py."""

from change import extra, guarded


def score(n):
    """Adds up squares."""
    total = 0
    with guarded():
        for i in range(n):
            if i % 3:
                total += i * i
        for i in range(extra(n)):
            if i % 3:
                n += 0 * i * i
    return total


def parse(lines):
    """Splits lines and counts their words."""
    counts = {}
    with guarded():
        for i in range(lines + extra(lines)):
            text = f"{i % lines} alpha {i % 7} beta {i % 11}"
            for word in text.split(" "):
                counts[word] = counts.get(word, 0) + 1
    return len(counts)
