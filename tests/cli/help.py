"""What the program says of itself is the same everywhere: options in --help and the manual, commands and formats there and in the README.

usage: help.py GUANXI SOURCE
"""
import re, subprocess, sys

guanxi, source = sys.argv[1:]
EVERYWHERE = {"--help", "--quiet", "--verbose", "--version"}  # Known to every command; said where they matter
wrong = []


def run(*args):
    return subprocess.run([guanxi, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def read(path):
    return open(f"{source}/{path}", encoding="utf-8").read()


def check(truth, what):
    if not truth: wrong.append(what)


def options_of(text):
    """{--name: takes a value} and {-x} of a help text, where options stand at the begin of lines."""
    found, letters = {}, set()
    for line in text.splitlines():
        if not re.match(r" +-", line): continue
        said = re.split(r" {2,}", line.strip())[0] if "  " in line.strip() else line.strip()
        for option, value in re.findall(r"(--[a-z-]+)( [A-Z]\S*)?", said): found[option] = bool(value)
        letters |= set(re.findall(r"(?<![-\w])-[a-zA-Z](?![\w-])", said))
    return found, letters


commands = re.findall(r"^  ([a-z]+) +\S", run("--help").stdout.split("Examples")[0], re.M)
helps = {c: run(c, "--help").stdout for c in commands}
options = {c: options_of(helps[c]) for c in commands}
takes_value = {o: v for c in commands for o, v in options[c][0].items()}

# The program knows what its help says, and nothing else. --help ends a run before anything is done.
for c in commands:
    said = set(options[c][0])
    known = {o for o, value in takes_value.items() if run(c, *([o, "x"] if value else [o]), "--help").returncode == 0}
    known = {o for o in known if o in said or not any(s.startswith(o) for s in said)}  # --text is short for --texts
    check(said - EVERYWHERE <= known, f"{c} --help names what {c} does not know: {sorted(said - known)}")
    check(known - EVERYWHERE <= said, f"{c} --help does not name {sorted(known - EVERYWHERE - said)}")

# The manual: a part for each command, "Questions" for what the questions share.
manual = read("cli/guanxi.1").replace("\\-", "-")
parts = {}
for part in re.split(r"^\.S[SH] ", manual, flags=re.M)[1:]:
    title, _, text = part.partition("\n")
    for name in re.split(r", *", title.strip('"')): parts[name] = parts.get(name, "") + text
told = lambda text: set(re.findall(r"--[a-z][a-z-]*", text))
shared = told(parts.get("Questions", "")) & set(options["timeline"][0])
for c in commands:
    check(c in parts, f"the manual has no part for {c}")
    said = told(parts.get(c, "")) | told(parts.get("OPTIONS OF ALL COMMANDS", "")) | (shared if "NAME@WORDS" in helps[c] else set())
    check(set(options[c][0]) <= said, f"the manual does not tell of {c} {sorted(set(options[c][0]) - said)}")
    check(told(parts.get(c, "")) <= set(options[c][0]) | EVERYWHERE, f"the manual tells of {c} {sorted(told(parts.get(c, '')) - set(options[c][0]))}")

# Formats and views.
readme = read("README.md")
formats = [re.match(r"(\S+) +((?:\.\S+ ?)*)", line).groups() for line in run("graph", "--list-formats").stdout.splitlines()]
formats_part = parts.get("FORMATS", "")
for name, suffixes in formats:
    check(re.search(rf"^\.B {re.escape(name)}$", formats_part, re.M), f"the manual does not tell of the format {name}")
    check(all(s in formats_part for s in suffixes.split()), f"the manual lacks a suffix of {name}: {suffixes}")
    words = [f"-f {name}", *suffixes.split()]
    check(any(w in readme for w in words), f"the README does not show the format {name}")
views = run("graph", "--view", "x", "x").stderr.rpartition(" are ")[2].split()
check("people" in views, "the views cannot be asked for")
for path in ("cli/completion/guanxi.bash", "cli/completion/_guanxi"):
    check(" ".join(views) in read(path), f"{path} does not know the views {views}")
for text, where in ((helps["graph"], "graph --help"), (helps["export"], "export --help"), (parts.get("graph", ""), "the manual"), (readme, "the README")):
    check(all(v in text for v in views if v != "all"), f"{where} lacks one of the views {views}")

# What is shown to be typed exists.
shown = {p: re.findall(r"```\w*\n(.*?)```", read(p), re.S) + re.findall(r"`(guanxi [^`\n]+)`", read(p)) for p in ("README.md", "CONTRIBUTING.md")}
shown["cli/guanxi.1"] = re.findall(r"^\.nf\n(.*?)^\.fi", manual, re.S | re.M)
for path, texts in shown.items():
    for c, rest in re.findall(r"^(?:\$ |.*\| )?guanxi ([a-z]+)([^|#\n]*)", "\n".join(texts), re.M):
        check(c in commands, f"{path} shows guanxi {c}")
        if c in commands: check(told(rest) <= set(options[c][0]) | EVERYWHERE, f"{path} shows guanxi {c}{rest}")

for what in wrong: print(f"FAILED: {what}")
sys.exit(bool(wrong))
