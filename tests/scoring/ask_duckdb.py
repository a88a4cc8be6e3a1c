#!/usr/bin/env python3
"""Answers a file of SQL, a statement on each line, with DuckDB: its Python module, else its command line. Exit code 77
where neither is installed."""
import shutil, subprocess, sys

try:
    import duckdb
except ImportError:
    program = shutil.which("duckdb")
    if not program:
        print("DuckDB is not installed", file=sys.stderr)
        sys.exit(77)
    with open(sys.argv[1]) as questions:
        sys.exit(subprocess.run([program, "-batch", "-bail", "-noheader", "-list", ":memory:"], stdin=questions).returncode)

database = duckdb.connect()
with open(sys.argv[1], encoding="utf-8") as questions:
    for line in filter(str.strip, questions):
        answer = database.execute(line)
        if line.startswith("SELECT"):
            print(answer.fetchone()[0])
