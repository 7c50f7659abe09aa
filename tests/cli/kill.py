"""Kills an ingest (SIGKILL) at random points and looks at what is left: the store opens, `db check` passes, every document that was
reported is there, and going on gives the same bytes as a run that nobody disturbed.

usage: kill.py GUANXI SAMPLES TIMES"""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

guanxi, samples, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
folder = tempfile.mkdtemp(prefix="guanxi-kill-")
db = os.path.join(folder, "news.db")
pages = sorted(os.path.join(samples, f) for f in os.listdir(samples) if f.endswith((".txt", ".md", ".html")))
rng = random.Random(20240207)


def run(*arguments):
    return subprocess.run([guanxi, *arguments], capture_output=True)


def export():
    done = run("export", "-q", "--db", db, "-f", "graphml")
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def forget():
    for suffix in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(db + suffix):
            os.remove(db + suffix)


def ingest_and_kill(lines):
    """Kills the run a moment after it has reported that many documents; returns those reported."""
    process = subprocess.Popen([guanxi, "ingest", "-v", "--db", db, *pages], stderr=subprocess.PIPE)
    reported = []
    while len(reported) < lines:
        line = process.stderr.readline()
        if not line:
            break
        if line.rstrip().endswith((b": added", b": passed over", b": replaced")):
            reported.append(line.decode().rstrip().rsplit(":", 1)[0].split(": ")[-1])
    time.sleep(rng.random() * 0.004 if lines else rng.random() * 0.15)
    process.send_signal(signal.SIGKILL)
    rest = process.stderr.read().decode()
    process.wait()
    for line in rest.splitlines():
        if line.endswith((": added", ": passed over", ": replaced")):
            reported.append(line.rsplit(":", 1)[0].split(": ")[-1])
    return reported


def check(reported):
    if not os.path.exists(db) or os.path.getsize(db) == 0 and not os.path.exists(db + "-wal"):
        assert not reported, "documents were reported and there is no store"
        return
    done = run("db", "check", "--db", db)
    empty = b"no store of guanxi" in done.stderr and not reported  # Killed before the schema was there
    assert done.returncode == 0 or empty, done.stderr.decode()
    if not reported:
        return
    again = run("ingest", "-v", "--db", db, *reported)
    passed = [l for l in again.stderr.decode().splitlines() if l.endswith(": passed over")]
    assert len(passed) == len(reported), f"{reported} were reported:\n{again.stderr.decode()}"


def main():
    assert run("ingest", "-q", "--db", db, *pages).returncode == 0
    expected = export()
    forget()
    killed = 0
    for i in range(times):
        reported = ingest_and_kill(rng.randint(0, len(pages)))
        killed += len(reported) < len(pages)
        check(reported)
        if i % 4 == 3:  # Otherwise the next run goes on where this one was killed
            assert run("ingest", "-q", "--db", db, *pages).returncode == 0
            assert export() == expected, "going on gave other bytes"
            forget()
    print(f"killed {times} times, {killed} of them amid the work: nothing lost, nothing half")


try:
    main()
finally:
    shutil.rmtree(folder)
