#!/usr/bin/env bash
# Runs the README's two commands as a new user would, on a machine that nobody has touched: a fresh clone of HEAD, an empty home and cache,
# no index that apt ever downloaded, neither uv nor pyenv. Nothing of the machine is changed; what it makes is removed at the end.
#
#   tests/newcomer.sh                      ./run-all.sh and ./run-all.sh test
#   tests/newcomer.sh measure              ./run-all.sh alone
#   tests/newcomer.sh test                 ./run-all.sh test alone
#   tests/newcomer.sh --offline [COMMAND]  builds, then closes every way to a free-threaded interpreter, the network and apt's archives,
#                                          before the commands; each must end with 0 all the same, and say what is missing
#   --budget TIME                          lets ./run-all.sh measure for that time only (as ./run-all.sh all --budget TIME)
#   --keep                                 leaves the folder with clone, home and logs
#
# Needs up to half an hour, so .ci/run runs it only where GILBENCH_NEWCOMER holds its arguments (or "all"). NuGet is configured as the
# machine has it. Ends with 0 where every command did and left what it should.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
commands=()
offline=
keep=
budget=
while [ $# -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    all) ;;
    measure | test) commands+=("$argument") ;;
    --offline) offline=1 ;;
    --keep) keep=1 ;;
    --budget)
      budget=${1:?a time such as 2m after --budget}
      shift
      ;;
    *)
      echo "newcomer.sh: '$argument' is nothing it knows; there are: measure, test, --offline, --budget TIME, --keep." >&2
      exit 2
      ;;
  esac
done
[ "${#commands[@]}" -gt 0 ] || commands=(measure test)

work=$(mktemp -d)
clean() {
  if [ -n "$keep" ]; then
    echo "Kept: $work"
  else
    chmod -R u+w "$work"
    rm -rf "$work"
  fi
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# The folders of PATH without uv and pyenv: where one of them lies among other programs, links to those.
bare_path() {
  local folder links number=0 path=
  IFS=: read -ra folders <<<"$PATH"
  for folder in "${folders[@]}"; do
    case $folder in */shims | */.pyenv/* | */.local/bin) continue ;; esac
    if [ -x "$folder/uv" ] || [ -x "$folder/pyenv" ]; then
      number=$((number + 1))
      links=$work/path/$number
      mkdir -p "$links"
      find "$folder" -mindepth 1 -maxdepth 1 ! -name uv ! -name uvx ! -name pyenv -exec ln -s -t "$links" {} +
      folder=$links
    fi
    path=$path:$folder
  done
  echo "${path#:}"
}

mkdir -p "$work/home/.nuget/NuGet" "$work/apt/lists/partial"
if [ -f "${HOME-}/.nuget/NuGet/NuGet.Config" ]; then
  cp "$HOME/.nuget/NuGet/NuGet.Config" "$work/home/.nuget/NuGet/"
fi
printf 'Dir::State::lists "%s/apt/lists";\n' "$work" >"$work/apt/apt.conf"
PATH=$(bare_path)
while read -r variable; do
  unset "$variable"
done < <(compgen -e | grep -E '^(XDG_|PYENV|UV_|PYTHON|VIRTUAL_ENV|GILBENCH_|NUGET_PACKAGES$|CI$|TERM$)')
export PATH HOME=$work/home APT_CONFIG=$work/apt/apt.conf

git clone --quiet "$root" "$work/gilbench"
git -C "$work/gilbench" checkout --quiet --detach "$(git -C "$root" rev-parse HEAD)"
cd "$work/gilbench"

# A network of nothing but this machine where the kernel grants one; else every address leads to a port that nobody listens on.
without_network=(env http_proxy=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9 all_proxy=http://127.0.0.1:9)
loopback_up='import fcntl, socket, struct, sys
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sH14x", b"lo", 0x41))'
cut_off() {
  printf 'Dir::Etc::sourcelist "/dev/null";\nDir::Etc::sourceparts "-";\n' >>"$work/apt/apt.conf"
  local way
  for way in "unshare --net" "unshare --net --map-root-user"; do
    # shellcheck disable=SC2086
    if $way python3 -c "$loopback_up" 2>/dev/null; then
      # shellcheck disable=SC2206
      without_network=($way sh -c 'python3 -c "$0"; exec "$@"' "$loopback_up")
      return
    fi
  done
}

failures=0
complain() {
  echo "newcomer.sh: $*" >&2
  failures=$((failures + 1))
}

run() {
  if [ -n "$offline" ]; then
    "${without_network[@]}" "$@"
  else
    "$@"
  fi
}

# What a command of an untouched machine must end with: its code, and the sentence on what is missing where it was cut off.
check() {
  local name=$1 code=$2 log=$work/$1.log missing='No free-threaded CPython was found|what needs a free-threaded CPython'
  [ "$code" -eq 0 ] || complain "$name ended with $code instead of 0."
  if [ -n "$offline" ] && ! tail -n 40 "$log" | grep -q -E "$missing"; then
    complain "the end of $name does not say what is missing."
  fi
  if [ "$name" = test ]; then
    tail -n 1 "$log" | grep -q -E '^[1-9][0-9]* passed, 0 failed(, [0-9]+ skipped)?$' || complain "test does not end with its counts."
    return
  fi
  local page
  for page in index.html report.md; do
    if [ ! -s "$(echo reports/*-quick/$page)" ]; then
      complain "measure left no $page."
    elif [ -n "$offline" ] && ! grep -q 'No free-threaded CPython was found' reports/*-quick/$page; then
      complain "$page does not say what is missing."
    fi
  done
}

if [ -n "$offline" ]; then
  ./run-all.sh list workloads >"$work/build.log"
  cut_off
fi
for name in "${commands[@]}"; do
  code=0
  begun=$SECONDS
  arguments=()
  [ "$name" = measure ] || arguments=(test)
  [ -z "$budget" ] || [ "$name" = test ] || arguments=(all --budget "$budget")
  echo "== newcomer: ./run-all.sh ${arguments[*]}${offline:+ (cut off)}"
  run ./run-all.sh "${arguments[@]}" 2>&1 </dev/null | tee "$work/$name.log" || code=${PIPESTATUS[0]}
  check "$name" "$code"
  echo "== newcomer: ./run-all.sh ${arguments[*]} ended with $code after $((SECONDS - begun)) s"
done

if [ -n "$(find "$work/apt/lists" -type f)" ]; then
  complain "the lists of apt were written: $(find "$work/apt/lists" -type f | head -n 3 | paste -sd' ')"
fi
[ "$failures" -eq 0 ] && echo "== newcomer: all as a new user should find it"
