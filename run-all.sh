#!/usr/bin/env bash
# The one entry of GilBench.
#   ./run-all.sh               sets up, measures the quick profile, reports
#   ./run-all.sh test          checks the project: C#, Python under every interpreter found, mutations of the statistics, formatting
#   ./run-all.sh COMMAND …     any command of gilbench, such as: run --profile standard, doctor, list arms
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin="$root/artifacts/bin"
# As old as the beginning of the last build that succeeded; in it the commit that this build wrote into the program, which each run records.
built="$root/artifacts/built"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '\n== %s\n' "$*"; }

# Runs a step, says how long it took, and ends with its exit code where it fails.
step() {
  local name=$1 begun=$SECONDS code=0
  shift
  say "$name"
  "$@" || code=$?
  if [ "$code" -ne 0 ]; then
    echo "== failed: $name (exit code $code after $((SECONDS - begun)) s)" >&2
    exit "$code"
  fi
  echo "== done: $name ($((SECONDS - begun)) s)"
}

need() {
  local program=$1 how=$2
  command -v "$program" >/dev/null 2>&1 && return
  echo "run-all.sh: '$program' is missing; $how" >&2
  exit 2
}

check_prerequisites() {
  if [ "$(uname -s)" != Linux ]; then
    echo "run-all.sh: GilBench measures on Linux only: pinning workers to cores and the meters it reads do not exist on $(uname -s)." >&2
    exit 2
  fi
  need dotnet "install the .NET 10 SDK (Debian and Ubuntu: apt-get install dotnet-sdk-10.0; see https://dotnet.microsoft.com/download)."
  need taskset "install util-linux (apt-get install util-linux)."
  need setsid "install util-linux (apt-get install util-linux)."
  if ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "run-all.sh: the .NET 10 SDK is missing (found: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')); see https://dotnet.microsoft.com/download." >&2
    exit 2
  fi
}

# Nothing outside a git checkout.
revision() { git -C "$root" rev-parse HEAD 2>/dev/null || true; }

# Nothing that goes into the build is newer than the last one, its commit included; a folder is newer where a file in it came or went.
is_built() {
  [ -f "$bin/Harness/release/gilbench.dll" ] && [ -f "$built" ] && [ "$(cat "$built")" = "$(revision)" ] || return
  local newer
  newer=$(cd "$root" && find . -mindepth 1 \( -path ./artifacts -o -path ./.git -o -path ./reports -o -name BenchmarkDotNet.Artifacts -o -name __pycache__ \) \
    -prune -o -newer "$built" -print -quit)
  [ -z "$newer" ]
}

build() {
  local log begun
  log=$(mktemp)
  begun=$(mktemp)
  revision >"$begun"
  if ! dotnet build "$root/GilBench.slnx" --configuration Release --verbosity quiet --nologo >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log" "$begun"
    return 3
  fi
  # What was changed while it was built is newer than its beginning.
  mv "$begun" "$built"
  rm -f "$log"
}

gilbench() { dotnet "$bin/Harness/release/gilbench.dll" "$@"; }

# The matched pair that the headline needs; what is there is reused.
interpreters() { gilbench runtimes install 3.13 3.13t; }

main_job() {
  local run
  run="$root/reports/$(date -u +%Y%m%dT%H%M%S)-quick"
  step "Building" build
  step "Interpreters (a matched pair of CPython 3.13, with and without the GIL)" interpreters
  step "Measuring (profile quick)" gilbench run --profile quick --output "$run"
  step "Reporting" gilbench report "$run"
  printf '\nOpen %s/index.html\n' "$run"
}

check_prerequisites
case "${1-}" in
  "") main_job ;;
  test)
    need setpriv "install util-linux (apt-get install util-linux)."
    step "Building" build
    step "Interpreters (a matched pair of CPython 3.13, with and without the GIL)" interpreters
    exec bash "$root/tests/run.sh" "$root"
    ;;
  *)
    # Quiet, so that what a command prints (JSON, say) is all there is. A build with nothing to do takes 2.5 s of the minute in which `verify` is to answer.
    is_built || build
    gilbench "$@"
    ;;
esac
