#!/usr/bin/env bash
# Second step of action.yml: builds GilBench and brings the interpreters that INPUT_PYTHON_VERSIONS names, such as '3.13 3.13t'; those that
# the cache holds are reused. Where it is empty nothing is brought, and INPUT_PYTHON or what the runner has is measured.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

read -r -d '' -a versions <<<"$INPUT_PYTHON_VERSIONS" || true
if [ "${#versions[@]}" -gt 0 ]; then
  "$root/run-all.sh" runtimes install "${versions[@]}"
fi
"$root/run-all.sh" runtimes list
