#!/usr/bin/env bash
# Breaks the statistics on purpose, one mistake at a time, in a copy of the tree, and fails where the statistics tests do not notice.
# A mutation whose text no longer stands in the source exactly once fails too: it would prove nothing.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
# An interrupted step is waited for, so that it writes nothing after the copy is gone.
trap 'exit 130' INT
trap 'exit 143' TERM HUP
statistics=$copy/src/Harness/Statistics
log=$copy/log.txt

build() {
    # No build server is to outlive the script.
    dotnet build "$copy/tests/Mutants" -c Release -m:1 -nodeReuse:false -p:UseSharedCompilation=false "$@" >"$log" 2>&1
}

# The quick tests first: most mistakes fall there, and the simulations need not run.
tests_pass() {
    local tests=("$copy/artifacts/bin/Mutants/release/Mutants" -stopOnFail -noColor)
    "${tests[@]}" -trait- category=acceptance >"$log" 2>&1 && "${tests[@]}" -trait category=acceptance >"$log" 2>&1
}

first_failure() { grep -m 1 -o 'GilBench\.Tests\..*\[FAIL\]' "$log" | sed 's/ \[FAIL\]$//; s/.*Statistics\.//'; }

survivors=0
killed=0

mutate() {
    local name=$1 file=$statistics/$2 from=$3 to=$4 original rest failure
    original=$(<"$file")
    rest=${original/"$from"/}
    if [[ $rest == "$original" || $rest == *"$from"* ]]; then
        echo "FAILED    $name: the text to change does not stand exactly once in $2; bring the mutation up to date: $from"
        survivors=$((survivors + 1))
        return
    fi

    printf '%s\n' "${original/"$from"/"$to"}" >"$file"
    if ! build --no-restore; then
        echo "FAILED    $name: the mutant does not build, so it proves nothing:"
        grep -m 3 'error' "$log" || tail -n 3 "$log"
        survivors=$((survivors + 1))
    elif tests_pass; then
        echo "SURVIVED  $name: no test noticed"
        survivors=$((survivors + 1))
    elif failure=$(first_failure); then
        echo "noticed   $name: by $failure"
        killed=$((killed + 1))
    else
        echo "FAILED    $name: the test run ended without a test that failed, so it proves nothing:"
        tail -n 3 "$log"
        survivors=$((survivors + 1))
    fi

    printf '%s\n' "$original" >"$file"
}

# What the build of these tests reads.
mkdir -p "$copy/src/Harness" "$copy/tests/Harness.Tests"
cp "$root"/Directory.* "$root/global.json" "$copy"
cp -R "$root/src/Harness/Statistics" "$copy/src/Harness"
cp -R "$root/tests/Harness.Tests/Statistics" "$root/tests/Harness.Tests/ApprovedText.cs" "$copy/tests/Harness.Tests"
cp -R "$root/tests/Mutants" "$copy/tests"

echo "Building and testing the unchanged copy"
build || { echo "The unchanged copy does not build:"; grep -m 5 'error' "$log" || tail -n 5 "$log"; exit 1; }
tests_pass || { echo "The unchanged copy fails its tests; mend that first:"; first_failure || tail -n 3 "$log"; exit 1; }

mutate 'slices pooled' Sampling/LaunchValue.cs \
    'launches.Select(iterations => LaunchValue.Median(iterations))' 'launches.SelectMany(iterations => iterations)'
mutate 'ratio upside down' Intervals/PairedRatio.cs \
    'Math.Log(baseValues[block] / armValues[block])' 'Math.Log(armValues[block] / baseValues[block])'
mutate 'alpha for alpha/2' SignedRank/HodgesLehmann.cs 'LargestWithin(alpha / 2)' 'LargestWithin(alpha)'
mutate 'Holm off' Holm.cs 'var remaining = ascending.Length - rank;' 'var remaining = 1;'
mutate 'margin sign, claims' Verdicts/ClaimVerdict.cs \
    'ClaimRelation.NoSpeedUp when judged.High < test.Factor * (1 + test.Margin)' \
    'ClaimRelation.NoSpeedUp when judged.High < test.Factor * (1 - test.Margin)'
mutate 'margin sign, gate' Gates/SlowDownGate.cs 'Math.Log(1 + arm.Margin)' 'Math.Log(1 - arm.Margin)'
mutate 'ties in favour of an alarm' SignedRank/SignedRankTest.cs 'b.Above.CompareTo(a.Above)' 'a.Above.CompareTo(b.Above)'
mutate 'biased shuffle' Sampling/BlockShuffler.cs 'generator.Below(last + 1)' 'generator.Below(arms)'
mutate 'order guard off' Intervals/OrderGuard.cs 'if (!Resemble(values))' 'if (values.Length > 0)'
mutate 'order guard at 10 %' Intervals/OrderGuard.cs 'OneSidedFivePercent = 1.64;' 'OneSidedFivePercent = 1.28;'
mutate 'few blocks that resemble not widened' Intervals/OrderGuard.cs \
    'Math.Sqrt((1 + autocorrelation) / (1 - autocorrelation))' '1.0'
