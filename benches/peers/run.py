#!/usr/bin/env python3
"""Onus beside its peers, whole processes: `benches/peers/run.py [JOB …]`.

Jobs: question, load, export, table, growth, refusal; without any, all of them.
Onus is `target/release/onus` or $ONUS. Peers are sqlite3, which is needed, and those of
duckdb, sqlite-utils, datasette and policy_sentry that are found on the PATH.
Outputs are compared before anything is timed.
"""

import argparse
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
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


def equal(what, ours, theirs):
    """Ends the program if two outputs differ, but for their line ends."""
    if ours.replace(b"\r\n", b"\n") != theirs.replace(b"\r\n", b"\n"):
        raise SystemExit(f"{what}: outputs differ\n{ours[:300]!r}\n{theirs[:300]!r}")
    print(f"{what}: outputs are equal ({len(ours)} bytes)", flush=True)


def question(folder, rounds):
    base = f"{folder}/kb.db"
    output([ONUS, "build", "-o", base])
    sqlite = [peer("sqlite3"), "-readonly", "-csv", "-header", base, SELECT]
    equal("one question", output([ONUS, "sql", SELECT, "-f", "csv"]), output(sqlite))
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
        equal("sqlite-utils", output(argv), output(sqlite))
        all_of.append(Contender("sqlite-utils query", argv))
    if peer("datasette"):
        from urllib.parse import quote

        argv = [peer("datasette"), base, "--get", f"/kb.csv?sql={quote(SELECT)}"]
        equal("datasette", output(argv), output(sqlite))
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
    csv = Path(folder) / f"{count}" / "events.csv"
    csv.parent.mkdir(exist_ok=True)
    if not csv.exists():
        data.write(csv, count)
        csv.with_suffix(".schema.sql").write_text(data.SCHEMA + data.INDEXES)
        (csv.parent / "import.sql").write_text(
            f"{data.SCHEMA}.mode csv\n.import --skip 1 {csv} events\n{data.INDEXES}"
        )
        (csv.parent / "duck.sql").write_text(
            f"{data.SCHEMA}COPY events FROM '{csv}' (HEADER);\n{data.INDEXES}"
        )
    return csv


def remove(path):
    for end in ("", "-journal", "-wal", ".wal"):
        Path(f"{path}{end}").unlink(missing_ok=True)


def onus_load(csv, db):
    return Contender("onus build --with", [ONUS, "build", "-o", db, "--with", str(csv)], before=lambda: remove(db))


def load(folder, rounds, count=1_000_000):
    csv = files(folder, count)
    ours, theirs, duck = (f"{csv.parent}/{name}.db" for name in ("onus", "sqlite", "duck"))
    script = f"{csv.parent}/import.sql"
    sqlite = Contender("sqlite3 .import, indexes after", [peer("sqlite3"), theirs], script, before=lambda: remove(theirs))
    all_of = [sqlite, onus_load(csv, ours)]
    for contender in all_of:
        contender.run()
    sums = [output([peer("sqlite3"), "-readonly", db, SUMS]) for db in (ours, theirs)]
    equal(f"load of {count} rows", *sums)
    if peer("duckdb"):
        all_of.append(
            Contender("duckdb, key, checks and indexes", [peer("duckdb"), duck], f"{csv.parent}/duck.sql", before=lambda: remove(duck))
        )
    if peer("sqlite-utils"):
        other = f"{csv.parent}/utils.db"
        argv = [peer("sqlite-utils"), "insert", other, "events", str(csv), "--csv", "--pk", "id"]
        all_of.append(Contender("sqlite-utils insert, no index", argv, before=lambda: remove(other), once=True))
    compare(f"Load of {count} rows × 8 columns", all_of, rounds)


def loaded(folder, count):
    csv = files(folder, count)
    db = f"{csv.parent}/onus.db"
    if not Path(db).exists():
        onus_load(csv, db).run()
    return csv, db


def export(folder, rounds, count=1_000_000):
    csv, db = loaded(folder, count)
    text = "SELECT * FROM events ORDER BY id"
    argv = [ONUS, "--db", db, "sql", text, "-f", "csv", "--timeout", "600"]
    sqlite = [peer("sqlite3"), "-readonly", "-csv", "-header", db, text]
    ours, theirs = f"{folder}/out.csv", f"{folder}/out.sqlite.csv"
    all_of = [Contender("sqlite3 -csv", sqlite, stdout=theirs), Contender("onus sql -f csv", argv, stdout=ours)]
    for contender in all_of:
        contender.run()
    equal(f"{count} rows to CSV", Path(ours).read_bytes(), Path(theirs).read_bytes())
    equal("and what was loaded", Path(ours).read_bytes(), csv.read_bytes())
    if peer("duckdb"):
        duck = f"{folder}/duck.export.db"
        remove(duck)
        output([peer("duckdb"), duck, "-c", f"CREATE TABLE events AS FROM read_csv('{csv}', all_varchar = true)"])
        copy = f"COPY events TO '{folder}/out.duck.csv' (HEADER)"
        all_of.append(Contender("duckdb COPY TO", [peer("duckdb"), "-readonly", duck, "-c", copy]))
    compare(f"{count} rows to CSV", all_of, rounds)


def table(folder, rounds, count=10_000):
    _, db = loaded(folder, count)
    text = "SELECT * FROM events ORDER BY id"
    sqlite = [peer("sqlite3"), "-readonly", "-box", db, text]
    argv = [ONUS, "--db", db, "sql", text, "-f", "table"]
    # sqlite3 sets everything to the left, and its reals have one digit less.
    as_text = text.replace("*", "cast(id AS TEXT) AS id, account, service, action, ts, note")
    equal(f"table of {count} rows", output(argv[:4] + [as_text] + argv[5:]), output(sqlite[:-1] + [as_text]))
    compare(f"{count} rows as a table", [Contender("sqlite3 -box", sqlite), Contender("onus sql -f table", argv)], rounds)


def growth(folder, rounds):
    print("\n## Growth of the load\n\n| rows | CPU s, median | MiB |\n| --- | --- | --- |")
    points = []
    for count in (10_000, 100_000, 1_000_000):
        csv = files(folder, count)
        contender = onus_load(csv, f"{csv.parent}/growth.db")
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
    csv = Path(folder) / "hostile.csv"
    data.write_hostile(csv, 200_000_000)
    argv = [ONUS, "sql", "SELECT 1", "--with", str(csv)]
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
