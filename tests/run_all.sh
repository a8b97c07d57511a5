#!/usr/bin/env bash
# Whether ./run-all.sh builds before a command exactly when something changed: in a tree of its own, with a `dotnet` that only notes what it is
# asked and a `git` that names the commit it is told.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
asked=$tree/asked
fails=$tree/fails
commit=$tree/commit

mkdir -p "$tree/bin" "$tree/project/src" "$tree/project/bench/__pycache__"
cp "$root/run-all.sh" "$tree/project/"
touch "$tree/project/src/One.cs" "$tree/project/src/Two.cs"
cat >"$tree/bin/dotnet" <<'DOTNET'
#!/usr/bin/env bash
case $1 in
  --list-sdks) echo "10.0.100 [here]" ;;
  build)
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
  ASKED=$asked FAILS=$fails COMMIT=$commit PATH="$tree/bin:$PATH" "$tree/project/run-all.sh" list models >/dev/null 2>&1 || seen=$?
  if [ "$seen" -ne "$code" ] || [ "$(paste -sd, "$asked")" != "$expected" ]; then
    echo "$when: expected '$expected' and exit code $code, got '$(paste -sd, "$asked")' and $seen"
    exit 1
  fi
}

# Later than the last build's beginning, whatever the resolution of the file system's times.
change() {
  sleep 0.05
  "$@"
}

expect "first" "build,list models"
expect "unchanged" "list models"
change touch "$tree/project/bench/__pycache__"
expect "only Python's own cache changed" "list models"
change touch "$tree/project/src/One.cs"
touch "$fails"
expect "a change that does not build" "" 3
expect "the same again" "" 3
rm "$fails"
expect "a build that failed before" "build,list models"
expect "unchanged after that" "list models"
echo 1234abc >"$commit"
expect "a commit of what was built already" "build,list models"
expect "unchanged since that commit" "list models"
change rm "$tree/project/src/Two.cs"
expect "a file removed" "build,list models"
rm "$tree/project/artifacts/bin/Harness/release/gilbench.dll"
expect "the result removed" "build,list models"
echo "all as expected"
