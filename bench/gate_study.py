#!/usr/bin/env python3
"""What does `compare` find, and what does it call a regression that is none? Real comparisons of a suite with itself and with slower ones.

    python3 bench/gate_study.py [--aa 40] [--each 10] [--variants plus20,plus10,plus5,lock] [--budget 100s] [--folder DIR] [--python-only]

What it shows. bench/gate-suite (two workloads, Python and C#, ten arms: one worker, and threads on the most cores, on a CPython with a GIL
and one without, and C#) is put into a git repository of its own, with a branch for each variant:
- same: a commit that changes a comment. Every alarm is a false one.
- plus5, plus10, plus20: so many percent more work in every unit.
- lock: one lock that all threads share, so that one worker is as fast as before and threads without a GIL take turns.
Each try is `gilbench compare --base main --head BRANCH --format json` as a team's CI runs it, A/A tries and others in shuffled order.
Results are appended to tries.jsonl in the folder as they come; an interrupted study goes on in the same folder, on another machine too
(each try says on which, and by which program). Those so far are in bench/results/gate-study; a copy of it goes on.
Printed: for each variant how many gates failed, could not tell, or passed; of the arms that were made slower, alone and together, how
many were called slower, too noisy to tell, or no difference, with the sizes found; the longest try; the machines.
Exit code 0: no A/A gate failed, plus10 failed every gate, plus5 at least 8 of 10, no slowed arm was ever called without difference, and
the lock was found; 1: not so; 2: wrong use; 3: could not measure. About three minutes a try, six where it alarms.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from studies.program import GOOD, NO, ROOT, CouldNotMeasure, Parser, WrongUse, run, whole_number

SUITE = ROOT / "bench" / "gate-suite"
GILBENCH = ROOT / "run-all.sh"
SAME = "same"
VARIANTS = ("plus20", "plus10", "plus5", "lock")
BUILD = "dotnet build csharp -c Release -v q --nologo"
MODELS = ("--model", "sequential", "--model", "threads@*py*", "--model", "parallel")
LEAST_OF_5_PERCENT = 0.8
FAILED = 1


@dataclass(frozen=True)
class Options:
    """What is tried, how often, for how long, and where results go."""

    tries: dict[str, int]
    budget: str
    folder: Path
    python_only: bool
    seed: int


def main(words: list[str]) -> int:
    """Parse, try, print; the exit code."""
    parser = Parser(__doc__)
    parser.add_argument("--aa", type=whole_number(0), default=40, help="comparisons of equal sides")
    parser.add_argument("--each", type=whole_number(0), default=10, help="comparisons with each slower variant")
    parser.add_argument("--variants", default=",".join(VARIANTS))
    parser.add_argument("--budget", default="100s", help="as compare's: 8 blocks of the ten arms with 5 rounds each on 2 cores")
    parser.add_argument("--folder", type=Path, default=Path("gate-study"), help="where results are kept")
    parser.add_argument("--python-only", action="store_true", help="without the C# arms and their builds")
    parser.add_argument("--seed", type=whole_number(0), default=1)
    options = parser.parse_args(words)
    variants = [name for name in options.variants.split(",") if name]
    for name in variants:
        if name not in VARIANTS:
            raise WrongUse(f"there is no variant '{name}'; there are {', '.join(VARIANTS)}")
    wanted = {SAME: options.aa} | {name: options.each for name in variants}
    chosen = Options(wanted, options.budget, options.folder.resolve(), options.python_only, options.seed)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    return judged(measured(chosen), variants)


def measured(options: Options) -> list[dict]:
    """Every try that was not made yet, in shuffled order; all that were made."""
    kept = options.folder / "tries.jsonl"
    tries = [json.loads(line) for line in kept.read_text().splitlines()] if kept.exists() else []
    made = Counter(each["variant"] for each in tries)
    left = [name for name, count in options.tries.items() for _ in range(count - made[name])]
    random.Random(options.seed + len(tries)).shuffle(left)
    repository = options.folder / "repository"
    if left:
        make_repository(repository, options)
    for number, variant in enumerate(left):
        one = compared(repository, variant, options)
        with kept.open("a") as file:
            file.write(json.dumps(one) + "\n")
        tries.append(one)
        print(f"  {number + 1} of {len(left)}, {variant}: {one['outcome']} ({one['seconds']:.0f} s)", file=sys.stderr, flush=True)
    return tries


def make_repository(repository: Path, options: Options) -> None:
    """The suite on main, and each variant on a branch of its own."""
    shutil.rmtree(repository, ignore_errors=True)
    copy_suite(repository / "perf")
    if options.python_only:
        suite = json.loads((repository / "perf" / "suite.json").read_text())
        for workload in suite["workloads"]:
            workload.pop("c_sharp", None)
        (repository / "perf" / "suite.json").write_text(json.dumps(suite))
    git(repository, "init", "-q", "-b", "main")
    commit(repository, "base")
    for name in (SAME, *VARIANTS):
        git(repository, "checkout", "-q", "-b", name, "main")
        change(repository / "perf", name)
        commit(repository, name)
        git(repository, "checkout", "-q", "main")


def copy_suite(destination: Path) -> None:
    """The sources of the suite as they are."""
    shutil.copytree(SUITE, destination, ignore=shutil.ignore_patterns("bin", "obj", "__pycache__"))


def change(suite: Path, variant: str) -> None:
    """What a variant does to the sources."""
    python, c_sharp = suite / "change.py", suite / "csharp" / "Work.cs"
    if variant == SAME:
        replace(python, '"""What a variant', '"""Just what a variant')
    elif variant == "lock":
        replace(python, "from contextlib import nullcontext", "from threading import Lock\n\nLOCK = Lock()")
        replace(python, "return nullcontext()", "return LOCK")
        replace(c_sharp, "object? s_lock = null", "object? s_lock = new()")
    else:
        percent = variant.removeprefix("plus")
        replace(python, "PERCENT = 0", f"PERCENT = {percent}")
        replace(c_sharp, "Percent = 0", f"Percent = {percent}")


def replace(path: Path, old: str, new: str) -> None:
    """One place of a file."""
    text = path.read_text()
    if text.count(old) != 1:
        raise CouldNotMeasure(f"{path} does not hold '{old}' once")
    path.write_text(text.replace(old, new))


def commit(repository: Path, message: str) -> None:
    """All files as they are."""
    git(repository, "add", "-A")
    git(repository, "-c", "user.name=study", "-c", "user.email=study@localhost", "commit", "-q", "-m", message)


def git(repository: Path, *words: str) -> None:
    """Runs git there."""
    repository.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["git", "-C", str(repository), *words], capture_output=True, text=True)
    if done.returncode != 0:
        raise CouldNotMeasure(f"git {words[0]} failed: {done.stderr.strip()}")


def compared(repository: Path, variant: str, options: Options) -> dict:
    """One comparison: its outcome, its seconds, and what was said of each arm's time."""
    build = () if options.python_only else ("--build", BUILD)
    began = time.monotonic()
    report, exit_code = compare(repository, variant, options.folder, *build, *MODELS, "--budget", options.budget)
    seconds = time.monotonic() - began
    return {
        "variant": variant,
        "machine": f"{report['machine']} ({cpu_model()})",
        "budget": options.budget,
        "program": program_version(),
        "outcome": report["outcome"],
        "exit_code": exit_code,
        "seconds": round(seconds, 1),
        "together": [verdict_of(arms) for arms in report["together"]],
        "arms": [verdict_of(arm) for arm in report["arms"] if arm["metric"] == "time per unit"],
        "others": [
            verdict_of(arm) for arm in report["arms"] if arm["metric"] != "time per unit" and arm["answer"] in ("slower", "not_confirmed")],
    }


