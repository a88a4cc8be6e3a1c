"""csv_job.py IN OUT: the job with Python's csv module."""

import csv
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from job import COLUMNS, judge  # noqa: E402  (the folder above holds it)

text = {"newline": "", "encoding": "utf-8"}
with open(sys.argv[1], **text) as leads, open(sys.argv[2], "w", **text) as out:
    reader, writer = csv.reader(leads), csv.writer(out, lineterminator="\n")
    header = next(reader)
    writer.writerow(header + COLUMNS)
    for cells in reader:
        writer.writerow(cells + judge(dict(zip(header, cells))))
