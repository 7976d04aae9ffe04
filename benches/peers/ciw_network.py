"""The reference network in Ciw: `ciw_network.py DAYS SEED` prints one JSON object."""

import json
import sys
import time

import ciw

SERVERS = [2, 3, 2, 1, 1]
MEANS = [90.0, 120.0, 75.0, 60.0, 40.0]  # minutes
ROUTING = [
    [0.0, 1.0, 0.0, 0.0, 0.0],
    [0.0, 0.0, 1.0, 0.0, 0.0],
    [0.0, 0.2, 0.0, 0.8, 0.0],
    [0.0, 0.0, 0.0, 0.0, 1.0],
    [0.0, 0.0, 0.0, 0.0, 0.0],
]


def main():
    days, seed = int(sys.argv[1]), int(sys.argv[2])
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=0.85 / 60), None, None, None, None],
        service_distributions=[ciw.dists.Exponential(rate=1 / mean) for mean in MEANS],
        number_of_servers=SERVERS,
        routing=ROUTING,
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    started = time.perf_counter()
    simulation.simulate_until_max_time(days * 1440)
    seconds = time.perf_counter() - started
    waited, pulls = [0.0] * 5, [0] * 5
    for record in simulation.get_all_records():
        waited[record.node - 1] += record.waiting_time
        pulls[record.node - 1] += 1
    # A record is a completed service; everybody who came completes one at the first centre.
    events = sum(pulls) + pulls[0]
    waits = [total / max(count, 1) for total, count in zip(waited, pulls)]
    print(json.dumps({"events": events, "seconds": seconds, "waits": waits}))


main()