def verdict_of(arm: dict) -> dict:
    """What is kept of an arm's verdict: what it was, and how large."""
    return {name: arm[name] for name in ("arm", "metric", "answer", "ratio", "margin", "detectable_effect")}


def cpu_model() -> str:
    """As Linux names it."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "CPU unknown")


def program_version() -> str:
    """The commit that is tried, with a mark where files differ from it."""
    return subprocess.run(["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()


def compare(repository: Path, variant: str, folder: Path, *words: str) -> tuple[dict, int]:
    """`compare` of the variant's branch with main: its JSON and its exit code. Without a history: a noise floor that earlier tries
    brought would help it."""
    output = folder / "runs" / f"{time.strftime('%Y%m%dT%H%M%S')}-{variant}"
    store = folder / "none.db"
    done = subprocess.run(
        [str(GILBENCH), "compare", "--suite", str(repository / "perf"), "--base", "main", "--head", variant, *words, "--format", "json",
         "--output", str(output), "--store", str(store)], capture_output=True, text=True)
    store.unlink(missing_ok=True)
    try:
        return json.loads(done.stdout), done.returncode
    except ValueError:
        said = done.stderr.strip().splitlines()
        raise CouldNotMeasure(f"compare ended with exit code {done.returncode}: {said[-1] if said else 'it said nothing'}") from None


def is_slowed(variant: str, arm: str) -> bool:
    """Whether the variant made this arm slower: of the lock, threads that would otherwise run at once."""
    if variant == SAME:
        return False
    if variant != "lock":
        return True
    return ("@dotnet" in arm and ":parallel" in arm) or ("t:" in arm.rsplit("@", 1)[1] and ":threads@" in arm)


def judged(tries: list[dict], variants: list[str]) -> int:
    """Prints a line a variant; the exit code."""
    good = True
    for variant in (SAME, *variants):
        own = [each for each in tries if each["variant"] == variant]
        if not own:
            continue
        failed = sum(each["exit_code"] == FAILED for each in own)
        print(f"{variant}: {failed} of {len(own)} gates failed, {sum(each['outcome'] == 'could_not_tell' for each in own)} could not tell, "
              f"longest try {max(each['seconds'] for each in own):.0f} s")
        slowed = [arm for each in own for arm in each["arms"] if is_slowed(variant, arm["arm"])]
        if slowed:
            answers = Counter(arm["answer"] for arm in slowed)
            sizes = sorted(arm["ratio"]["estimate"] for arm in slowed if arm["ratio"])
            print(f"    arms made slower: {', '.join(f'{count} {name}' for name, count in answers.most_common())}; "
                  f"head ÷ base from {sizes[0]:.3f} to {sizes[-1]:.3f}, half below {sizes[len(sizes) // 2]:.3f}")
            good &= answers["no_difference"] == 0
        if slowed and variant != "lock":
            together = Counter(f"{arms['answer']} ({arms['arm']})" for each in own for arms in each["together"])
            print(f"    together: {', '.join(f'{count} {name}' for name, count in sorted(together.items()))}")
            good &= not any(name.startswith("no_difference") for name in together)
        share = failed / len(own)
        good &= failed == 0 if variant == SAME else share >= LEAST_OF_5_PERCENT if variant == "plus5" else failed == len(own)
        once = [f"{arm['arm']} ({arm['metric']}, {arm['answer']})" for each in own for arm in each["others"]] if variant == SAME else []
        if once:
            print(f"    start-up or memory alarmed: {', '.join(once)}")
    for (machine, program), count in Counter((each["machine"], each["program"]) for each in tries).most_common():
        print(f"{count} tries on {machine}, by {program}")
    print("As asked." if good else "NOT as asked.")
    return GOOD if good else NO


if __name__ == "__main__":
    run(main)
