"""What the numbers were measured on."""

import os
import pathlib
import platform
import subprocess

from peers import CORES


def _line_of(file, key):
    for line in pathlib.Path(file).read_text().splitlines():
        if line.startswith(key):
            return line.split(":", 1)[1].strip()
    return "unknown"


def _file_system(folder):
    """The type of the mount with the longest path above `folder`."""
    folder = str(pathlib.Path(folder).resolve())
    mounts = [line.split()[1:3] for line in pathlib.Path("/proc/mounts").read_text().splitlines()]
    above = [(path, kind) for path, kind in mounts if (folder + "/").startswith(path.rstrip("/") + "/")]
    return max(above, key=lambda mount: len(mount[0]))[1]


def describe(folder, leadqual):
    memory = int(_line_of("/proc/meminfo", "MemTotal").split()[0]) / 1024**2
    version = subprocess.run([leadqual, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return (f"{_line_of('/proc/cpuinfo', 'model name')}, {CORES} cores, {memory:.0f} GiB, Linux {platform.release()}, "
            f"{_file_system(folder)} ({os.uname().machine}); {version}")
