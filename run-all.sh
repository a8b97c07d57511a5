#!/usr/bin/env bash
# The one entry of GilBench.
#   ./run-all.sh               sets up, measures the quick profile, reports
#   ./run-all.sh test          checks the project: C#, Python under each version found, mutations of the statistics, formatting
#   ./run-all.sh COMMAND …     any command of gilbench, such as: run --profile standard, doctor, list arms
set -euo pipefail

# Without symbolic links: through one, the compiler finds no rules of .editorconfig that name a folder.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
bin="$root/artifacts/bin"
# As old as the beginning of the last build that succeeded; in it what `ingredients` says of that build.
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

# Runs a program that does not outlive this script: what asks the script to end is passed on, and setpriv(1) sees to it where the script is
# killed.
attended() {
  local child code=0 asked=
  setpriv --pdeathsig TERM "$@" &
  child=$!
  trap 'asked=129; kill -TERM "$child" 2>/dev/null || true' HUP
  trap 'asked=130; kill -TERM "$child" 2>/dev/null || true' INT
  trap 'asked=143; kill -TERM "$child" 2>/dev/null || true' TERM
  # A signal ends the wait, not the program.
  while
    code=0
    wait "$child" || code=$?
    kill -0 "$child" 2>/dev/null
  do :; done
  trap - HUP INT TERM
  [ -z "$asked" ] || exit "$asked"
  return "$code"
}

need() {
  local program=$1 how=$2
  command -v "$program" >/dev/null 2>&1 && return
  echo "run-all.sh: '$program' is missing; $how" >&2
  exit 2
}

check_prerequisites() {
  local download=https://dotnet.microsoft.com/download
  if [ "$(uname -s)" != Linux ]; then
    echo "run-all.sh: GilBench measures on Linux only: pinning workers to cores and the meters it reads do not exist on $(uname -s)." >&2
    exit 2
  fi
  need dotnet "install the .NET 10 SDK (Debian and Ubuntu: apt-get update && apt-get install dotnet-sdk-10.0; see $download)."
  need taskset "install util-linux (apt-get update && apt-get install util-linux)."
  need setsid "install util-linux (apt-get update && apt-get install util-linux)."
  need setpriv "install util-linux (apt-get update && apt-get install util-linux)."
  if ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "run-all.sh: the .NET 10 SDK is missing (found: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')); see $download." >&2
    exit 2
  fi
}

# Nothing outside a git checkout.
revision() { git -C "$root" rev-parse HEAD 2>/dev/null || true; }

# Whatever the build reads: C#, the data beside it, the page about the method, which reports hold, and the files in the root that steer it.
# Python is not built.
sources() (
  cd "$root"
  find src bench tests \
    \( -path bench/Python -o -path bench/suite-template -o -path bench/gate-suite -o -name BenchmarkDotNet.Artifacts \
      -o -name __pycache__ \) -prune \
    -o -type f ! -name '*.md' ! -name '*.sh' ! -name '*.py' -print
  find . -maxdepth 1 -type f \( -name '*.props' -o -name '*.targets' -o -name '*.rsp' -o -name '*.slnx' \
    -o -name global.json -o -name .editorconfig -o -iname nuget.config \)
  [ ! -f docs/measurement.md ] || echo docs/measurement.md
)

# The commit that a build writes into the program, which each run records, and the names of its sources: one that came or went makes a new
# build.
ingredients() {
  revision
  sources | LC_ALL=C sort
}

is_built() {
  [ -f "$bin/Harness/release/gilbench.dll" ] && [ -f "$built" ] && [ "$(cat "$built")" = "$(ingredients)" ] || return
  local newer
  newer=$(cd "$root" && sources | tr '\n' '\0' | xargs -0 -r sh -c 'find "$@" -newer "$0" -print -quit' "$built")
  [ -z "$newer" ]
}

build() {
  local log=$root/artifacts/build.log begun=$root/artifacts/building
  mkdir -p "$root/artifacts"
  ingredients >"$begun"
  if ! attended dotnet build "$root/GilBench.slnx" --configuration Release --verbosity quiet --nologo >"$log" 2>&1; then
    cat "$log" >&2
    return 3
  fi
  # What was changed while it was built is newer than its beginning.
  mv "$begun" "$built"
}

# This process becomes the program, so that whatever ends the one ends the other.
become_gilbench() { exec dotnet "$bin/Harness/release/gilbench.dll" "$@"; }

check_prerequisites
case "${1-}" in
  "")
    step "Building" build
    become_gilbench all
    ;;
  test)
    step "Building" build
    exec bash "$root/tests/run.sh" "$root"
    ;;
  *)
    # On standard error, so that what a command prints (JSON, say) is all there is. A build with nothing to do takes 2.5 s of the minute in
    # which `verify` is to answer.
    if ! is_built; then
      echo "run-all.sh: building first, because sources are newer than the last build (about a minute)" >&2
      build
    fi
    become_gilbench "$@"
    ;;
esac
