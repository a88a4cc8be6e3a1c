# Usage: python_csv.py FILE. Writes 20,000 small csv files of many dialects, and what Python's csv module reads from them,
# one after the other into one FILE: reading them one by one would be the slowest part of the test.
import csv, io, random, struct, sys

NASTY = ["", "a", "b c", '"', "'", ",", ";", "\t", "|", "\n", "\r\n", "\r", "é", "€", "😀", " ", "  x", "\\", "1,5", "x" * 70]
PLAIN = ["", "a", "b c", '"', "1.5", "é", "😀", "-", "2026-03-04", "x" * 70, "\n", "(y)"]  # no sign that could be a delimiter


class Dialect:
    def __init__(self, random):
        self.is_told = random.random() < 0.7  # else it is to be found out, which cells full of signs may make impossible
        self.delimiter = random.choice(",;\t|")
        self.line_end = random.choice(["\n", "\r\n", "\r"])
        self.quote = random.choice("\"\"\"'")
        self.escape = "\\" if self.is_told and random.random() < 0.1 else None
        self.blank_behind = self.delimiter != "\t" and random.random() < 0.1
        self.quoting = random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
        if not self.is_told and self.quote == "'":
            self.quoting = csv.QUOTE_ALL  # a lone ' is an apostrophe
            self.blank_behind = False  # with line ends in cells, too, that is more than a file can tell of itself
        self.has_bom = random.random() < 0.2
        self.has_last_line_end = random.random() < 0.8
        self.blank_lines = random.random() < 0.1

    def arguments(self):
        return dict(delimiter=self.delimiter, quotechar=self.quote, escapechar=self.escape, doublequote=not self.escape)

    def write(self, rows, random):
        text = ""
        for row in rows:
            line = io.StringIO(newline="")
            csv.writer(line, quoting=self.quoting, lineterminator="\r\n", **self.arguments()).writerow(row)
            text += line.getvalue()[:-2] + self.line_end  # with another one it leaves some line ends without quotes
            if self.blank_lines and random.random() < 0.3:
                text += self.line_end
        if not self.has_last_line_end:
            text = text[: -len(self.line_end)]
        return text

    def write_blanks(self, rows):  # all cells in quotes, so that a blank is never part of one
        q = self.quote
        doubled = {True: "\\" + q, False: q + q}[bool(self.escape)]
        cell = lambda text: q + (text.replace("\\", "\\\\") if self.escape else text).replace(q, doubled) + q
        return self.line_end.join((self.delimiter + " ").join(map(cell, row)) for row in rows) + self.line_end


def packed(data):
    return struct.pack("<I", len(data)) + data


random.seed(20261121)
with open(sys.argv[1], "wb") as out:
    for number in range(20000):
        dialect = Dialect(random)
        pieces = NASTY if dialect.is_told else PLAIN
        width = random.randint(1 if dialect.is_told else 2, 6)
        rows = [["h%d" % column for column in range(width)]]
        for row in range(random.choice([0, 1, 2, 3, 5, 8]) if dialect.is_told else random.randint(2, 8)):
            rows.append(["".join(random.choice(pieces) for _ in range(random.choice([0, 1, 1, 2, 3]))) for _ in range(width)])
        text = dialect.write_blanks(rows) if dialect.blank_behind else dialect.write(rows, random)
        lines = io.StringIO(text, newline="")
        read = [row for row in csv.reader(lines, skipinitialspace=dialect.blank_behind, **dialect.arguments()) if row]
        assert read == rows, (text, read, rows)
        flags = (1 if dialect.is_told else 0) | (2 if dialect.blank_behind else 0) | (4 if dialect.escape else 0)
        out.write(dialect.delimiter.encode() + dialect.quote.encode() + bytes([flags]))
        out.write(packed((b"\xef\xbb\xbf" if dialect.has_bom else b"") + text.encode()))
        out.write(struct.pack("<II", len(read), width))
        for row in read:
            for cell in row:
                out.write(packed(cell.encode()))
