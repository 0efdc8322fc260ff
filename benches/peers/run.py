#!/usr/bin/env python3
"""Onus beside its peers, whole processes: `benches/peers/run.py [JOB …]`.

Jobs: question, load, export, table, growth, refusal; without any, all of them.
Onus is `target/release/onus` or $ONUS. Peers are sqlite3, which is needed, and those of
duckdb, sqlite-utils, datasette and policy_sentry that are found on the PATH.
Outputs are compared before anything is timed.
"""

import argparse
import csv
import io
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

import data
from timing import Contender, compare, output

ROOT = Path(__file__).resolve().parents[2]
ONUS = os.environ.get("ONUS", str(ROOT / "target/release/onus"))
SELECT = (
    "SELECT party, aws_part, customer_part, condition, statement, basis, decided_at, decided_by, "
    "is_exception, default_party FROM who WHERE subject = 'rds' AND activity = 'patch-os'"
)
SUMS = (
    "SELECT count(*), sum(id), sum(calls), sum(cost), sum(length(note)), min(ts), max(account), "
    "count(DISTINCT service), typeof(max(cost)), typeof(max(account)) FROM events"
)


def peer(name):
    return shutil.which(name)


def equal_rows(what, ours, theirs):
    """Ends the program if two CSV files hold other rows; what is quoted does not matter."""
    with open(ours, newline="", encoding="utf-8") as a, open(theirs, newline="", encoding="utf-8") as b:
        for number, (mine, other) in enumerate(zip_longest(csv.reader(a), csv.reader(b))):
            if mine != other:
                raise SystemExit(f"{what}: row {number} differs\n{mine}\n{other}")
    print(f"{what}: {number} rows are equal", flush=True)


def same_rows(what, ours, theirs):
    """The same for what was printed."""
    mine, other = (list(filter(None, csv.reader(io.StringIO(text.decode())))) for text in (ours, theirs))
    if mine != other or len(mine) < 2:
        raise SystemExit(f"{what}: rows differ\n{mine}\n{other}")
    print(f"{what}: rows are equal", flush=True)


def equal(what, ours, theirs):
    """Ends the program if two outputs differ, but for their line ends."""
    if ours.replace(b"\r\n", b"\n") != theirs.replace(b"\r\n", b"\n"):
        raise SystemExit(f"{what}: outputs differ\n{ours[:300]!r}\n{theirs[:300]!r}")
    print(f"{what}: outputs are equal ({len(ours)} bytes)", flush=True)


