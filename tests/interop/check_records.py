"""Records read and written again are the same bytes; any order and grouping of records gives the same graph."""
import random, sys, tempfile, os
from common import check, fold, with_hostile

tool, *files = sys.argv[1:]
folder, files = with_hostile(files)
lines = [line for f in files for line in open(f, "rb")]

plain = b"".join(open(f, "rb").read() for f in files[:-1])
check(fold(tool, "records", *files[:-1]) == plain, "reading and writing records changes them")
once = fold(tool, "records", files[-1])
with open(files[-1] + ".again", "wb") as out:
    out.write(once)
check(fold(tool, "records", files[-1] + ".again") == once, "writing hostile records is not stable")

formats = ("graphml", "jsonld", "counts")
wanted = {f: fold(tool, f, *files) for f in formats}
chance = random.Random(7)
for round_ in range(6):
    shuffled = lines * (1 + round_ % 2)                 # every other time each document comes twice
    chance.shuffle(shuffled)
    parts = chance.randint(1, len(shuffled))
    with tempfile.TemporaryDirectory() as d:
        paths = [os.path.join(d, f"{i}.ndjson") for i in range(parts)]
        for i, p in enumerate(paths):
            open(p, "wb").write(b"".join(shuffled[i::parts]))
        for f in formats:
            check(fold(tool, f, *paths) == wanted[f], f"{f} differs for another order or grouping")
print(f"{len(lines)} records: same bytes")
