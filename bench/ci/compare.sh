#!/usr/bin/env bash
# Third step of action.yml: compares two revisions of a suite, and leaves the verdict to conclude.sh, so that history and report are kept
# first. Reads INPUT_SUITE, INPUT_BASE, INPUT_HEAD, INPUT_BUDGET, INPUT_STORE, INPUT_PYTHON, INPUT_BUILD, EVENT_BEFORE and what GitHub sets.
# Writes to $GITHUB_OUTPUT
#   report     folder of the comparison; not where nothing was compared
#   exit-code  that of `compare`; none where there is nothing to compare
#   outcome    no-slowdown, slower, could-not-tell, nothing-to-compare or error
# to $GITHUB_STEP_SUMMARY the comparison as Markdown, and to standard output its annotations.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=bench/ci/annotations.sh
source "$here/annotations.sh"
# shellcheck source=bench/ci/revisions.sh
source "$here/revisions.sh"

# GitHub takes no summary of more than 1 MiB.
most_bytes=1000000

refuse() {
  annotate error "GilBench cannot compare" "$1"
  give exit-code 2
  give outcome error
  exit 0
}

skip() {
  annotate notice "GilBench has nothing to compare" "$1"
  echo "$1" >>"$GITHUB_STEP_SUMMARY"
  give exit-code none
  give outcome nothing-to-compare
  exit 0
}

summarise() {
  local markdown=$1/comparison.md
  if [ ! -s "$markdown" ]; then
    echo "GilBench left no comparison; the log of this job says why."
  elif [ "$(wc -c <"$markdown")" -gt "$most_bytes" ]; then
    echo "The comparison is too long for this page; \`comparison.md\` among the files of this run holds it."
  else
    cat "$markdown"
  fi
}

[ -d "$INPUT_SUITE" ] || refuse "There is no folder $INPUT_SUITE; 'suite' is the folder of a suite, from the top of the repository."
head=$(commit_of "${INPUT_HEAD:-HEAD}") \
  || refuse "No commit $INPUT_HEAD in this checkout; actions/checkout brings all of them with 'fetch-depth: 0'."
wanted=${INPUT_BASE:-$(base_of_event)}
[ -n "$wanted" ] || refuse "This checkout has nothing to compare with; bring all commits by 'fetch-depth: 0', or name one as 'base'."
base=$(commit_of "$wanted") || refuse "No commit $wanted in this checkout; actions/checkout brings all of them with 'fetch-depth: 0'."
[ "$base" != "$head" ] || skip "Base and head are the same commit, $head."
has_suite "$base" || skip "The base, $base, has no suite in $INPUT_SUITE yet."

report=$(mktemp -d "${RUNNER_TEMP:-/tmp}/gilbench-XXXXXX")/comparison
arguments=(--suite "$INPUT_SUITE" --base "$base" --head "$head" --format github --output "$report")
[ -z "$INPUT_BUDGET" ] || arguments+=(--budget "$INPUT_BUDGET")
[ -z "$INPUT_STORE" ] || arguments+=(--store "$INPUT_STORE")
[ -z "$INPUT_BUILD" ] || arguments+=(--build "$INPUT_BUILD")
while IFS= read -r python; do
  [ -z "$python" ] || arguments+=(--python "$python")
done <<<"$INPUT_PYTHON"
# What is measured has no business with where the history lies.
unset INPUT_STORE

echo "Comparing $head with $base ($wanted)"
code=0
"$here/../../run-all.sh" compare "${arguments[@]}" || code=$?
case "$code" in
  0) outcome=no-slowdown ;;
  1) outcome=slower ;;
  3) outcome=could-not-tell ;;
  *) outcome=error ;;
esac
summarise "$report" >>"$GITHUB_STEP_SUMMARY"
give exit-code "$code"
give outcome "$outcome"
give report "$report"
