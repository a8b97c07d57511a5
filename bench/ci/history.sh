#!/usr/bin/env bash
# Fourth step of action.yml: measures the branch that was pushed as a run of its own, with the native control that a history adjusts times
# by, adds it to the history, and writes what the history says to $GITHUB_STEP_SUMMARY. A pull request is no state of a branch, and adds
# nothing. Reads INPUT_SUITE, INPUT_HEAD, INPUT_STORE, INPUT_PYTHON, INPUT_BUILD, INPUT_HISTORY_BUDGET, COMPARISON_OUTCOME and
# COMPARISON_REPORT (of compare.sh: run and charts are kept with the comparison), and what GitHub sets.
# A history is advice: whatever goes wrong here is a warning, and never fails the job.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=bench/ci/annotations.sh
source "$here/annotations.sh"
# shellcheck source=bench/ci/revisions.sh
source "$here/revisions.sh"

skip() {
  echo "Nothing is added to the history: $1."
  exit 0
}

gilbench() { "$here/../../run-all.sh" "$@"; }

# Measures what is checked out into $run and keeps it for $commit on $branch.
add() {
  if [ -n "$INPUT_BUILD" ]; then
    (cd "$INPUT_SUITE" && sh -c "$INPUT_BUILD") || return
  fi
  local arguments=(--suite "$INPUT_SUITE" --budget "$INPUT_HISTORY_BUDGET" --output "$run") python
  while IFS= read -r python; do
    [ -z "$python" ] || arguments+=(--python "$python")
  done <<<"$INPUT_PYTHON"
  gilbench run "${arguments[@]}" || return
  gilbench history add "$run" --commit "$commit" --branch "$branch" "${stored[@]}" || return
}

case ${GITHUB_REF-} in
  refs/heads/*) branch=${GITHUB_REF#refs/heads/} ;;
  *) skip "this job is not about a branch" ;;
esac
[ -n "$INPUT_HISTORY_BUDGET" ] || skip "'history-budget' is empty"
[ "$COMPARISON_OUTCOME" != error ] || skip "the comparison failed"
commit=$(commit_of HEAD)
[ "$(commit_of "${INPUT_HEAD:-HEAD}")" = "$commit" ] || skip "'head' is not what is checked out"

stored=()
[ -z "$INPUT_STORE" ] || stored=(--store "$INPUT_STORE")
# What is measured has no business with where the history lies.
unset INPUT_STORE
run=${COMPARISON_REPORT:-$(mktemp -d "${RUNNER_TEMP:-/tmp}/gilbench-XXXXXX")}/history

code=0
add || code=$?
if [ "$code" -ne 0 ]; then
  annotate warning "GilBench added nothing to the history" "Measuring or adding ended with exit code $code; the log of this job says why."
  exit 0
fi

said=
said=$(gilbench history trend '*' --branch "$branch" --format markdown --output "$run/trend" "${stored[@]}") || code=$?
if [ "$code" -ne 0 ]; then
  annotate warning "GilBench cannot show the history" "'history trend' ended with exit code $code; the log of this job says why."
  exit 0
fi
printf '\n%s\n' "$said" >>"$GITHUB_STEP_SUMMARY"
