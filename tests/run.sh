#!/usr/bin/env bash
# Everything that checks the project; called by ./run-all.sh test once all is built. Ends with 'N passed, N failed', and ', N skipped' where
# that is not 0. Brings a matched pair of interpreters first. Where that cannot be done, what needs them is skipped and named; with CI=true
# it is a failure. Without any Python the exit code is 3. The suites run beside each other, as many as there are cores; each is shown as one
# block once it has ended.
set -uo pipefail

root=${1:?the project folder}
bin=$root/artifacts/bin
work=$(mktemp -d)
# The temporary folder of all suites; it marks their processes too.
temporary=$work/tmp
mkdir "$temporary"

slots=$(nproc)
running=0
passed=0
failed=0
skipped=0
declare -A name=() reader=() log=() begun=()

# Suites that still run were interrupted: they are asked to end. What is left then is killed, whatever group or session it is in.
end_all() {
  local pid
  trap '' INT TERM HUP
  for pid in $(jobs -rp); do
    kill -TERM -- "-$pid" || kill -TERM "$pid"
  done
  for _ in {1..50}; do
    [ -n "$(jobs -rp)" ] || break
    sleep 0.2
  done
  grep -lszxF "TMPDIR=$temporary" /proc/[0-9]*/environ | cut -d / -f 3 | xargs -r kill -KILL
  wait
  rm -rf "$work"
} 2>/dev/null
trap end_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Starts a suite, once there is a core for it: what it is called, what reads its log, after how many seconds it is ended, its command.
# It leads a process group of its own (timeout sees to that), and is asked to end too where this script is killed.
start() {
  local title=$1 reads=$2 limit=$3 file=$work/${#name[@]}.log pid
  shift 3
  if [ "$running" -ge "$slots" ]; then
    finish
  fi
  env --default-signal=INT TMPDIR="$temporary" setpriv --pdeathsig TERM timeout -k 30 "$limit" "$@" >"$file" 2>&1 </dev/null &
  pid=$!
  name[$pid]=$title
  reader[$pid]=$reads
  log[$pid]=$file
  begun[$pid]=$SECONDS
  running=$((running + 1))
}

# Waits until a suite ends, shows it and adds its counts.
# One that ended badly without saying so, or that tested nothing, counts as one failure.
finish() {
  local pid code=0 good=0 bad=0 left=0
  wait -n -p pid || code=$?
  running=$((running - 1))
  sed -i 's/\x1b\[[0-9;]*m//g' "${log[$pid]}"
  "read_${reader[$pid]}" "${log[$pid]}" "$code"
  if [ "$bad" -eq 0 ] && { [ "$code" -ne 0 ] || [ "$good" -eq 0 ]; }; then
    bad=1
  fi
  printf '\n== %s\n' "${name[$pid]}"
  if [ "$code" -ne 0 ] || [ "$bad" -ne 0 ] || [ "${reader[$pid]}" = mutations ]; then
    cat "${log[$pid]}"
  fi
  if [ "$code" -eq 124 ]; then
    echo "It took too long and was ended."
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
  skipped=$((skipped + left))
  echo "== ${name[$pid]}: $(counts "$good" "$bad" "$left") ($((SECONDS - begun[$pid])) s)"
}

counts() {
  printf '%d passed, %d failed' "$1" "$2"
  [ "$3" -eq 0 ] || printf ', %d skipped' "$3"
}

last_number() { sed -n "s/.*$1\([0-9][0-9]*\).*/\1/p" "$2" | tail -1; }

read_xunit() {
  local total errors unsound unasked
  total=$(last_number 'Total: ' "$1")
  errors=$(last_number 'Errors: ' "$1")
  unsound=$(last_number 'Failed: ' "$1")
  left=$(last_number 'Skipped: ' "$1")
  left=${left:-0}
  # What runs only where it is asked for.
  unasked=$(last_number 'Not Run: ' "$1")
  bad=$((${errors:-0} + ${unsound:-0}))
  good=$((${total:-0} - ${unsound:-0} - left - ${unasked:-0}))
}

read_unittest() {
  local total outcome
  total=$(sed -n 's/^Ran \([0-9]*\) tests\{0,1\} in.*/\1/p' "$1" | tail -1)
  outcome=$(grep -E '^(OK|FAILED)( \(|$)' "$1" | tail -1)
  left=$(sed -n 's/.*skipped=\([0-9]*\).*/\1/p' <<<"$outcome")
  left=${left:-0}
  bad=$(tr ',' '\n' <<<"$outcome" | sed -n 's/.*\(failures\|errors\)=\([0-9]*\).*/\2/p' | awk '{ sum += $1 } END { print sum + 0 }')
  good=$((${total:-0} - bad - left))
}

read_mutations() {
  good=$(grep -c '^noticed ' "$1")
  bad=$(grep -c -E '^(SURVIVED|FAILED) ' "$1")
}

# All or nothing.
read_check() { good=$(($2 == 0)); }

# Shown as it goes, for a build takes minutes.
bring_interpreters() {
  local code=0
  printf '\n== Interpreters (a matched pair of CPython 3.13, with and without the GIL)\n'
  env --default-signal=INT TMPDIR="$temporary" setpriv --pdeathsig TERM \
    dotnet "$bin/Harness/release/gilbench.dll" runtimes install 3.13 3.13t 2>"$work/why" </dev/null &
  wait $! || code=$?
  cat "$work/why" >&2
  return "$code"
}

brought=0
bring_interpreters || brought=$?

# The first found of each Python version (3.13, not 3.13.5) and build (with a GIL, or free-threaded), one path a line: a second patch
# release of a version takes as long as another version and has not yet shown anything else. .NET has no such builds (null).
found=$work/found.json
dotnet "$bin/Harness/release/gilbench.dll" list runtimes --format json >"$found"
mapfile -t pythons < <(awk -F '"' '
  $2 == "implementation" { implementation = $4 }
  $2 == "version" { split($4, numbers, "."); version = numbers[1] "." numbers[2] }
  $2 == "executable" { executable = $4 }
  $2 == "gil_disabled_build" && $3 !~ /null/ && !seen[implementation, version, $3]++ { print executable }' "$found")
GILBENCH_TEST_PYTHONS=$(IFS=:; echo "${pythons[*]}")
export GILBENCH_TEST_PYTHONS
if [ "${#pythons[@]}" -eq 0 ]; then
  echo "== No Python of 3.10 or later was found here, so nothing was tested; install python3, or see './run-all.sh runtimes list'." >&2
  exit 3
fi

# Why a test was not run, for the end too.
skips=()
if [ "$brought" -ne 0 ] && ! grep -q '"gil_disabled_build": true' "$found"; then
  skips+=("what needs a free-threaded CPython: the Python tests under it, and that it returns what the others do")
fi
if [ "$brought" -ne 0 ] && ! grep -q '"gil_disabled_build": false' "$found"; then
  skips+=("what needs a CPython with a GIL: the Python tests under it, and that it returns what the others do")
fi
if [ "${#skips[@]}" -gt 0 ] && [ "${CI-}" = true ]; then
  failed=$((failed + ${#skips[@]}))
else
  skipped=$((skipped + ${#skips[@]}))
fi

# The longest first. On two slow cores that two suites share, the first two take about 17 and 14 minutes.
start "Mutations of the statistics" mutations 1500 bash "$root/tests/mutations.sh"
start "Harness tests" xunit 1500 "$bin/Harness.Tests/release/Harness.Tests"
start "Workload tests" xunit 900 "$bin/Workloads.Tests/release/Workloads.Tests"
start "Formatting" check 600 dotnet format "$root/GilBench.slnx" --verify-no-changes --no-restore
start "run-all.sh builds when a source changed and ends what it started" check 120 bash "$root/tests/run_all.sh"
start "The closing counts, and interpreters that are missing" check 120 bash "$root/tests/run_counts.sh"
for python in "${pythons[@]}"; do
  start "Python tests under $python" unittest 600 \
    env PYTHONPATH="$root/bench/Python/src" "$python" -s -m unittest discover -s "$root/bench/Python/tests" -t "$root/bench/Python"
  start "Studies' tests under $python" unittest 300 \
    env PYTHONPATH="$root/bench" "$python" -s -m unittest discover -s "$root/bench/studies/tests" -t "$root/bench"
done
while [ "$running" -gt 0 ]; do
  finish
done

for skip in "${skips[@]}"; do
  printf '\n== %s %s (%s); '"'./run-all.sh runtimes install 3.13 3.13t'"' brings it.\n' \
    "$([ "${CI-}" = true ] && echo 'Failed, because CI is to have every interpreter:' || echo 'Skipped:')" "$skip" \
    "$(sed 's/\x1b\[[0-9;]*m//g; s/^gilbench: //' "$work/why" | paste -sd' ' | sed 's/\.* *$//')"
done
printf '\n%s\n' "$(counts "$passed" "$failed" "$skipped")"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
