"""The reference network in SimPy: `simpy_network.py DAYS SEED` prints one JSON object."""

import json
import random
import sys
import time

import simpy

SERVERS = [2, 3, 2, 1, 1]
MEANS = [90.0, 120.0, 75.0, 60.0, 40.0]  # minutes
BETWEEN_ARRIVALS = 60 / 0.85
DEV, QA = 1, 2


def job(env, centres, seen):
    centre = 0
    while centre < len(centres):
        came = env.now
        with centres[centre].request() as turn:
            yield turn
            seen["waited"][centre] += env.now - came
            seen["pulls"][centre] += 1
            yield env.timeout(random.expovariate(1 / MEANS[centre]))
        seen["events"] += 1
        centre = DEV if centre == QA and random.random() < 0.2 else centre + 1


def demand(env, centres, seen):
    while True:
        yield env.timeout(random.expovariate(1 / BETWEEN_ARRIVALS))
        seen["events"] += 1
        env.process(job(env, centres, seen))


def main():
    days, seed = int(sys.argv[1]), int(sys.argv[2])
    random.seed(seed)
    seen = {"events": 0, "waited": [0.0] * 5, "pulls": [0] * 5}
    env = simpy.Environment()
    centres = [simpy.Resource(env, count) for count in SERVERS]
    env.process(demand(env, centres, seen))
    started = time.perf_counter()
    env.run(until=days * 1440)
    seconds = time.perf_counter() - started
    waits = [waited / max(pulls, 1) for waited, pulls in zip(seen["waited"], seen["pulls"])]
    print(json.dumps({"events": seen["events"], "seconds": seconds, "waits": waits}))


main()
