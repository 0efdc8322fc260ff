"""Runs programs in turn and measures each: wall, CPU, memory, and the ratio within a round."""

import os
import statistics
import subprocess
import time


class Contender:
    """A program with what it is to do; `before` prepares a run and is not timed."""

    def __init__(self, name, argv, stdin=None, stdout=None, before=None, once=False, code=0):
        self.name, self.argv, self.stdin, self.stdout = name, argv, stdin, stdout
        self.before, self.once, self.code = before, once, code

    def spawn(self):
        if self.before:
            self.before()
        files = [
            (os.POSIX_SPAWN_OPEN, 0, self.stdin or os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, self.stdout or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        return os.posix_spawn(self.argv[0], self.argv, os.environ, file_actions=files)

    def run(self):
        """Returns wall and CPU seconds of one run."""
        if self.before:
            self.before()
            before, self.before = self.before, None
        else:
            before = None
        if self.stdout and os.path.exists(self.stdout):
            os.unlink(self.stdout)  # freeing an old file is not part of writing a new one
        start = time.perf_counter()
        pid = self.spawn()
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - start
        self.before = before
        code = os.waitstatus_to_exitcode(status)
        if code != self.code:
            raise SystemExit(f"{self.name} ended with {code}: {' '.join(self.argv)}")
        return wall, usage.ru_utime + usage.ru_stime

    def memory(self):
        """Returns the most KiB that one more run held; 0 if it was over at once.

        The kernel's own count begins with what the parent held, so the process is watched;
        spawning returns when the program is in place.
        """
        pid, most = self.spawn(), 0
        while True:
            try:
                with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
                    text = status.read()
                for line in text.splitlines():
                    if line.startswith("VmHWM:"):
                        most = max(most, int(line.split()[1]))
            except OSError:
                pass
            done, _ = os.waitpid(pid, os.WNOHANG)
            if done:
                return most
            time.sleep(0.0002)


def compare(title, contenders, rounds):
    """Runs all in rounds, each round begun by another; the first is the reference."""
    runs = {c.name: [] for c in contenders}
    for number in range(rounds):
        turn = number % len(contenders)
        for contender in contenders[turn:] + contenders[:turn]:
            if not (contender.once and runs[contender.name]):
                runs[contender.name].append(contender.run())
    print(f"\n## {title}\n")
    print("| | wall ms min / median / max | CPU ms median | MiB | ratio, wall | ratio, CPU |")
    print("| --- | --- | --- | --- | --- | --- |")
    first = runs[contenders[0].name]
    ratios = {}
    for contender in contenders:
        own = runs[contender.name]
        wall = [1000 * w for w, _ in own]
        cpu = statistics.median(1000 * c for _, c in own)
        paired = [statistics.median(a[i] / max(b[i], 1e-9) for a, b in zip(own, first)) for i in (0, 1)]
        memory = max(contender.memory() for _ in range(1 if max(wall) > 500 else 5)) / 1024
        ratios[contender.name] = paired[0]
        print(
            f"| {contender.name} | {min(wall):.2f} / {statistics.median(wall):.2f} / {max(wall):.2f} "
            f"| {cpu:.2f} | {memory:.1f} | {paired[0]:.2f} | {paired[1]:.2f} |",
            flush=True,
        )
    return ratios


def output(argv, stdin=None):
    """Returns what a program prints, which must go well."""
    done = subprocess.run(argv, stdin=open(stdin, "rb") if stdin else None, capture_output=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(argv)}: {done.stderr.decode(errors='replace')}")
    return done.stdout
