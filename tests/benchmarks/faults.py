"""The long run of faults: a real store over HTTP, a fault on most requests, and kills; what was lost, double, diverged.

    nice -n 15 python -m tests.benchmarks.faults --faults 100000 --kills 1000 --processes 2 --json figures.json

Each seed is a client of its own on a store of its own, so that any of them can be run again by `--first-seed`.
Exit status 1 where anything was lost, written twice or differs.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import msgspec

from tests.faults.killed_client import Kills, kill_again_and_again
from tests.faults.tormented_client import Account, fill, torment
from tests.store_server import running_store

FAULTS_EACH = 1000
KILLS_EACH = 250
MEMORY_DISK = Path("/dev/shm")


def run_faults(seed: int) -> Account:
    with _folder() as folder, running_store(Path(folder)) as store:
        fill(store)
        return torment(store, Path(folder) / "client", seed=seed, faults=FAULTS_EACH, share=0.7)


def run_kills(seed: int) -> Kills:
    with _folder() as folder, running_store(Path(folder)) as store:
        fill(store)
        return kill_again_and_again(store, Path(folder) / "client", KILLS_EACH, seed=seed)


def _folder() -> "tempfile.TemporaryDirectory[str]":
    # kills of a process lose nothing that the system has taken, so memory serves as well as a disk
    return tempfile.TemporaryDirectory(dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--faults", type=int, default=100_000, help="faulted requests in all")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    began = time.monotonic()
    seeds = range(options.first_seed, options.first_seed + -(-options.faults // FAULTS_EACH))
    kill_seeds = range(options.first_seed, options.first_seed + -(-options.kills // KILLS_EACH))
    total, laid, bad = Account(), Counter[str](), list[int]()
    kills = Kills()
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as pool:
        for seed, died in zip(kill_seeds, pool.map(run_kills, kill_seeds), strict=True):
            kills.kills += died.kills
            kills.saved += died.saved
            kills.damaged += died.damaged
            kills.lost += died.lost
            kills.double += died.double
            print(f"kills, seed {seed}: {kills.kills} kills, {kills.saved} saved, lost {kills.lost}", flush=True)
        for seed, account in zip(seeds, pool.map(run_faults, seeds), strict=True):
            for name in ("asked", "faulted", "crashes", "clock_jumps", "written", "refused"):
                setattr(total, name, getattr(total, name) + getattr(account, name))
            total.lost += account.lost
            total.double += account.double
            total.diverged += account.diverged
            laid += Counter(account.faults)
            if not account.sound:
                bad.append(seed)
            if seed % 10 == 0 or not account.sound:
                told = f"lost {len(total.lost)}, double {len(total.double)}, diverged {len(total.diverged)}"
                print(f"faults, seed {seed}: {total.faulted} of {total.asked} requests faulted; {told}", flush=True)
    total.faults = dict(laid.most_common())
    figures = {
        "faults": msgspec.structs.asdict(total),
        "kills": msgspec.structs.asdict(kills),
        "seeds": [seeds.start, seeds.stop - 1],
        "seeds_with_a_loss": bad,
        "seconds": round(time.monotonic() - began),
    }
    text = json.dumps(figures, indent=2)
    print(text)
    if options.json is not None:
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0 if total.sound and kills.sound else 1


if __name__ == "__main__":
    sys.exit(main())
