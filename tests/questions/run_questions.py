"""Asks every question of questions.txt and compares the answers with those in expected/: as a table in a terminal of 80 columns and as JSON. The
store is made from records.ndjson, which was read from samples/ once: what is tested are the questions, not the reading.

usage: run_questions.py GUANXI [--update]"""
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata

here = os.path.dirname(os.path.abspath(__file__))
guanxi, update = sys.argv[1], "--update" in sys.argv
wrong = 0


def fail(what):
    global wrong
    wrong += 1
    print("FAILED:", what)


def need_terminal():
    """Some sandboxes have no pseudo-terminals; how a table fits one cannot be seen there."""
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError:
        print("skipped: no pseudo-terminals here")
        sys.exit(77)


def in_terminal(command, environment, columns=80):
    """What the program prints when standard output is a terminal."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(command, stdout=slave, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=environment)
    os.close(slave)
    out = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        out += part
    process.stderr.read()
    return process.wait(), out.decode().replace("\r\n", "\n")


def places(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def compare(name, suffix, got):
    path = os.path.join(here, "expected", f"{name}.{suffix}")
    if update:
        with open(path, "w", encoding="utf-8") as f:
            f.write(got)
        return
    with open(path, encoding="utf-8") as f:
        expected = f.read()
    if got != expected:
        fail(f"{name}: the {suffix} is another than expected:\n{got}")


def ask(name, arguments, environment):
    command = [guanxi, *arguments]
    code, table = in_terminal(command, environment)
    if code != 0:
        fail(f"{name} ends with {code}")
    for line in table.splitlines():
        if places(line) > 80:
            fail(f"{name}: {places(line)} places wide: {line}")
    compare(name, "table", table)
    plain = subprocess.run(command, capture_output=True, env=environment).stdout.decode()
    if "\x1b" in plain or (table and len(plain) < len(table.rstrip()) and "…" in table):
        fail(f"{name}: not plain when piped")
    raw = subprocess.run([*command, "-f", "json"], capture_output=True, env=environment).stdout.decode()
    if not isinstance(json.loads(raw), list):
        fail(f"{name}: JSON is no list")
    compare(name, "json", raw)
    csv = subprocess.run([*command, "-f", "csv", "--bom"], capture_output=True, env=environment).stdout
    if not csv.startswith(b"\xef\xbb\xbf"):
        fail(f"{name}: no mark for spreadsheets")


need_terminal()
with tempfile.TemporaryDirectory() as folder:
    db = os.path.join(folder, "samples.db")
    environment = dict(os.environ, GUANXI_DB=db, LC_ALL="C.UTF-8", TERM="xterm", NO_COLOR="1")
    subprocess.run([guanxi, "ingest", "-q", "--db", db, "--records", os.path.join(here, "records.ndjson")], check=True)
    with open(os.path.join(here, "questions.txt"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("#") or not line.strip():
                continue
            name, arguments = line.rstrip("\n").split("\t")
            ask(name, arguments.split(), environment)
    loud = {name: value for name, value in environment.items() if name != "NO_COLOR"}
    bold, plain = in_terminal([guanxi, "order"], loud)[1], in_terminal([guanxi, "order"], environment)[1]
    if "\x1b[1m" not in bold or bold.replace("\x1b[1m", "").replace("\x1b[0m", "") != plain:
        fail("titles are not set off, or more than they is")
    for form, sign in (("timelinejs", '"events"'), ("ics", "END:VCALENDAR"), ("gexf", "</gexf>")):
        done = subprocess.run([guanxi, "timeline", "何敬之", "-f", form], capture_output=True, env=environment)
        if done.returncode or sign not in done.stdout.decode():
            fail(f"timeline -f {form}")
        compare("timeline", form, done.stdout.decode().replace("\r\n", "\n"))
sys.exit(1 if wrong else 0)
