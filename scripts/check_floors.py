#!/usr/bin/env python3
"""Checks that every #include goes down the floors listed in scripts/floors.txt.

A floor is a folder of src/. Another floor reaches it only through its public
header include/leadqual/<floor>.hpp. A line "<prefix> : floors" fences a third-party
header: only .cpp files of those floors may include it. Also reports long files.
"""
import pathlib, re, sys

MAX_LINES = 400
root = pathlib.Path(__file__).resolve().parent.parent
may_use, fences = {}, {}
for line in (root / "scripts/floors.txt").read_text().splitlines():
    line = line.split("#")[0].strip()
    if line:
        name, _, below = line.partition(":")
        (fences if name[0] == "<" else may_use)[name.strip().strip("<>")] = set(below.split())

problems = []
order = list(may_use)
for floor, below in may_use.items():
    for b in below:
        if b not in may_use: problems.append(f"floors.txt: {floor} names unknown floor {b}")
        elif order.index(b) >= order.index(floor): problems.append(f"floors.txt: {floor} uses {b}, which is not below it")

for path in sorted([*root.glob("src/*/**/*.[ch]pp"), *root.glob("include/leadqual/*.hpp")]):
    floor = path.stem if path.parent.name == "leadqual" else path.relative_to(root / "src").parts[0]
    name = path.relative_to(root)
    text = path.read_text()
    if floor not in may_use:
        problems.append(f"{name}: folder '{floor}' is not in scripts/floors.txt")
        continue
    if text.count("\n") > MAX_LINES:
        problems.append(f"{name}: {text.count(chr(10))} lines, more than {MAX_LINES}")
    for number, line in enumerate(text.splitlines(), 1):
        m = re.match(r'\s*#\s*include\s*<([^>]+)>', line)
        for prefix, floors in fences.items():
            if m and m[1].startswith(prefix) and not (floor in floors and path.suffix == ".cpp"):
                problems.append(f"{name}:{number}: <{m[1]}> belongs in .cpp files of: {' '.join(sorted(floors))}")
        m = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
        if not m: continue
        parts = pathlib.PurePosixPath(m[1]).parts
        target = pathlib.PurePosixPath(m[1]).stem if parts[0] == "leadqual" else parts[0]
        public = parts[0] == "leadqual"
        if target == floor: continue
        if target not in may_use[floor]:
            problems.append(f"{name}:{number}: floor '{floor}' may not use floor '{target}'")
        elif not public:
            problems.append(f"{name}:{number}: use leadqual/{target}.hpp, not {m[1]}")
print("\n".join(problems) or f"{len(may_use)} floors, all includes go down")
sys.exit(bool(problems))
