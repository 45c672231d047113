#!/usr/bin/env bash
# filter.sh: a batch as a filter of lines gives the same through pipes, through gzip, and in pieces under
# GNU parallel, as in one go; and jq reads what comes out.
source "$(dirname "$0")/common.bash"

profiles 1500 > "$work/in"
batch "$work/in" --errors "$work/expected.errors" > "$work/expected" 2> "$work/log"

batch --errors "$work/errors" < "$work/in" > "$work/out" 2> "$work/log"
same filter "$work/out" "$work/expected"
same filter "$work/errors" "$work/expected.errors"

gzip -c "$work/in" | gzip -dc | batch - --jobs 1 2> "$work/log" > "$work/out"
same filter "$work/out" "$work/expected"

# A reader that comes line by line, as a slow service does.
(while IFS= read -r line; do printf '%s\n' "$line"; done < "$work/in") |
  batch 2> "$work/log" > "$work/out"
same filter "$work/out" "$work/expected"

if command -v parallel > /dev/null; then
  parallel --will-cite --pipe --keep-order --block 64k \
    "$certadvisor" batch "${options[@]}" --jobs 1 \
    < "$work/in" 2> "$work/errors" > "$work/out" || true
  same parallel "$work/out" "$work/expected"
  # Line numbers count from the start of a piece; ids and reasons are those of the single run.
  grep '^{"line"' "$work/errors" | sed 's/"line":[0-9]*,//' | sort > "$work/reasons"
  sed 's/"line":[0-9]*,//' "$work/expected.errors" | sort > "$work/expected.reasons"
  same parallel "$work/reasons" "$work/expected.reasons"
  echo "filter: GNU parallel gives the same"
else
  echo "filter: GNU parallel is not installed, so it was left out"
fi

if command -v jq > /dev/null; then
  [ "$(jq -c . "$work/expected" | wc -l)" -eq "$(wc -l < "$work/expected")" ]
  jq -r '[.id, .headline] | @tsv' "$work/expected" > "$work/tsv"
  [ "$(wc -l < "$work/tsv")" -eq "$(wc -l < "$work/expected")" ]
  jq -e '.line and .error' "$work/expected.errors" > /dev/null
else
  echo "filter: jq is not installed, so it was left out"
fi
echo "filter: pipes and gzip give the same"
