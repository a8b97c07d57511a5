#!/usr/bin/env bash
# Whether tests/run.sh counts what passed, failed and was skipped, and what it makes of an interpreter that cannot be had: with suites and a
# `dotnet` that say what they are told.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
project=$tree/project
found=$tree/found

program() {
  mkdir -p "$(dirname "$1")"
  { echo '#!/usr/bin/env bash'; cat; } >"$1"
  chmod +x "$1"
}

program "$tree/bin/dotnet" <<'DOTNET'
case "$*" in
  *"runtimes install"*)
    [ -z "${WAITS-}" ] || { echo $$ >"$WAITS"; exec sleep 300; }
    [ -z "${REASON-}" ] || { echo "gilbench: $REASON" >&2; exit 3; }
    ;;
  *"list runtimes"*) cat "$FOUND" ;;
esac
DOTNET
for suite in Harness.Tests Workloads.Tests; do
  program "$project/artifacts/bin/$suite/release/$suite" <<'XUNIT'
echo "   Suite  Total: 10, Errors: 0, Failed: ${UNSOUND-0}, Skipped: ${LEFT-0}, Not Run: ${UNASKED-0}, Time: 1.6s"
exit "${UNSOUND-0}"
XUNIT
done
echo 'echo "noticed   a mistake: by a test"' | program "$project/tests/mutations.sh"
echo 'echo "all as expected"' | program "$project/tests/run_all.sh"
echo 'echo "all as expected"' | program "$project/tests/run_counts.sh"
for python in python3.13 python3.13t python3.13.0; do
  echo 'printf "Ran 5 tests in 0.1s\n\nOK\n"' | program "$tree/pythons/$python"
done

# What `list runtimes` says of these interpreters.
found() {
  local python row='    "implementation": "%s",\n    "version": "%s",\n    "executable": "%s",\n    "gil_disabled_build": %s,\n'
  for python in "$@"; do
    # shellcheck disable=SC2059
    printf "$row" cpython 3.13.5 "$tree/pythons/$python" "$([[ $python == *t ]] && echo true || echo false)"
  done >"$found"
  # shellcheck disable=SC2059
  printf "$row" dotnet 10.0.12 /usr/bin/dotnet null >>"$found"
}

# Runs the script with some variables set; expects an exit code, the last line, and a text somewhere.
expect() {
  local when=$1 code=$2 last=$3 text=$4 seen=0
  shift 4
  env -u CI FOUND="$found" PATH="$tree/bin:$PATH" "$@" bash "$root/tests/run.sh" "$project" >"$tree/log" 2>&1 || seen=$?
  if [ "$seen" -ne "$code" ] || [[ $(tail -n 1 "$tree/log") != $last ]] || ! grep -qF -- "$text" "$tree/log"; then
    echo "$when: expected exit code $code, the last line '$last' and '$text', got $seen and:"
    cat "$tree/log"
    exit 1
  fi
}

reason="REASON=There is no compiler."
needs="what needs a free-threaded CPython"
found python3.13 python3.13t
expect "all there" 0 "44 passed, 0 failed" "Python tests under $tree/pythons/python3.13t: 5 passed, 0 failed"
expect "tests that were skipped" 0 "38 passed, 0 failed, 6 skipped" "Harness tests: 7 passed, 0 failed, 3 skipped" LEFT=3
expect "tests that run only where they are asked for" 0 "42 passed, 0 failed" "Harness tests: 9 passed, 0 failed" UNASKED=1
expect "tests that failed" 1 "42 passed, 2 failed" "Harness tests: 9 passed, 1 failed" UNSOUND=1
expect "nothing new could be brought, and nothing is missing" 0 "44 passed, 0 failed" "gilbench: There is no compiler." "$reason"
found python3.13 python3.13t python3.13.0
expect "a second one of a version" 0 "44 passed, 0 failed" "Python tests under $tree/pythons/python3.13: 5 passed, 0 failed"
found python3.13
expect "no free-threaded one" 0 "34 passed, 0 failed, 1 skipped" "== Skipped: $needs" "$reason"
if ! grep -q "(There is no compiler); './run-all.sh runtimes install 3.13 3.13t' brings it\.$" "$tree/log"; then
  echo "No reason is given:"
  cat "$tree/log"
  exit 1
fi
expect "no free-threaded one in CI" 1 "34 passed, 1 failed" "== Failed, because CI is to have every interpreter: $needs" "$reason" CI=true
found python3.13t
expect "none with a GIL" 0 "34 passed, 0 failed, 1 skipped" "== Skipped: what needs a CPython with a GIL" "$reason"
found
expect "no Python" 3 "== No Python of 3.10 or later was found here, so nothing was tested*" "There is no compiler." "$reason"

# What ends the script while it brings interpreters ends that too.
found python3.13
for signal in TERM KILL; do
  rm -f "$tree/waits"
  env FOUND="$found" PATH="$tree/bin:$PATH" WAITS="$tree/waits" bash "$root/tests/run.sh" "$project" >"$tree/log" 2>&1 &
  script=$!
  for _ in {1..200}; do [ ! -s "$tree/waits" ] || break; sleep 0.05; done
  child=$(cat "$tree/waits")
  kill -"$signal" "$script"
  wait "$script" 2>/dev/null || true
  for _ in {1..200}; do kill -0 "$child" 2>/dev/null || continue 2; sleep 0.05; done
  echo "SIG$signal: what brings interpreters went on"
  exit 1
done
echo "all as expected"
