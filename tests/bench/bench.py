#!/usr/bin/env python3
"""Measures guanxi, and others beside it in the same run. See README.md.

usage: bench.py [--rounds N] BUILD TEXTS OUT   writes OUT/bench.json and OUT/bench.md, prints the table
"""
import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, "..", "..", "samples")
PAGE = "望湖区召开经济工作会议\n\n3月15日，望湖区召开经济工作会议。区委书记高原主持会议并讲话。\n"


class Rounds:
    """A program that measures a round whenever it is asked to, and writes what it measured, then an empty line."""

    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ready = self.take() is not None

    def take(self):
        rows = []
        for line in self.process.stdout:
            if not line.strip():
                return rows
            name, amount, unit, seconds = line.rstrip("\n").split("\t")
            rows.append((name, float(amount), unit, float(seconds)))
        return None

    def run(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.take() or []

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def run_program(command):
    """Seconds on the wall, seconds of the processor, most memory in MB."""
    begin = time.monotonic()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - begin
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def count_instructions(command):
    if not shutil.which("valgrind"):
        return None
    out = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                         capture_output=True, text=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", out.stderr)
    return int(found[1].replace(",", "")) if found else None


def make_corpus(guanxi, texts, work):
    """The files to measure, at least 4 MB of them."""
    folder = texts
    if not texts:
        folder = os.path.join(work, "pages")
        subprocess.run([sys.executable, os.path.join(HERE, "multiply.py"), guanxi, "250", SAMPLES, folder], check=True)
    files = sorted(os.path.join(base, name) for base, _, names in os.walk(folder) for name in names
                   if name.endswith((".txt", ".md")))
    path = os.path.join(work, "files")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(files) + "\n")
    return folder, path, sum(os.path.getsize(f) for f in files), len(files)


def build_cppjieba(work):
    """cppjieba is measured where CPPJIEBA names a folder with include/ (limonp's too) and dict/."""
    folder = os.environ.get("CPPJIEBA")
    if not folder or not shutil.which("g++"):
        return None
    program = os.path.join(work, "bench_cppjieba")
    subprocess.run(["g++", "-O3", "-march=native", "-I", os.path.join(folder, "include"),
                    os.path.join(HERE, "cppjieba.cc"), "-o", program], check=True)
    return [program, os.path.join(folder, "dict")]


def start_all(build, files, work):
    tools = os.path.join(build, "tests", "bench")
    programs = [Rounds("work", [os.path.join(tools, "bench_work"), files, work]),
                Rounds("stages", [os.path.join(tools, "bench_stages"), files])]
    cppjieba = build_cppjieba(work)
    if cppjieba:
        programs.append(Rounds("cppjieba", [*cppjieba, files]))
    programs.append(Rounds("jieba", ["/usr/bin/python3", os.path.join(HERE, "jieba_tag.py"), files]))
    return [p for p in programs if p.ready]


def measure_round(programs, guanxi, folder, tiny):
    """One round: name → seconds, and the like."""
    found = {"seconds": {}, "amount": {}, "stages": {}, "memory": {}}
    for program in programs:
        for name, amount, unit, seconds in program.run():
            if program.name == "stages":
                found["stages"][name] = seconds
                continue
            found["seconds"][name] = seconds
            found["amount"][name] = [amount, unit]
    for jobs in ("1", "2"):
        wall, processor, memory = run_program([guanxi, "extract", "-q", "-f", "ndjson", "-j", jobs, folder])
        found["seconds"][f"guanxi extract -j {jobs}, by the clock"] = wall
        found["seconds"][f"guanxi extract -j {jobs}, processor"] = processor
        found["memory"][f"guanxi extract -j {jobs}"] = memory
    starts = [run_program([guanxi, "extract", "-q", "-f", "ndjson", tiny]) for _ in range(10)]
    found["seconds"]["start-up, by the clock"] = statistics.median(s[0] for s in starts)
    found["seconds"]["start-up, processor"] = statistics.median(s[1] for s in starts)
    found["memory"]["start-up"] = starts[0][2]
    return found


def spread(values):
    return {"min": min(values), "median": statistics.median(values), "max": max(values)}


def rate(rounds, name):
    """How much a second, over the rounds."""
    if any(name not in r["seconds"] for r in rounds):
        return None
    return spread([r["amount"][name][0] / r["seconds"][name] for r in rounds])


def ratio(rounds, ours, theirs):
    """How many times as fast `ours` is as `theirs`, round by round."""
    if any(n not in r["seconds"] for n in (ours, theirs) for r in rounds):
        return None
    speed = [[r["amount"][n][0] / r["seconds"][n] for r in rounds] for n in (ours, theirs)]
    return spread([a / b for a, b in zip(*speed)])


