#!/usr/bin/env bash
# Everything that checks the project; called by ./run-all.sh test once all is built. Ends with 'N passed, N failed'.
set -uo pipefail

root=${1:?the project folder}
bin="$root/artifacts/bin"
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
passed=0
failed=0

# Adds the counts of one suite; a suite that ended badly without saying so counts as one failure.
count() {
  local name=$1 code=$2 good=$3 bad=$4 seconds=$5
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    bad=1
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
  echo "== $name: $good passed, $bad failed ($seconds s)"
}

xunit() {
  local name=$1 log="$logs/$1" begun=$SECONDS code=0 total bad
  shift
  printf '\n== %s\n' "$name"
  timeout 900 "$@" >"$log" 2>&1 || code=$?
  sed -i 's/\x1b\[[0-9;]*m//g' "$log"
  total=$(sed -n 's/.*Total: \([0-9]*\).*/\1/p' "$log" | tail -1)
  bad=$(sed -n 's/.*Errors: \([0-9]*\), Failed: \([0-9]*\).*/\1 \2/p' "$log" | tail -1)
  # shellcheck disable=SC2086 # two numbers
  set -- ${bad:-0 0}
  bad=$(($1 + $2))
  skipped=$(sed -n 's/.*Skipped: \([0-9]*\).*/\1/p' "$log" | tail -1)
  if [ "$code" -ne 0 ]; then
    cat "$log"
  fi
  count "$name" "$code" $((${total:-0} - bad - ${skipped:-0})) "$bad" $((SECONDS - begun))
}

python_suite() {
  local python=$1 log="$logs/python" begun=$SECONDS code=0 total bad skipped
  printf '\n== Python tests under %s\n' "$python"
  PYTHONPATH="$root/bench/Python/src" timeout 300 "$python" -s -m unittest discover -s "$root/bench/Python/tests" -t "$root/bench/Python" >"$log" 2>&1 || code=$?
  total=$(sed -n 's/^Ran \([0-9]*\) tests\{0,1\} in.*/\1/p' "$log" | tail -1)
  bad=$(sed -n 's/^FAILED (\(.*\))/\1/p' "$log" | tail -1 | tr ',' '\n' | sed -n 's/.*\(failures\|errors\)=\([0-9]*\)/\2/p' | awk '{ sum += $1 } END { print sum + 0 }')
  skipped=$(sed -n 's/.*skipped=\([0-9]*\).*/\1/p' "$log" | tail -1)
  if [ "$code" -ne 0 ]; then
    cat "$log"
  fi
  count "Python tests under $python" "$code" $((${total:-0} - bad - ${skipped:-0})) "$bad" $((SECONDS - begun))
}

formatting() {
  local begun=$SECONDS code=0
  printf '\n== Formatting\n'
  dotnet format "$root/GilBench.slnx" --verify-no-changes --no-restore >"$logs/format" 2>&1 || code=$?
  if [ "$code" -ne 0 ]; then
    cat "$logs/format"
    count "Formatting" "$code" 0 1 $((SECONDS - begun))
  else
    count "Formatting" 0 1 0 $((SECONDS - begun))
  fi
}

# Every interpreter that could be measured, one path a line; a free-threaded one with its GIL forced on is the same program.
pythons=$(dotnet "$bin/Harness/release/gilbench.dll" list runtimes --format json | sed -n 's/^ *"executable": "\(.*\)",\{0,1\}$/\1/p' | grep -i -E 'python|pypy' | sort -u)
GILBENCH_TEST_PYTHONS=$(printf '%s' "$pythons" | tr '\n' ':')
export GILBENCH_TEST_PYTHONS

xunit "Harness tests" "$bin/Harness.Tests/release/Harness.Tests"
xunit "Workload tests" "$bin/Workloads.Tests/release/Workloads.Tests"
for python in $pythons; do
  python_suite "$python"
done
formatting

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
