#!/usr/bin/env bash
# Last step of action.yml: what the comparison means for the job. Reads INPUT_FAIL_WHEN_TOO_NOISY, COMPARISON_EXIT_CODE (of compare.sh).
# Slower, twice: the job fails. Could not tell: a warning, or a failure where that is asked for. Anything else that went wrong: a failure.
set -euo pipefail
# shellcheck source=bench/ci/annotations.sh
source "$(dirname "${BASH_SOURCE[0]}")/annotations.sh"

case "$INPUT_FAIL_WHEN_TOO_NOISY" in
  true | false) ;;
  *)
    annotate error "GilBench" "'fail-when-too-noisy' is true or false, not '$INPUT_FAIL_WHEN_TOO_NOISY'."
    exit 2
    ;;
esac

case "$COMPARISON_EXIT_CODE" in
  0) echo "Nothing is slower." ;;
  none) echo "There was nothing to compare." ;;
  1)
    annotate error "GilBench: slower, measured twice" "The summary of this job names the arms, with ratio and interval."
    exit 1
    ;;
  3)
    title="GilBench could not tell"
    text="The machine was too noisy for an answer, or its own controls moved; the summary of this job says which differences it could see."
    if [ "$INPUT_FAIL_WHEN_TOO_NOISY" = true ]; then
      annotate error "$title" "$text"
      exit 3
    fi
    annotate warning "$title" "$text"
    ;;
  *)
    annotate error "GilBench did not compare" "It ended with exit code ${COMPARISON_EXIT_CODE:-(none)}; the log of this job says why."
    exit "${COMPARISON_EXIT_CODE:-2}"
    ;;
esac
