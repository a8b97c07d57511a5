#!/usr/bin/env bash
# For the other scripts of this folder: what a step tells GitHub.

# An output of the step. A line break would begin another one.
give() {
  if [[ $2 == *$'\n'* ]]; then
    annotate error "GilBench cannot tell the job its $1" "It has a line break: ${2//$'\n'/ }"
    return 2
  fi
  printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

# A line on the page of the job: error, warning or notice; its title; its text. The characters that end either are written as GitHub reads
# them ("Workflow commands for GitHub Actions").
annotate() {
  local title=$2 text=$3
  title=${title//'%'/%25} title=${title//$'\r'/%0D} title=${title//$'\n'/%0A} title=${title//:/%3A} title=${title//,/%2C}
  text=${text//'%'/%25} text=${text//$'\r'/%0D} text=${text//$'\n'/%0A}
  printf '::%s title=%s::%s\n' "$1" "$title" "$text"
}
