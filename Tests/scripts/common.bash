# Read by the scripts beside it: the program under test, a place for files, and inputs of any size.

set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
certadvisor="${CERTADVISOR:-$root/.build/debug/certadvisor}"
[ -x "$certadvisor" ] || { echo "build first, or name the program in CERTADVISOR"; exit 1; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# profiles COUNT: so many profiles for the small knowledge base of a family, every eighth of them wrong.
profiles() {
  awk -v count="$1" '
    BEGIN {
      split("Ada Ben Cleo Dan", names, " ")
      wrong[0] = "{\"id\":\"%d\",\"facts\":{\"alive\":[\"Eve\"]}}"
      wrong[1] = "{\"id\":\"%d\",\"facts\":{\"alive\":[\"Ada\"]"
      wrong[2] = "{\"id\":\"%d\",\"facts\":{\"dead\":[\"Ada\"]}}"
      wrong[3] = "{\"id\":\"%d\",\"id\":\"twice\"}"
      # Long names, so that few rows make several chunks.
      pad = sprintf("%400s", "")
      gsub(/ /, "x", pad)
      for (row = 0; row < count; row++) {
        if (row % 8 == 7) {
          printf wrong[int(row / 8) % 4] "\n", row
          continue
        }
        alive = ""
        for (bit = 1; bit <= 4; bit++)
          if (int(row / 2 ^ bit) % 2) alive = alive (alive == "" ? "" : ",") "\"" names[bit] "\""
        printf "{\"id\":\"%d\",\"name\":\"가족 %d \\u00e9%s\",\"facts\":{\"alive\":[%s]}}\n", row, row, pad, alive
      }
    }'
}

# What every run here has in common: a day, so that two of them are comparable.
options=(--kb "$root/Fixtures/knowledge-bases/kinship" --as-of 2026-11-24 --progress never)

# batch ARGUMENT...: a batch whose rejected rows are wanted.
batch() {
  local status=0
  "$certadvisor" batch "${options[@]}" "$@" || status=$?
  [ "$status" -le 1 ]
}

# same NAME FILE FILE: ends with a word when two files differ.
same() {
  cmp -s "$2" "$3" || { echo "$1: $2 and $3 differ"; cmp "$2" "$3" || true; exit 1; }
}
