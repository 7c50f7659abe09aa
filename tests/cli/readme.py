#!/usr/bin/env python3
"""readme.py GUANXI SOURCE [--update]: the README shows what the questions answer now.

In every fenced block of README.md that begins with "$ guanxi", each command is run on a store of samples/, in a terminal of 80 columns without
colours, and must print the lines shown below it. --update writes them into the README.
"""
import fcntl
import os
import pathlib
import pty
import struct
import subprocess
import sys
import tempfile
import termios

COLUMNS = 80


def printed(command, environment):
    """What the command prints to a terminal, without spaces at the ends of lines."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 100, COLUMNS, 0, 0))
    child = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    out = b""
    while True:
        try:
            piece = os.read(ours, 1 << 16)
        except OSError:  # How Linux says that nobody holds the other end
            break
        if not piece:
            break
        out += piece
    os.close(ours)
    child.wait()
    return "\n".join(line.rstrip() for line in out.decode().replace("\r\n", "\n").strip("\n").split("\n"))


def answered(block, guanxi, environment):
    """The block with the answers of now."""
    commands = [line for line in block.split("\n") if line.startswith("$ guanxi ")]
    return "\n\n".join(
        line + "\n" + printed([guanxi, *line.split()[2:]], environment) for line in commands)


def main():
    guanxi, source = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    readme = source / "README.md"
    pieces = readme.read_text().split("```")
    wrong = seen = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, GUANXI_DB=folder + "/samples.db", NO_COLOR="1", TERM="dumb")
        environment.pop("COLUMNS", None)
        subprocess.run([guanxi, "ingest", "-q", "--meta", "samples/meta.tsv", "samples"],
                       cwd=source, env=environment, check=True)
        for i in range(1, len(pieces), 2):
            if not pieces[i].startswith("\n$ guanxi "):
                continue
            seen += 1
            shown, now = pieces[i].strip("\n"), answered(pieces[i], guanxi, environment)
            if shown == now:
                continue
            wrong += 1
            pieces[i] = "\n" + now + "\n"
            if "--update" not in sys.argv:
                print(f"README.md shows\n{shown}\n\nbut now it is\n{now}\n")
    if "--update" in sys.argv:
        readme.write_text("```".join(pieces))
        return 0
    if not seen:
        print("README.md shows no questions")
    return 1 if wrong or not seen else 0


if __name__ == "__main__":
    sys.exit(main())
