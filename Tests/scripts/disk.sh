#!/usr/bin/env bash
# disk.sh: a disk that is full, a device that is, and an output that nobody reads any more.
source "$(dirname "$0")/common.bash"

profiles 2000 > "$work/in"
batch "$work/in" --output "$work/expected" --errors "$work/expected.errors" 2> "$work/log"

# No file may grow beyond a bound, as if the disk were full; each run gets a little further.
limit=128
full=0
while :; do
  status=0
  (
    ulimit -f "$limit"
    exec "$certadvisor" batch "${options[@]}" "$work/in" --output "$work/out" \
      --errors "$work/errors" --resume
  ) 2> "$work/log" || status=$?
  [ "$status" -eq 74 ] || break
  grep -q "error: cannot write '$work/.*': no space left; .* complete" "$work/log" ||
    { echo "disk: not said what failed"; cat "$work/log"; exit 1; }
  full=$((full + 1))
  limit=$((limit * 4))
done
[ "$status" -le 1 ] || { echo "disk: status $status"; cat "$work/log"; exit 1; }
[ "$full" -gt 0 ] || { echo "disk: it was never full"; exit 1; }
same disk "$work/out" "$work/expected"
same disk "$work/errors" "$work/expected.errors"

if [ -c /dev/full ]; then
  status=0
  "$certadvisor" batch "${options[@]}" "$work/in" --errors "$work/errors" > /dev/full 2> "$work/log" || status=$?
  [ "$status" -eq 74 ] || { echo "disk: status $status for a full device"; exit 1; }
  grep -q "cannot write standard output: no space left" "$work/log"
fi

# Whoever reads the first line only is not told anything.
set +o pipefail
"$certadvisor" batch "${options[@]}" "$work/in" --errors "$work/errors" 2> "$work/log" | head -1 > "$work/first"
[ "$(wc -l < "$work/first")" -eq 1 ]
[ ! -s "$work/log" ] || { echo "disk: words after a closed pipe"; cat "$work/log"; exit 1; }
echo "disk: full $full times, then as undisturbed"
