"""What every section works with: the programs, the folder, and leads made when first asked for."""

import dataclasses
import itertools
import pathlib
import shutil
import subprocess
import sys

import answers
from measuring import Task, in_turns, read_once, run
from peers import CORES
from table import Report

HERE = pathlib.Path(__file__).resolve().parent
JOB = ["-r", str(HERE / "bant_job.json"), "--add", "tag,score,criteria"]


@dataclasses.dataclass
class Workshop:
    leadqual: pathlib.Path
    folder: pathlib.Path
    leads: int
    runs: int
    peers: list
    report: Report = dataclasses.field(default_factory=Report)

    def program(self, name):
        """A C++ program of this folder, compiled when it is not there yet or older than its source."""
        source, program = HERE / f"{name}.cpp", self.folder / name
        if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
            compiler = next(filter(shutil.which, ["c++", "g++", "clang++"]), None) or sys.exit("no C++ compiler found")
            subprocess.run([compiler, "-std=c++20", "-O2", f"-I{HERE.parent}/src", f"-I{HERE.parent}/include",
                            source, "-o", program], check=True)
        return program

    def lead_file(self, rows, extension="csv", *flags):
        """Made once, read once: every timed run finds it in the page cache."""
        path = self.folder / f"leads_{rows}{''.join(flags)}.{extension}"
        if not path.exists():
            flags += ("--jsonl",) if extension == "jsonl" else ()
            with open(path.with_suffix(".new"), "wb") as out:
                subprocess.run([self.program("generate_leads"), str(rows), *flags], stdout=out, check=True)
            path.with_suffix(".new").rename(path)
        read_once(path)
        return path

    def output(self, name, extension="csv"):
        plain = "".join(c if c.isalnum() else "_" for c in name)
        return self.folder / f"out_{plain}.{extension}"

    def ours(self, leads, extension="csv", name="leadqual", threads=0, words=tuple(JOB), **more):
        """leadqual on the job, into a new file; `output=None` writes to /dev/null."""
        output = more.pop("output", self.output(name, extension))
        limit = ["--threads", str(threads)] if threads else []
        return Task(name, [self.leadqual, "qualify", leads, *words, *limit, "--quiet", "--to", extension,
                           "-o", output or "/dev/null"], output, **more)

    def cat(self, leads, name="cat", output=True):
        path = self.output(name) if output else None
        return Task(name, ["cat", leads], path, stdout=str(path or "/dev/null"))

    def rivals(self, leads, extension, to_null=False, slow_too=False):
        """Every peer for this job, once with all threads and once with one where it has threads."""
        needed = {leads.suffix[1:], extension}
        tasks = []
        for peer in self.peers:
            if not needed <= set(peer.formats) or (peer.slow and not slow_too):
                continue
            for threads in dict.fromkeys([CORES, 1]) if peer.has_threads else [1]:
                output = pathlib.Path("/dev/null") if to_null else self.output(f"{peer.name}_{threads}", extension)
                task = peer.task(leads, output, threads)
                task.name += f", {threads} thread{'s' if threads > 1 else ''}" if peer.has_threads else ""
                task.output = None if to_null else output
                tasks.append(task)
        return tasks

    def measure(self, tasks, inspect=lambda task: None):
        return in_turns(tasks, self.runs, inspect)

    def check(self, extension_in, extension_out):
        """Task name -> what is wrong with its answers on a small file, cell by cell; ends when leadqual's are wrong."""
        leads = self.lead_file(min(self.leads, 20_000), extension_in)
        found = {}
        for task in [self.ours(leads, extension_out), *self.rivals(leads, extension_out, slow_too=True)]:
            run(task)
            found[task.name] = answers.first_difference(leads, task.output)
            task.output.unlink()
        if found["leadqual"]:
            sys.exit(f"leadqual's answers are wrong, {extension_in} to {extension_out}: {found['leadqual']}")
        return found

    def check_all(self):
        """Every way through the job; says whose answers are right."""
        for extension_in, extension_out in itertools.product(("csv", "jsonl"), repeat=2):
            for name, wrong in self.check(extension_in, extension_out).items():
                self.report.say(f"{extension_in} to {extension_out}: {name}: {wrong or 'right'}")

    def answers_of(self, tasks):
        """An `inspect` that counts the answers of each first output into the dictionary that comes with it."""
        judges = {task.name for task in tasks} - {"cat", "cp"}
        counts = {}

        def inspect(task):
            if task.output and task.name in judges:
                counts[task.name] = answers.counts(task.output)
        return counts, inspect
