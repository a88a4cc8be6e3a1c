# Usage: python_csv.py LEADQUAL FOLDER. Writes 200 files of 100 records with Python's csv module, in many dialects, and
# compares what `leadqual convert` makes of them, with the dialect told and with it found, with what Python reads.
import csv, random, subprocess, sys, os
program, folder = sys.argv[1:3]
random.seed(20261121)
pieces = ["", "a", "b c", '"', "'", ",", ";", "\t", "|", "\n", "\r\n", "é", "€", "😀", " ", "  x", "\\", "1,5", "x" * 70]
wrong = 0
cases = 0
for number in range(200):
    delimiter = random.choice(",;\t|")
    line_end = random.choice(["\n", "\r\n"])
    quoting = random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
    width = random.randint(2, 6)
    rows = [["h%d" % column for column in range(width)]]
    for row in range(100):
        cells = ["".join(random.choice(pieces) for _ in range(random.choice([0, 1, 1, 2, 3]))) for _ in range(width)]
        rows.append(cells)
    path = os.path.join(folder, "case.csv")
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(rows)
    with open(path, newline="", encoding="utf-8") as file:
        expected = list(csv.reader(file, delimiter=delimiter))
    flags = ["--delimiter", {"\t": "tab"}.get(delimiter, delimiter), "--quote", '"', "--escape", "doubled"]
    got = subprocess.run([program, "convert", path, "-q", "--block-size", random.choice(["64", "1000", "256k"])] +
                         (flags if number % 2 else flags[:2]), capture_output=True)
    found = list(csv.reader(got.stdout.decode("utf-8").splitlines(keepends=True)))
    cases += len(rows) - 1
    if found != expected:
        wrong += 1
        print("differs:", number, got.stderr.decode(), file=sys.stderr)
        for a, b in zip(expected, found):
            if a != b:
                print(a, b, sep="\n", file=sys.stderr)
                break
print(cases, wrong)
sys.exit(wrong != 0 or cases != 20000)