def question(folder, rounds):
    base = f"{folder}/kb.db"
    output([ONUS, "build", "-o", base])
    sqlite = [peer("sqlite3"), "-readonly", "-csv", "-header", base, SELECT]
    same_rows("one question", output([ONUS, "sql", SELECT, "-f", "csv"]), output(sqlite))
    all_of = [Contender("sqlite3, the SELECT of `who`", sqlite)]
    all_of += [
        Contender("onus sql, the same", [ONUS, "sql", SELECT, "-f", "csv"]),
        Contender("onus sql, from the file", [ONUS, "--db", base, "sql", SELECT, "-f", "csv"]),
        Contender("onus who", [ONUS, "who", "patch the os", "rds"]),
        Contender("onus ask", [ONUS, "ask", "who patches the OS for RDS?"]),
        Contender("onus search", [ONUS, "search", "bucket policy"]),
        Contender("onus --version", [ONUS, "--version"]),
    ]
    if peer("duckdb"):
        all_of.append(Contender("duckdb, `SELECT 1`", [peer("duckdb"), "-c", "SELECT 1"]))
    if peer("sqlite-utils"):
        argv = [peer("sqlite-utils"), "query", base, SELECT, "--csv"]
        same_rows("sqlite-utils", output(argv), output(sqlite))
        all_of.append(Contender("sqlite-utils query", argv))
    if peer("datasette"):
        from urllib.parse import quote

        argv = [peer("datasette"), base, "--get", f"/kb.csv?sql={quote(SELECT)}"]
        same_rows("datasette", output(argv), output(sqlite))
        all_of.append(Contender("datasette --get", argv))
    if peer("policy_sentry"):
        argv = [peer("policy_sentry"), "query", "action-table", "--service", "s3", "--name", "GetObject"]
        if b"GetObject" in output(argv):
            all_of.append(Contender("policy_sentry, a fact of its own", argv))
    fast = [c for c in all_of if c.name.startswith(("sqlite3", "onus"))]
    compare("One question, one process", fast, rounds)
    compare("One question, slower peers", all_of[:2] + all_of[len(fast):], max(5, rounds // 10))


def files(folder, count):
    """Makes the CSV of that many rows, with its schema beside it."""
    path = Path(folder) / f"{count}" / "events.csv"
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        data.write(path, count)
        path.with_suffix(".schema.sql").write_text(data.SCHEMA + data.INDEXES)
        (path.parent / "import.sql").write_text(
            f"{data.SCHEMA}.mode csv\n.import --skip 1 {path} events\n{data.INDEXES}"
        )
        (path.parent / "duck.sql").write_text(
            f"{data.SCHEMA}COPY events FROM '{path}' (HEADER);\n{data.INDEXES}"
        )
    return path


def remove(path):
    for end in ("", "-journal", "-wal", ".wal"):
        Path(f"{path}{end}").unlink(missing_ok=True)


def onus_load(path, db):
    return Contender("onus build --with", [ONUS, "build", "-o", db, "--with", str(path)], before=lambda: remove(db))


def load(folder, rounds, count=1_000_000):
    path = files(folder, count)
    ours, theirs, duck = (f"{path.parent}/{name}.db" for name in ("onus", "sqlite", "duck"))
    script = f"{path.parent}/import.sql"
    sqlite = Contender("sqlite3 .import, indexes after", [peer("sqlite3"), theirs], script, before=lambda: remove(theirs))
    all_of = [sqlite, onus_load(path, ours)]
    for contender in all_of:
        contender.run()
    sums = [output([peer("sqlite3"), "-readonly", db, SUMS]) for db in (ours, theirs)]
    equal(f"load of {count} rows", *sums)
    if peer("duckdb"):
        all_of.append(
            Contender("duckdb, key, checks and indexes", [peer("duckdb"), duck], f"{path.parent}/duck.sql", before=lambda: remove(duck))
        )
    if peer("sqlite-utils"):
        other = f"{path.parent}/utils.db"
        argv = [peer("sqlite-utils"), "insert", other, "events", str(path), "--csv", "--pk", "id"]
        all_of.append(Contender("sqlite-utils insert, no index", argv, before=lambda: remove(other), once=True))
    compare(f"Load of {count} rows × 8 columns", all_of, rounds)


def loaded(folder, count):
    path = files(folder, count)
    db = f"{path.parent}/onus.db"
    if not Path(db).exists():
        onus_load(path, db).run()
    return path, db


def export(folder, rounds, count=1_000_000):
    source, db = loaded(folder, count)
    text = "SELECT * FROM events ORDER BY id"
    argv = [ONUS, "--db", db, "sql", text, "-f", "csv", "--timeout", "600"]
    sqlite = [peer("sqlite3"), "-readonly", "-csv", "-header", db, text]
    ours, theirs = f"{folder}/out.csv", f"{folder}/out.sqlite.csv"
    all_of = [Contender("sqlite3 -csv", sqlite, stdout=theirs), Contender("onus sql -f csv", argv, stdout=ours)]
    for contender in all_of:
        contender.run()
    equal_rows(f"{count} rows to CSV", ours, theirs)
    equal("to what was loaded", Path(ours).read_bytes(), source.read_bytes())
    if peer("duckdb"):
        duck = f"{folder}/duck.export.db"
        remove(duck)
        output([peer("duckdb"), duck, "-c", f"CREATE TABLE events AS FROM read_csv('{source}', all_varchar = true)"])
        copy = f"COPY events TO '{folder}/out.duck.csv' (HEADER)"
        all_of.append(Contender("duckdb COPY TO", [peer("duckdb"), "-readonly", duck, "-c", copy]))
    compare(f"{count} rows to CSV", all_of, rounds)


def table(folder, rounds, count=10_000):
    _, db = loaded(folder, count)
    text = "SELECT * FROM events ORDER BY id"
    sqlite = [peer("sqlite3"), "-readonly", "-box", db, text]
    argv = [ONUS, "--db", db, "sql", text, "-f", "table"]
    # sqlite3 centres names and sets numbers to the left: texts alone look the same.
    texts = text.replace("*", "account, service, action, ts, note")
    tables = [output(argv[:4] + [texts] + argv[5:]), output(sqlite[:-1] + [texts])]
    equal(f"table of {count} rows", *(b"".join(t.splitlines(True)[2:]) for t in tables))
    compare(f"{count} rows as a table", [Contender("sqlite3 -box", sqlite), Contender("onus sql -f table", argv)], rounds)


def growth(folder, rounds):
    print("\n## Growth of the load\n\n| rows | CPU s, median | MiB |\n| --- | --- | --- |")
    points = []
    for count in (10_000, 100_000, 1_000_000):
        path = files(folder, count)
        contender = onus_load(path, f"{path.parent}/growth.db")
        cpu = statistics.median(contender.run()[1] for _ in range(rounds))
        points.append((math.log(count), math.log(cpu)))
        print(f"| {count} | {cpu:.3f} | {contender.memory() / 1024:.1f} |", flush=True)
    # Of the rows alone: the base that goes with them takes its own time.
    empty = Path(folder) / "none" / "events.csv"
    empty.parent.mkdir(exist_ok=True)
    empty.write_text("id\n")
    base = statistics.median(onus_load(empty, f"{empty.parent}/growth.db").run()[1] for _ in range(rounds))
    rows = [(x, math.log(max(math.exp(y) - base, 1e-6))) for x, y in points]
    for name, line in (("of the whole", points), (f"without the base ({base:.3f} s)", rows)):
        (x0, y0), (x1, y1) = line[0], line[-1]
        print(f"\nlog-log slope {name}: {(y1 - y0) / (x1 - x0):.2f}")


def refusal(folder, _):
    path = Path(folder) / "hostile.csv"
    data.write_hostile(path, 200_000_000)
    argv = [ONUS, "sql", "SELECT 1", "--with", str(path)]
    contender = Contender("onus", argv, code=5)
    wall, cpu = contender.run()
    message = subprocess.run(argv, capture_output=True).stderr.decode().splitlines()[0]
    print(f"\n## 200 MB with a quote that never closes\n\n{wall:.2f} s, CPU {cpu:.2f} s, {contender.memory() / 1024:.1f} MiB: {message[-90:]}")


JOBS = {"question": (question, 60), "load": (load, 5), "export": (export, 7), "table": (table, 21), "growth": (growth, 5), "refusal": (refusal, 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", nargs="*", choices=[*JOBS, []], help="what to time")
    parser.add_argument("--rounds", type=int, help="rounds of each job")
    parser.add_argument("--folder", help="keep the data here")
    arguments = parser.parse_args()
    if not peer("sqlite3"):
        sys.exit("sqlite3 is not on the PATH: it is what all others are compared with")
    versions = {"onus": [ONUS, "--version"], "sqlite3": ["sqlite3", "--version"], "duckdb": ["duckdb", "--version"], "sqlite-utils": ["sqlite-utils", "--version"], "datasette": ["datasette", "--version"], "policy_sentry": ["policy_sentry", "--version"]}
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    for name, argv in versions.items():
        print(f"{name}: {output(argv).decode().split(chr(10))[0][:60] if peer(argv[0]) else 'not found'}")
    with tempfile.TemporaryDirectory() as made:
        folder = str(Path(arguments.folder or made).resolve())
        Path(folder).mkdir(exist_ok=True)
        for name in arguments.job or JOBS:
            job, rounds = JOBS[name]
            job(folder, arguments.rounds or rounds)


if __name__ == "__main__":
    main()
