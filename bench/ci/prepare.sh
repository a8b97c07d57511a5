#!/usr/bin/env bash
# First step of action.yml: where things are kept between jobs. Writes to $GITHUB_OUTPUT
#   cache, cache-key      the folder of interpreters, and the name that it is kept under: other versions or another system, another name
#   history, history-key  the files of the history, and the beginning of their names; empty where the store is a PostgreSQL server
# Reads INPUT_STORE and INPUT_PYTHON_VERSIONS.
set -euo pipefail
# shellcheck source=bench/ci/annotations.sh
source "$(dirname "${BASH_SOURCE[0]}")/annotations.sh"

# Interpreters are linked with the libraries of the system that built them.
system() { (. /etc/os-release 2>/dev/null && echo "${ID-linux}${VERSION_ID-}") || echo linux; }

# Names of caches hold no commas, and no blanks are wanted in them.
plain() { tr -c 'A-Za-z0-9._-' '-' <<<"$1" | sed 's/--*/-/g; s/-$//'; }

case "$INPUT_STORE" in
  postgres://* | postgresql://*) history= ;;
  '') history=${XDG_DATA_HOME:-$HOME/.local/share}/gilbench/history.db ;;
  /*) history=$INPUT_STORE ;;
  *) history=${GITHUB_WORKSPACE:-$PWD}/$INPUT_STORE ;;
esac

give cache "${XDG_CACHE_HOME:-$HOME/.cache}/gilbench"
give cache-key "gilbench-interpreters-$(plain "$(system)-$(uname -m)-$INPUT_PYTHON_VERSIONS")"
# With the files that SQLite keeps beside it.
give history "${history:+$history*}"
give history-key "gilbench-history-$(plain "${GITHUB_WORKFLOW-}-${GITHUB_JOB-}")-"
