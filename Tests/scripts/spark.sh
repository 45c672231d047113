#!/usr/bin/env bash
# spark.sh: a batch inside Apache Spark (`pipe`, local mode) and its results in DuckDB, against a run
# without either. Needs Java and Python; installs PySpark and DuckDB into a virtual environment that is
# thrown away. Not part of the usual checks, because it downloads 300 MB.
source "$(dirname "$0")/common.bash"
command -v java > /dev/null || { echo "spark: Java is not installed, so it was left out"; exit 0; }
command -v python3 > /dev/null || { echo "spark: Python is not installed, so it was left out"; exit 0; }

python3 -m venv "$work/environment"
"$work/environment/bin/pip" install --quiet pyspark duckdb

profiles 20000 > "$work/in"
batch "$work/in" --errors "$work/expected.errors" > "$work/expected" 2> "$work/log"

cat > "$work/job.py" <<'PYTHON'
import shlex
import sys

from pyspark.sql import SparkSession

source, target, *batch = sys.argv[1:]
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
command = shlex.join(batch + ["--jobs", "1", "--errors", "/dev/null"])
# A batch ends with 1 where a row was rejected; Spark would take that for a failure.
results = spark.sparkContext.textFile(source, 8).pipe(f"sh -c '{command} || [ $? -eq 1 ]'")
with open(target, "w") as file:
    for line in results.toLocalIterator():
        file.write(line + "\n")
PYTHON
"$work/environment/bin/python" "$work/job.py" "$work/in" "$work/out" \
  "$certadvisor" batch "${options[@]}" 2> "$work/log" ||
  { cat "$work/log"; exit 1; }
same spark "$work/out" "$work/expected"
echo "spark: 8 partitions give the same as a single run"

"$work/environment/bin/python" - "$work/expected" <<'PYTHON'
import sys
import duckdb

rows = duckdb.sql(f"""
  SELECT c.statement, count(*) AS profiles
  FROM (SELECT unnest(conclusions) AS c FROM read_ndjson('{sys.argv[1]}'))
  GROUP BY ALL ORDER BY profiles DESC, 1""").fetchall()
assert len(rows) > 3 and rows[0][1] > 0, rows
print("duckdb: reads the results, such as", rows[0])
PYTHON
