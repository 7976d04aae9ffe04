"""Runs every program of the reference network in turn, round by round, and prints medians side by side."""

import json
import subprocess
import sys
from statistics import median

# What M/M/c queues wait with the rates of the traffic equations (Jackson 1957), minutes.
THEORY = [61.62, 69.21, 59.16, 340.0, 52.31]


def game(command):
    def run():
        # 0 open or won, 1 lost: the lab has no end to reach.
        said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        waits = [centre["mean_wait"] for centre in said["centres"]]
        return {"events": said["events"], "seconds": said["step_seconds"], "waits": waits}

    return run


def peer(command):
    return lambda: json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    rounds, days, binary, home = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
    python, folder = f"{home}/venv/bin/python", "benches/peers"
    programs = {
        "hand-written heap loop, no ECS (the limit)": peer([f"{home}/target/release/limit", days, "1"]),
        "**Unplanned Work**, the game's own core": game(
            [binary, "run", "levels/labs/network", "--seed", "1", "--until", days, "--json"]
        ),
        "nexosim 1.0 (Rust, actors), one thread": peer([f"{home}/target/release/network", days, "1"]),
        "SimPy 4.1": peer([python, f"{folder}/simpy_network.py", days, "1"]),
        "Ciw 3.2": peer([python, f"{folder}/ciw_network.py", days, "1"]),
    }
    speeds = {name: [] for name in programs}
    last = {}
    for round in range(rounds):
        for name, program in programs.items():
            last[name] = program()
            speeds[name].append(last[name]["events"] / last[name]["seconds"])
            print(f"round {round + 1}: {name}: {speeds[name][-1]:,.0f} events/s", file=sys.stderr)
    ours = next(name for name in programs if "Unplanned" in name)
    print(f"{days} simulated days of `levels/labs/network`, {rounds} rounds in turn, medians.\n")
    print("| program | events | events/s | our speed ÷ theirs | waits at the five centres, minutes |")
    print("|---|---|---|---|---|")
    for name in programs:
        ratio = median(us / them for us, them in zip(speeds[ours], speeds[name]))
        waits = " · ".join(f"{wait:.0f}" for wait in last[name]["waits"])
        shown = f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"
        print(f"| {name} | {last[name]['events']:,} | {median(speeds[name]):,.0f} | {shown} | {waits} |")
    print("| theory | | | | " + " · ".join(f"{wait:.0f}" for wait in THEORY) + " |")


main()
