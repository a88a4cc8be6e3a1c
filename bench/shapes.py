"""Files of unkind shapes: what a byte of each costs, against a byte of the benign leads."""

import subprocess

from measuring import in_turns, read_once

_RULES = ["-r", "bant", "--add", "tag,score"]


def _repeat(path, header, rows, size):
    """`header`, then `rows` over and over until the file has about `size` bytes."""
    rows = "".join(rows).encode()
    rows *= max(1, (1 << 20) // len(rows))
    with open(path, "wb") as out:
        out.write(header.encode())
        for _ in range(max(1, size // len(rows))):
            out.write(rows)


def _one_column(path, size):
    _repeat(path, "budget\n", (f"{n * 37 % 90000}\n" for n in range(5000)), size)


def _thousand_columns(path, size):
    header = ",".join(["budget", "job_title", *(f"c{n}" for n in range(998))]) + "\n"
    rows = (f"{n * 900},CEO," + ",".join(f"{n}x{c}" for c in range(998)) + "\n" for n in range(50))
    _repeat(path, header, rows, size)


def _one_byte_cells(path, size):
    header = ",".join(["budget", "need", *(f"c{n}" for n in range(18))]) + "\n"
    rows = (",".join(str((n + c) % 10) for c in range(20)) + "\n" for n in range(1000))
    _repeat(path, header, rows, size)


def _long_cells(path, size):
    piece = b"ten megabytes, \"\"in one cell\"\"\n" * 10_000
    with open(path, "wb") as out:
        out.write(b"budget,notes\n")
        for _ in range(max(1, size // 10_000_000)):
            out.write(b'12000,"')
            for _ in range(10_000_000 // len(piece)):
                out.write(piece)
            out.write(b'"\n')


def _by_program(workshop, path, name, *words):
    with open(path, "wb") as out:
        subprocess.run([workshop.program(name), *words], stdout=out, check=True)


def bad_shapes(workshop):
    report = workshop.report
    report.section("Unkind shapes, one thread, processor time a byte, the best of the runs")
    rows = min(workshop.leads, 500_000)
    benign = workshop.lead_file(rows)
    size = benign.stat().st_size

    def program(name, *words):
        return lambda path: _by_program(workshop, path, name, *words)

    titles = workshop.folder / "titles.txt"
    _by_program(workshop, titles, "colliding_titles")
    makers = {
        "every cell quoted": program("generate_leads", str(rows), "--quote-all"),
        "all titles distinct": program("generate_leads", str(rows), "--distinct-titles"),
        "titles that collide in the memo": program("generate_leads", str(rows), "--titles", str(titles)),
        "one column": lambda path: _one_column(path, size),
        "1,000 columns": lambda path: _thousand_columns(path, size),
        "1-byte cells": lambda path: _one_byte_cells(path, size),
        "cells of 10 MB": lambda path: _long_cells(path, size),
    }
    files = {"benign": benign, "benign, job of the bench": benign}
    for name, make in makers.items():
        files[name] = workshop.folder / f"shape_{len(files)}.csv"
        make(files[name])
        read_once(files[name])
    # The job of the bench needs its columns; other files are judged by bant, and measured against bant on benign leads.
    own_benign = "benign, job of the bench"
    own_job = (own_benign, "every cell quoted", "all titles distinct", "titles that collide in the memo")
    tasks = [
        workshop.ours(path, name=name, threads=1, output=None, **({} if name in own_job else {"words": _RULES}))
        for name, path in files.items()
    ]
    costs = in_turns(tasks, workshop.runs, pick=min)
    sizes = {name: path.stat().st_size for name, path in files.items()}
    per_byte = {name: costs[name].cpu / sizes[name] * 1e9 for name in files}
    ratios = {name: cost / per_byte[own_benign if name in own_job else "benign"] for name, cost in per_byte.items()}
    report.table(["", "MB", "CPU ns a byte", "÷ benign", "peak MiB"], [
        [name, f"{sizes[name] / 1e6:.0f}", f"{per_byte[name]:.2f}", f"{ratios[name]:.2f}", f"{costs[name].peak:.0f}"]
        for name in files])
    for name in makers:
        report.claim(f"{name} ÷ benign, a byte", ratios[name], at_most=3)
        files[name].unlink()
    titles.unlink()
