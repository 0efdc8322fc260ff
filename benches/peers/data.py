"""Makes the rows that are loaded and exported: the same for the same seed and count."""

import random

SCHEMA = """CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  service TEXT NOT NULL,
  action TEXT NOT NULL,
  ts TEXT NOT NULL,
  calls INTEGER NOT NULL CHECK (calls >= 0),
  cost REAL NOT NULL CHECK (cost >= 0),
  note TEXT NOT NULL
);
"""
INDEXES = """CREATE UNIQUE INDEX events_by_account ON events (account, action, ts, id);
CREATE INDEX events_by_service ON events (service, action);
"""

WORDS = "access policy bucket role key deny allow audit log owner region patch host shared".split()


def write(path, count, seed=1):
    """Writes `count` rows; a quarter of the notes is quoted, one in seven holds quotes."""
    rng = random.Random(seed)
    services = [f"service-{n}" for n in range(200)]
    actions = [f"{verb}{noun}" for verb in ("Get", "Put", "List", "Delete") for noun in WORDS]
    accounts = [f"{rng.randrange(10**12):012d}" for _ in range(5000)]
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write("id,account,service,action,ts,calls,cost,note\n")
        for row in range(1, count + 1):
            note = " ".join(rng.choices(WORDS, k=rng.randrange(3, 12)))
            draw = rng.random()
            if draw < 0.15:
                note = f'"{note}, ""as noted"" here"'
            elif draw < 0.25:
                note = f'"{note}, again"'
            day, second = rng.randrange(1, 29), rng.randrange(86400)
            stamp = f"2026-{rng.randrange(1, 13):02d}-{day:02d}T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z"
            cost = f"{rng.randrange(1, 10**6) / 64!r}"
            out.write(
                f"{row},{rng.choice(accounts)},{rng.choice(services)},{rng.choice(actions)},"
                f"{stamp},{rng.randrange(10**6)},{cost},{note}\n"
            )


def write_hostile(path, size):
    """Writes a file of about `size` bytes whose quote on line 2 is never closed."""
    line = "1,a plain line that goes on and on until nobody can tell where it began\n"
    with open(path, "w", encoding="utf-8") as out:
        out.write('id,note\n1,"never closed\n')
        for _ in range(size // len(line) // 1000 + 1):
            out.write(line * 1000)
