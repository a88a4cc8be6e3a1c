"""Runs commands in turns and says what each cost: wall time, processor time, peak memory."""

import dataclasses
import os
import pathlib
import sys
import time


@dataclasses.dataclass
class Cost:
    wall: float  # seconds
    cpu: float  # seconds of all threads, user and system
    peak: float  # MiB; never below what this script has held itself: the kernel counts from the fork


@dataclasses.dataclass
class Task:
    name: str
    command: list
    output: pathlib.Path | None = None  # made by the command, deleted outside of the timing
    stdin: str = os.devnull
    stdout: str = os.devnull
    env: dict = dataclasses.field(default_factory=dict)
    piped_from: list | None = None  # a command whose output is the input; its own cost does not count
    keeps_output: bool = False  # the next run replaces the file
    once: bool = False  # too slow for more


def _start(command, env, stdin, stdout):
    actions = [(os.POSIX_SPAWN_OPEN, 0, stdin, os.O_RDONLY, 0)] if isinstance(stdin, str) else [
        (os.POSIX_SPAWN_DUP2, stdin, 0)]
    if isinstance(stdout, str):
        actions.append((os.POSIX_SPAWN_OPEN, 1, stdout, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644))
    else:
        actions.append((os.POSIX_SPAWN_DUP2, stdout, 1))
    return os.posix_spawnp(command[0], command, {**os.environ, **env}, file_actions=actions)


def run(task):
    """The cost of one run; ends the program when the command fails."""
    command = [str(word) for word in task.command]
    stdin, feeder = task.stdin, None
    begin = time.perf_counter()
    if task.piped_from:
        stdin, write_end = os.pipe()
        feeder = _start(task.piped_from, {}, os.devnull, write_end)
        os.close(write_end)
    pid = _start(command, task.env, stdin, task.stdout)
    if feeder:
        os.close(stdin)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - begin
    if feeder:
        os.waitpid(feeder, 0)
    if status != 0:
        sys.exit(f"failed: {task.name}: {' '.join(command)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(values):
    """The one in the middle, the better of two. The module for this would be a third of the script's memory."""
    values = sorted(values)
    return values[(len(values) - 1) // 2]


def in_turns(tasks, runs, inspect=lambda task: None, pick=median):
    """Task name -> cost, each number the median of its runs; A B C A B C … so that a slow minute hits all alike.
    `inspect` sees a task whose first output is still there."""
    costs = {task.name: [] for task in tasks}
    for turn in range(runs):
        for task in tasks:
            if turn > 0 and task.once:
                continue
            if task.output and not task.keeps_output:
                task.output.unlink(missing_ok=True)
            costs[task.name].append(run(task))
            if turn == 0:
                inspect(task)
            if task.output and not task.keeps_output:
                task.output.unlink(missing_ok=True)
    return {
        name: Cost(*(pick(getattr(cost, field.name) for cost in all_runs) for field in dataclasses.fields(Cost)))
        for name, all_runs in costs.items()
    }


def read_once(path):
    """Brings a file into the page cache."""
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 20):
            pass


_BUSY = "n = 0\nfor i in range(6_000_000): n += i"


def cores_at_once(count=2):
    """How many of `count` busy processes really run at once: virtual machines promise cores that are hardly there."""
    def seconds(processes):
        begin = time.perf_counter()
        pids = [_start([sys.executable, "-S", "-c", _BUSY], {}, os.devnull, os.devnull) for _ in range(processes)]
        for pid in pids:
            os.waitpid(pid, 0)
        return time.perf_counter() - begin

    alone = min(seconds(1) for _ in range(3))
    return count * alone / median(seconds(count) for _ in range(3))
