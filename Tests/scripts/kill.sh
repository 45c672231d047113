#!/usr/bin/env bash
# kill.sh [COUNT]: kills a batch so many times (10 unless told) with signal 9 at random moments, goes on
# with --resume, and compares results and errors with those of a run that nobody disturbed. Now and then
# the checkpoint is lost, or torn, too. SEED makes the moments repeatable.
source "$(dirname "$0")/common.bash"
count="${1:-10}"
RANDOM="${SEED:-$$}"

now() { date +%s%N; }
# So many profiles that a run takes some seconds after its start.
rows=4000
while :; do
  profiles "$rows" > "$work/in"
  started=$(now)
  batch "$work/in" --output "$work/out" --errors "$work/errors" 2> "$work/log"
  duration=$(($(now) - started))
  if [ "$duration" -gt 3000000000 ] || [ "$rows" -gt 3000000 ]; then break; fi
  rows=$((rows * 4))
done
mv "$work/out" "$work/expected"
mv "$work/errors" "$work/expected.errors"
echo "kill: $rows profiles take $((duration / 1000000)) ms undisturbed"

kills=0
finished=0
losses=0
resume=""
while [ "$kills" -lt "$count" ]; do
  "$certadvisor" batch "${options[@]}" "$work/in" --output "$work/out" --errors "$work/errors" \
    $resume 2> "$work/log" &
  process=$!
  # Any moment from the start to a little after the end.
  moment=$((duration / 1000 * RANDOM / 29000))
  sleep "$((moment / 1000000)).$(printf %06d $((moment % 1000000)))"
  if kill -9 "$process" 2> /dev/null; then
    wait "$process" 2> /dev/null || true
    kills=$((kills + 1))
    resume="--resume"
    if [ -s "$work/out.checkpoint" ]; then
      case $((RANDOM % 6)) in
        0) rm "$work/out.checkpoint"; losses=$((losses + 1)) ;;
        1)
          truncate -s $((RANDOM % $(wc -c < "$work/out.checkpoint"))) "$work/out.checkpoint"
          losses=$((losses + 1))
          ;;
      esac
    fi
    continue
  fi
  status=0
  wait "$process" || status=$?
  [ "$status" -le 1 ] || { echo "kill: status $status"; cat "$work/log"; exit 1; }
  same kill "$work/out" "$work/expected"
  same kill "$work/errors" "$work/expected.errors"
  finished=$((finished + 1))
  # From here a run starts anew over what is there.
  resume=""
done
batch "$work/in" --output "$work/out" --errors "$work/errors" --resume 2> "$work/log"
same kill "$work/out" "$work/expected"
same kill "$work/errors" "$work/expected.errors"
[ ! -e "$work/out.checkpoint" ] || { echo "kill: a checkpoint is left"; exit 1; }
echo "kill: $kills kills, $losses checkpoints lost or torn, $((finished + 1)) runs finished, all as undisturbed"