def evaluate(rounds, about):
    all_of = [r["stages"]["all"] for r in rounds]
    stages = {n: spread([r["stages"][n] / a for r, a in zip(rounds, all_of)]) for n in rounds[0]["stages"] if n != "all"}
    stages["other"] = spread([1 - sum(t for n, t in r["stages"].items() if n != "all") / a
                              for r, a in zip(rounds, all_of)])
    names = [n for n in rounds[0]["amount"]]
    peers = [n for n in ("hyperscan", "hyperscan, words of two characters and more", "pcre2", "cppjieba", "jieba") if n in names]
    wall = [[r["seconds"][f"guanxi extract -j {j}, by the clock"] for r in rounds] for j in "12"]
    return {
        "about": about,
        "rates": {n: {"unit": rounds[0]["amount"][n][1], **rate(rounds, n)} for n in names},
        "ratios": {**{f"extraction / {p}": ratio(rounds, "extraction", p) for p in peers},
                   **{f"look-up / {p}": ratio(rounds, "look-up", p) for p in peers},
                   "-j 2 / -j 1, by the clock": spread([a / b for a, b in zip(*wall)])},
        "stages": stages,
        "seconds": {n: spread([r["seconds"][n] for r in rounds]) for n in rounds[0]["seconds"] if n not in names},
        "memory": {n: spread([r["memory"][n] for r in rounds]) for n in rounds[0]["memory"]},
    }


def cells(s, form):
    return " | ".join(form.format(s[k]) for k in ("median", "min", "max"))


def table(result):
    about = result["about"]
    extraction = result["rates"]["extraction"]["median"]
    lines = [f"{about['documents']} documents, {about['bytes'] / 1e6:.1f} MB, {about['rounds']} rounds, commit {about['commit']}.", ""]
    lines += ["| stage | share of an extraction | min | max | MB/s alone |", "| --- | --- | --- | --- | --- |"]
    for name, s in result["stages"].items():
        alone = extraction / s["median"] / 1e6 if s["median"] > 0 else 0
        lines.append(f"| {name.replace('gx_', '').replace('_extract', '')} | {cells(s, '{:.1%}')} | {alone:.0f} |")
    lines += ["", "| | a second | min | max |", "| --- | --- | --- | --- |"]
    for name, s in result["rates"].items():
        scale, unit = (1e6, "MB") if s["unit"] == "bytes" else (1e3, f"thousand {s['unit']}")
        lines.append(f"| {name} | {s['median'] / scale:.1f} {unit} | {s['min'] / scale:.1f} | {s['max'] / scale:.1f} |")
    lines += ["", "| ratio | median | min | max |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {cells(s, '{:.3g}')} |" for name, s in result["ratios"].items()]
    lines += ["", "| | seconds | min | max |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {cells(s, '{:.3f}')} |" for name, s in result["seconds"].items()]
    lines += ["", "| most memory | MB | min | max |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {cells(s, '{:.1f}')} |" for name, s in result["memory"].items()]
    lines += ["", "| instructions | millions |", "| --- | --- |"]
    lines += [f"| {name} | {n / 1e6:.1f} |" for name, n in result["instructions"].items() if n]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("build")
    parser.add_argument("texts", help="a folder, or empty: samples/ multiplied")
    parser.add_argument("out")
    args = parser.parse_args()
    guanxi = os.path.join(args.build, "cli", "guanxi")
    os.makedirs(args.out, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        folder, files, size, count = make_corpus(guanxi, args.texts, work)
        tiny = os.path.join(work, "tiny.txt")
        with open(tiny, "w", encoding="utf-8") as file:
            file.write(PAGE)
        programs = start_all(args.build, files, work)
        rounds = []
        for number in range(args.rounds):
            print(f"round {number + 1} of {args.rounds}", file=sys.stderr)
            rounds.append(measure_round(programs, guanxi, folder, tiny))
        for program in programs:
            program.end()
        commit = subprocess.run(["git", "-C", HERE, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
        about = {"documents": count, "bytes": size, "rounds": args.rounds, "commit": commit or "unknown",
                 "texts": "given" if args.texts else "samples/ multiplied"}
        result = evaluate(rounds, about)
        extract = [guanxi, "extract", "-q", "-j", "1", "-f", "ndjson"]
        result["instructions"] = {"start-up (one short page)": count_instructions([*extract, tiny]),
                                  "samples/": count_instructions([*extract, os.path.normpath(SAMPLES)])}
    with open(os.path.join(args.out, "bench.json"), "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False, indent=1)
    text = table(result)
    with open(os.path.join(args.out, "bench.md"), "w", encoding="utf-8") as file:
        file.write(text)
    print(text)


if __name__ == "__main__":
    main()