mutate 'half of the A/A control always' Verdicts/ClaimControls.cs 'BothLaunchesCount ? 0.5 : 1' '0.5'
mutate 'A/A control ignored' Verdicts/ClaimControls.cs 'aaControl.LiesWithin(margin) ? 0' 'aaControl.HasInterval ? 0'
mutate 'A/A control beside 1 moves by its estimate' Verdicts/ClaimControls.cs 'aaControl.Contains(1) ?' 'aaControl.HasInterval ?'
mutate 'limit not moved' Verdicts/ClaimVerdict.cs 'Compare(test, judged.WidenedBy(shift))' 'Compare(test, judged)'
mutate 'limit moved in favour' Estimate.cs \
    'Low = Low * Math.Exp(-shift), High = High * Math.Exp(shift)' 'Low = Low * Math.Exp(shift), High = High * Math.Exp(-shift)'
mutate 'limit not moved for Holm' Verdicts/FamilyVerdict.cs 'Math.Log(upper) + shift' 'Math.Log(upper)'
mutate 'lower limit moved up' Verdicts/FamilyVerdict.cs 'Math.Log(lower) - shift' 'Math.Log(lower) + shift'
mutate 'no cores to give, ignored' Verdicts/NativeCeiling.cs 'speedUp.High < LeastUsefulGain' 'speedUp.High < 0'
mutate 'no cores to give, below 1.1' Verdicts/NativeCeiling.cs 'LeastUsefulGain = 1.2;' 'LeastUsefulGain = 1.1;'
mutate 'no cores to give, by the lower end' Verdicts/NativeCeiling.cs 'speedUp.High < LeastUsefulGain' 'speedUp.Low < LeastUsefulGain'
mutate 'hardware never to blame' Verdicts/NativeCeiling.cs '(SpeedUp is { } speedUp && speedUp.Low >= factor)' 'factor <= Parallelism'
mutate 'hardware to blame by the upper end' Verdicts/NativeCeiling.cs 'speedUp.Low >= factor' 'speedUp.High >= factor'
mutate 'efficiency judged by the speed-up' Verdicts/ClaimVerdict.cs \
    'var judged = test.Relation == ClaimRelation.Efficiency ? controls.Ceiling!.Efficiency! : speedUp;' 'var judged = speedUp;'
mutate 'efficiency times the ceiling' Sampling/RoundRatio.cs 'round.Value - reached[round.Key]' 'round.Value + reached[round.Key]'
mutate 'rounds not paired' Sampling/RoundRatio.cs 'LogRatio(RoundTimes arm) => MedianOf(LogRatios(arm));' \
    'LogRatio(RoundTimes arm) => Math.Log(LaunchValue.Median(arm.Base.Values.ToArray()) / LaunchValue.Median(arm.Arm.Values.ToArray()));'
mutate 'rounds averaged' Sampling/RoundRatio.cs 'LaunchValue.Median(rounds.Values.ToArray())' 'rounds.Values.Average()'
mutate 'mean time for mean rate' Sampling/RoundRatio.cs '? times.Length / rates' '? times.ToArray().Average()'
mutate 'weights dropped' Capacity/UniversalFit.cs \
    'private static double Weight(int count, double logRate) => Math.Exp(logRate) / count;' \
    'private static double Weight(int count, double logRate) => 1;'
mutate 'a gain from contention allowed' Capacity/UniversalFit.cs '&& solved[1] >= 0 && solved[2] >= 0' '&& solved[2] >= 0'
mutate 'jackknife without its factor' Capacity/FittedLaw.cs '(values.Length - 1.0) / values.Length *' '1.0 / values.Length *'
mutate 'blocks left out of the interval' Capacity/FittedLaw.cs '(error * error) + _blockVariance' 'error * error'
mutate 'band by one of its edges' Capacity/CapacityModel.cs 'Low = edges.Min(edge => edge.Low),' 'Low = edges.Max(edge => edge.Low),'
mutate 'followed to four times what was measured' Capacity/CapacityModel.cs 'FarthestFactor = 2;' 'FarthestFactor = 4;'
mutate 'superlinear by its upper end' Capacity/CapacityModel.cs \
    'TInterval.OfMean(excess, level).Low >' 'TInterval.OfMean(excess, level).High >'
mutate 'safe by the upper bound' Capacity/TargetAnswer.cs 'Reach(throughput => throughput.Low)' 'Reach(throughput => throughput.High)'
mutate 'change points by chance' ChangePoints/EDivisive.cs 'private const double Level = 0.005;' 'private const double Level = 0.5;'
mutate 'single runs shuffled' ChangePoints/EDivisive.cs 'private const int BlockLength = 3;' 'private const int BlockLength = 1;'
mutate 'small steps kept' ChangePoints/EDivisive.cs 'Math.Abs(least.LogStep) >= _leastLogStep' 'Math.Abs(least.LogStep) >= 0'
mutate 'floor by the middle session' Gates/NoiseFloor.cs '(((sorted.Length + 1) * 95) + 99) / 100' '(((sorted.Length + 1) * 50) + 99) / 100'
mutate 'base against itself ignored' Gates/NoiseFloor.cs 'aaControl?.FarEnd ?? LeastMarginWhenUnknown' 'least'
mutate 'no difference without power' Gates/NoDifference.cs 'detectable <= sought' 'detectable > 0'
mutate 'one alarm is enough' Gates/SlowDownGate.cs 'flagged.Intersect(again).ToArray()' 'flagged.ToArray()'

echo "$killed mutations noticed, $survivors not"
[[ $survivors -eq 0 ]]
