#!/usr/bin/env bash
# For compare.sh: which commits are meant. Asks the repository that INPUT_SUITE lies in.

repository() { git -C "$INPUT_SUITE" "$@"; }

# The hash of a commit, or of a branch that only the remote has here, as after actions/checkout.
commit_of() {
  repository rev-parse --verify --quiet --end-of-options "$1^{commit}" \
    || repository rev-parse --verify --quiet --end-of-options "origin/$1^{commit}"
}

# Whether a commit has the suite, in the same folder.
has_suite() { repository cat-file -e "$1:$(repository rev-parse --show-prefix)suite.json" 2>/dev/null; }

# What the event of this job is about is compared with what there was before it; nothing where that is not known.
base_of_event() {
  local before=${EVENT_BEFORE-}
  if [ -n "${GITHUB_BASE_REF-}" ]; then
    # A pull request. GitHub checks out its merge with the target, whose first parent is the target: exactly the change of the request.
    if [[ ${GITHUB_REF-} == refs/pull/*/merge ]] && [ "$(commit_of HEAD)" = "${GITHUB_SHA-}" ] && commit_of 'HEAD^2' >/dev/null; then
      commit_of 'HEAD^1'
    else
      repository merge-base "$(commit_of "$GITHUB_BASE_REF")" "$head" || true
    fi
  elif [ "${before//0/}" != "" ] && commit_of "$before" >/dev/null; then
    # A push: what the branch was before, however many commits it brought. A new branch was nothing.
    echo "$before"
  else
    commit_of "$head^1" || true
  fi
}
