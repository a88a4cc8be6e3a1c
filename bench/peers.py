"""The other tools: which are on this machine, how each runs the job, and how to get those that are missing."""

import dataclasses
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
from typing import Callable

from measuring import Task

HERE = pathlib.Path(__file__).resolve().parent
CORES = len(os.sched_getaffinity(0))
_COLUMNS = (
    "id first_name last_name email company job_title industry employees annual_revenue country budget decision_maker "
    "need timeline_days lead_source last_activity page_views email_opens demo_requested notes"
).split()
_DECIDERS = r"\b(ceo|cto|cfo|coo|chief|founder|owner|president|vp|vice president|director|head)\b"


@dataclasses.dataclass
class Peer:
    name: str
    task: Callable  # (input, output, threads) -> Task
    formats: tuple = ("csv",)  # the extensions it reads and writes here
    is_rival: bool = False  # the claims are about these
    slow: bool = False  # once is enough
    has_threads: bool = False


def duckdb_sql(leads, output, threads):
    """Every column as text, so that no cell changes; the columns are given, so that nothing is guessed twice."""
    columns = "columns={" + ",".join(f"'{name}':'VARCHAR'" for name in _COLUMNS) + "}"
    if str(leads).endswith(".jsonl"):
        source = f"read_ndjson('{leads}', {columns})"
    else:
        source = f"""read_csv('{leads}', header=true, auto_detect=false, delim=',', quote='"', escape='"', {columns})"""
    to_json = str(output).endswith(".jsonl")

    def number(name):
        return f"TRY_CAST({name} AS DOUBLE)"

    budget, revenue = number("budget"), number("annual_revenue")
    return f"""SET threads={threads};
COPY (
  WITH criteria AS (SELECT *,
      coalesce({budget} >= 10000, false) OR coalesce({revenue} >= 1000000, false) AS lq_budget,
      coalesce(lower(decision_maker) IN ('yes', 'true', '1'), false)
        OR coalesce(regexp_matches(job_title, '{_DECIDERS}', 'i'), false) AS lq_authority,
      coalesce(need IN ('high', 'critical'), false) OR coalesce(demo_requested = 'yes', false) AS lq_need,
      coalesce({number('timeline_days')} <= 90, false) AS lq_timing
    FROM {source}),
  counted AS (SELECT *, lq_budget::INT + lq_authority::INT + lq_need::INT + lq_timing::INT AS met FROM criteria)
  SELECT {', '.join(_COLUMNS)},
    CASE WHEN met >= 3 THEN 'SQL' WHEN met = 2 OR (met = 1 AND {number('page_views')} >= 10) THEN 'MQL'
         ELSE 'disqualified' END AS lq_tag,
    25 * met AS lq_score, lq_budget, lq_authority, lq_need, lq_timing
  FROM counted
) TO '{output}' {'(FORMAT JSON)' if to_json else '(FORMAT CSV, HEADER)'};"""


def _sqlite_sql(leads, output):
    return f""".mode csv
.import '{leads}' leads
.headers on
.once '{output}'
WITH criteria AS (SELECT *,
    (budget <> '' AND CAST(budget AS REAL) >= 10000)
      OR (annual_revenue <> '' AND CAST(annual_revenue AS REAL) >= 1000000) AS b,
    lower(decision_maker) IN ('yes', 'true', '1') OR lower(job_title) REGEXP '{_DECIDERS}' AS a,
    need IN ('high', 'critical') OR demo_requested = 'yes' AS n,
    timeline_days <> '' AND CAST(timeline_days AS REAL) <= 90 AS t FROM leads)
SELECT {', '.join(_COLUMNS)},
  CASE WHEN b + a + n + t >= 3 THEN 'SQL'
       WHEN b + a + n + t = 2 OR (b + a + n + t = 1 AND CAST(page_views AS REAL) >= 10) THEN 'MQL'
       ELSE 'disqualified' END AS lq_tag,
  25 * (b + a + n + t) AS lq_score, iif(b, 'yes', 'no') AS lq_budget, iif(a, 'yes', 'no') AS lq_authority,
  iif(n, 'yes', 'no') AS lq_need, iif(t, 'yes', 'no') AS lq_timing
FROM criteria;"""


def _node_has(package, node_modules):
    env = {**os.environ, "NODE_PATH": node_modules}
    return shutil.which("node") and subprocess.run(
        ["node", "-e", f"require('{package}')"], env=env, stderr=subprocess.DEVNULL, check=False).returncode == 0


def find_peers(node_modules):
    """The peers on this machine, and lines about those that were not found."""
    peers, missing = [], []
    node = {"NODE_PATH": node_modules}

    def add(name, command, **traits):
        peers.append(Peer(name, lambda leads, output, threads: Task(
            name, command(str(leads), str(output), threads), output, env={**node, "POLARS_MAX_THREADS": str(threads)},
            once=traits.get("slow", False)), **traits))

    rival = {"is_rival": True, "has_threads": True}
    if shutil.which("duckdb"):
        add("DuckDB", lambda i, o, t: ["duckdb", "-c", duckdb_sql(i, o, t)], formats=("csv", "jsonl"), **rival)
    elif _node_has("@duckdb/node-api", node_modules):
        add("DuckDB (node)", lambda i, o, t: ["node", HERE / "peers/duckdb_job.js", str(t), duckdb_sql(i, o, t)],
            formats=("csv", "jsonl"), **rival)
    else:
        missing.append("DuckDB: https://duckdb.org, or `npm install @duckdb/node-api` and --node-modules FOLDER")

    if importlib.util.find_spec("polars"):
        add("Polars (python)", lambda i, o, t: [sys.executable, HERE / "peers/polars_job.py", i, o], **rival)
    elif _node_has("nodejs-polars", node_modules):
        add("Polars (node)", lambda i, o, t: ["node", HERE / "peers/polars_job.js", i, o], **rival)
    else:
        missing.append("Polars: `pip install polars`, or `npm install nodejs-polars` and --node-modules FOLDER")

    if shutil.which("mawk"):
        add("mawk", lambda i, o, t: ["sh", "-c", 'mawk -f "$0" "$1" > "$2"', HERE / "peers/job.awk", i, o], slow=True)
    else:
        missing.append("mawk: the package mawk")
    add("Python csv", lambda i, o, t: [sys.executable, HERE / "peers/csv_job.py", i, o], slow=True)
    if shutil.which("sqlite3"):
        add("SQLite", lambda i, o, t: ["sh", "-c", 'printf %s "$0" | sqlite3 :memory:', _sqlite_sql(i, o)], slow=True)
    else:
        missing.append("SQLite: the package sqlite3")
    return peers, missing
