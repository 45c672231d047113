# Read by the scripts beside it: the program under test, a place for files, and inputs of any size.

set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
certadvisor="${CERTADVISOR:-$root/.build/debug/certadvisor}"
[ -x "$certadvisor" ] || { echo "build first, or name the program in CERTADVISOR"; exit 1; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# profiles COUNT: the shipped profiles again and again under other ids, every eighth row a wrong one.
profiles() {
  awk -v copies="$1" '
    { rows[NR] = $0 }
    END {
      for (copy = 0; copy < copies; copy++)
        for (row = 1; row <= NR; row++) {
          line = rows[row]
          sub(/"id":"/, "\"id\":\"" copy "-", line)
          print line
        }
    }' "$root/Fixtures/profiles/portfolio.ndjson" "$root/Fixtures/profiles/portfolio-with-errors.ndjson"
}

# batch ARGUMENT...: the program on a fixed day, so that two runs are comparable. Rejected rows are wanted.
batch() {
  local status=0
  "$certadvisor" batch --as-of 2026-11-24 "$@" || status=$?
  [ "$status" -le 1 ]
}

# same NAME FILE FILE: ends with a word when two files differ.
same() {
  cmp -s "$2" "$3" || { echo "$1: $2 and $3 differ"; cmp "$2" "$3" || true; exit 1; }
}
