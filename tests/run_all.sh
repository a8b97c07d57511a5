#!/usr/bin/env bash
# Whether ./run-all.sh builds before a command exactly when a source changed, and whether what ends it ends what it started: in a tree of
# its own, with a `dotnet` that only notes what it is asked and a `git` that names the commit it is told.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
asked=$tree/asked
fails=$tree/fails
commit=$tree/commit

mkdir -p "$tree/bin" "$tree/project/src" "$tree/project/bench/DotNet" "$tree/project/bench/Python" "$tree/project/tests" \
  "$tree/project/docs"
cp "$root/run-all.sh" "$tree/project/"
touch "$tree/project/src/One.cs" "$tree/project/src/Two.cs"
cat >"$tree/bin/dotnet" <<'DOTNET'
#!/usr/bin/env bash
case "$1 $WAITS" in
  "--list-sdks "*) echo "10.0.100 [here]" ;;
  "build build" | *gilbench.dll" command")
    echo $$ >"$ASKED"
    exec sleep 300
    ;;
  "build "*)
    [ ! -e "$FAILS" ] || exit 1
    echo build >>"$ASKED"
    mkdir -p "${2%/*}/artifacts/bin/Harness/release"
    touch "${2%/*}/artifacts/bin/Harness/release/gilbench.dll"
    ;;
  *) echo "${*:2}" >>"$ASKED" ;;
esac
DOTNET
cat >"$tree/bin/git" <<'GIT'
#!/usr/bin/env bash
cat "$COMMIT"
GIT
chmod +x "$tree/bin/dotnet" "$tree/bin/git"

# Runs a command and compares what dotnet was asked.
expect() {
  local when=$1 expected=$2 code=${3-0} seen=0
  : >"$asked"
  "$tree/project/run-all.sh" list models >"$tree/out" 2>"$tree/err" || seen=$?
  if [ "$seen" -ne "$code" ] || [ "$(paste -sd, "$asked")" != "$expected" ]; then
    echo "$when: expected '$expected' and exit code $code, got '$(paste -sd, "$asked")' and $seen"
    exit 1
  fi
  # What a command prints is for programs; that a build goes before it is for people.
  if [ -s "$tree/out" ] ||
    [ "$(grep -c '^run-all.sh: building first' "$tree/err")" -ne "$(grep -c -E '^build|^$' <<<"${expected%%,*}")" ]; then
    echo "$when: expected one line of the build on standard error and nothing else, got '$(cat "$tree/out")' and '$(cat "$tree/err")'"
    exit 1
  fi
}

# Starts the script with a build or a command that waits, ends the script by a signal, and expects the code and that what it started is
# gone.
expect_end() {
  local waits=$1 signal=$2 code=$3 seen=0 script child
  rm -f "$asked"
  env --default-signal=HUP,INT,TERM WAITS="$waits" "$tree/project/run-all.sh" list models >/dev/null 2>&1 &
  script=$!
  until_true test -s "$asked"
  child=$(cat "$asked")
  kill -"$signal" "$script"
  wait "$script" 2>/dev/null || seen=$?
  until_true is_gone "$child"
  if [ "$seen" -ne "$code" ]; then
    echo "SIG$signal in a $waits: expected exit code $code, got $seen"
    exit 1
  fi
}

is_gone() { ! kill -0 "$1" 2>/dev/null || grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null; }

until_true() {
  for _ in {1..200}; do
    "$@" && return
    sleep 0.05
  done
  echo "in vain: $*"
  exit 1
}

# Later than the last build's beginning, whatever the resolution of the file system's times.
change() {
  sleep 0.05
  "$@"
}

export ASKED=$asked FAILS=$fails COMMIT=$commit WAITS=none PATH="$tree/bin:$PATH"
expect "first" "build,list models"
expect "unchanged" "list models"
change mkdir "$tree/project/src/__pycache__" "$tree/project/bench/DotNet/BenchmarkDotNet.Artifacts"
touch "$tree/project/src/__pycache__/one.pyc" "$tree/project/bench/DotNet/BenchmarkDotNet.Artifacts/log"
expect "only caches changed" "list models"
change mkdir "$tree/project/mine" "$tree/project/bench/mine"
touch "$tree/project/report.md" "$tree/project/mine/index.html" "$tree/project/bench/Python/worker.py" "$tree/project/tests/check.sh"
expect "a report in the root, and what is not built" "list models"
change touch "$tree/project/src/One.cs"
touch "$fails"
expect "a change that does not build" "" 3
expect "the same again" "" 3
rm "$fails"
expect "a build that failed before" "build,list models"
expect "unchanged after that" "list models"
for file in Directory.Build.props Directory.Build.targets global.json Project.slnx .editorconfig NuGet.Config bench/workloads.json \
  tests/Test.cs docs/measurement.md; do
  change touch "$tree/project/$file"
  expect "$file is new" "build,list models"
  expect "unchanged since $file" "list models"
done
change rm "$tree/project/Directory.Build.props"
expect "a file of the root removed" "build,list models"
echo 1234abc >"$commit"
expect "a commit of what was built already" "build,list models"
expect "unchanged since that commit" "list models"
change rm "$tree/project/src/Two.cs"
expect "a file removed" "build,list models"
touch -d '2020-01-01' "$tree/old.cs"
mv "$tree/old.cs" "$tree/project/src/Old.cs"
expect "an old file brought in" "build,list models"
rm "$tree/project/artifacts/bin/Harness/release/gilbench.dll"
expect "the result removed" "build,list models"

for signal in HUP:129 INT:130 TERM:143 KILL:137; do
  change touch "$tree/project/src/One.cs"
  expect_end build "${signal%:*}" "${signal#*:}"
done
expect "a build that was ended" "build,list models"
for signal in HUP:129 INT:130 TERM:143 KILL:137; do
  expect_end command "${signal%:*}" "${signal#*:}"
done
echo "all as expected"
