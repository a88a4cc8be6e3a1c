#!/usr/bin/env python3
"""Runs leadqual and its peers on the same job and prints what each costs, as ratios. See README.md beside this file."""

import argparse
import datetime
import os
import pathlib
import shlex
import shutil
import sys
import tempfile

import machine
import sections
import shapes
from measuring import cores_at_once
from peers import find_peers
from workshop import Workshop

HERE = pathlib.Path(__file__).resolve().parent
SECTIONS = {
    "csv": sections.csv_to_csv,
    "null": sections.csv_to_null,
    "json": sections.json_lines,
    "rules": sections.rule_sets,
    "replace": sections.replacing,
    "growth": sections.growth,
    "memory": sections.memory,
    "start": sections.start_up,
    "bytes": sections.same_bytes,
    "shapes": shapes.bad_shapes,
}


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leads", type=int, default=5_000_000, help="how many in the large file (default: 5,000,000)")
    parser.add_argument("--runs", type=int, default=5, help="of each command; medians are shown (default: 5)")
    parser.add_argument("--only", action="append", choices=SECTIONS, metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--leadqual", type=pathlib.Path, default=HERE.parent / "build/release/leadqual", metavar="PATH")
    parser.add_argument("--node-modules", default=os.environ.get("NODE_PATH", ""), metavar="FOLDER",
                        help="where @duckdb/node-api and nodejs-polars are")
    parser.add_argument("--check", action="store_true", help="only whether the answers are right, cell by cell")
    parser.add_argument("--no-peers", action="store_true", help="leadqual and cat only")
    parser.add_argument("--keep", type=pathlib.Path, metavar="FOLDER", help="make the leads there and leave them")
    parser.add_argument("--date", default=str(datetime.date.today()), help="for RESULTS.md")
    parser.add_argument("--write-results", action="store_true", help="write bench/RESULTS.md, too")
    return parser.parse_args()


def command_line():
    """The words of this run, without where things are on this machine."""
    words, shown = sys.argv[1:], []
    for before, word in zip([""] + words, words):
        shown.append({"--node-modules": "FOLDER", "--keep": "FOLDER", "--leadqual": "PATH"}.get(before, word))
    return shlex.join(shown)


def main():
    options = read_options()
    leadqual = options.leadqual.resolve()
    if not leadqual.exists():
        sys.exit(f"{leadqual} is not there: cmake --workflow --preset release, or --leadqual PATH")
    peers, missing = ([], []) if options.no_peers else find_peers(options.node_modules)
    folder = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="leadqual-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    workshop = Workshop(leadqual, folder.resolve(), options.leads, options.runs, peers)
    report = workshop.report
    try:
        if options.check:
            return workshop.check_all()
        report.say("# What the job costs\n")
        report.say(f"{options.date}, {machine.describe(folder, leadqual)}.\n")
        report.say(f"`bench/run.py {command_line()}`\n")
        if options.leads < 5_000_000:
            report.say("The targets are meant for 5,000,000 leads; these are fewer.\n")
        report.say(f"Peers: {', '.join(peer.name for peer in peers) or 'none'}.")
        for line in missing:
            report.say(f"Not found: {line}.")
        before = cores_at_once()
        for name in options.only or SECTIONS:
            SECTIONS[name](workshop)
        after = cores_at_once()
        report.section("Notes")
        there = "both cores were there" if min(before, after) > 1.8 else "**the second core was hardly there**"
        report.say(f"- Two busy processes got {before:.2f} cores before and {after:.2f} after: {there}.")
        failed = [claim.text for claim in report.claims if not claim.holds]
        report.say(f"- {len(report.claims) - len(failed)} of {len(report.claims)} claims hold"
                   + (f"; not: {'; '.join(failed)}." if failed else "."))
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    if options.write_results:
        (HERE / "RESULTS.md").write_text("\n".join(report.lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
