"""What the derive scripts share: where lists are, how they are written, what stands in them."""

import os

LISTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lists")
JIEBA = "/usr/lib/python3/dist-packages/jieba/dict.txt"


def write(name, comments, columns, rows):
    """Writes lists/NAME.tsv: comment lines, the columns line, then the rows; trailing empty fields are dropped."""
    path = os.path.join(LISTS, name + ".tsv")
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for line in comments.strip().splitlines():
            out.write("# " + line.strip() + "\n")
        out.write("# columns: " + columns + "\n")
        for row in rows:
            out.write("\t".join(str(field) for field in row).rstrip("\t") + "\n")
    print(f"{name}: {len(rows)} rows")


def read(name):
    """The rows of a list, as lists of fields."""
    with open(os.path.join(LISTS, name + ".tsv"), encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def words(name):
    return {row[0] for row in read(name)}


def jieba():
    """(word, frequency, tag) of jieba's dictionary."""
    with open(JIEBA, encoding="utf-8") as lines:
        for line in lines:
            word, frequency, tag = line.split()
            yield word, int(frequency), tag


def is_han(word):
    return bool(word) and all("\u4e00" <= c <= "\u9fff" for c in word)
