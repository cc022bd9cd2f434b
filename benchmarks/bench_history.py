"""Measures reads of history beside the same reads of the present. Standard library only.

    python bench_history.py fill    --data ./data --records 1000000      # appends changes to the running server's ledger
    python bench_history.py measure --base http://127.0.0.1:4200/api --requests 60
    python bench_history.py export  --base http://127.0.0.1:4200/api --watch server=PID

fill: the server holds deployments (./daybook import); their changes (tags, descriptions, versions, pauses) are written as a bulk
import writes events: straight through ledger.append, a thousand in a transaction, by a handful of actors. Wait until
GET /projections tells that the history has them.

measure: one connection, after a warm-up; p50 and p95 in ms over --requests. The past is as of the middle of the ledger.

export: reads the whole export to its end and prints records, seconds, and the most memory that each watched process had."""

from __future__ import annotations

import argparse
import glob
import hashlib
import http.client
import json
import os
import random
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "conformance"))
from pg import Postgres  # noqa: E402

# One transaction: the next change of each of a thousand deployments, with who, from where and why.
FILL = """
with chosen as (
  select d.id, (select max(sequence_number) from ledger.event e where e.aggregate_id = d.id) + 1 as sequence_number,
         row_number() over (order by d.id) as n
  from ledger.deployment d where d.number % {parts} = {part} order by d.id limit 1000
), change as (
  select id, sequence_number, (n + {round}) % 4 as kind, n from chosen
), event as (
  select id, sequence_number, gen_random_uuid() as event_id,
    (array['DeploymentTagsChanged', 'DeploymentDescriptionChanged', 'DeploymentVersionChanged', 'DeploymentPaused'])[kind + 1] as name,
    case kind
      when 0 then json_build_object('deployment_id', id, 'tags', json_build_array('prod', 'round-' || {round}))
      when 1 then json_build_object('deployment_id', id, 'description', 'Round {round} of ' || n)
      when 2 then json_build_object('deployment_id', id, 'version', '{round}.' || n)
      else json_build_object('deployment_id', id) end::text as payload,
    json_build_object('actor', json_build_object('id', 'user-' || n % 20, 'type', 'USER', 'display_value', 'user-' || n % 20, 'verified', true),
      'request_id', md5('{round}-' || n), 'user_agent', 'bench/1', 'worker_name', null, 'source_address', '10.0.0.' || n % 200,
      'reason', 'round {round}', 'command', 'UpdateDeployment')::text as metadata
  from change
)
select ledger.append(array_agg(id order by id), array_agg('Deployment'::text), array_agg(sequence_number order by id),
  array_agg(event_id order by id), array_agg(name order by id), array_agg(1), array_agg(payload order by id),
  array_agg(metadata order by id), array_agg(clock_timestamp())) from event
"""


def connect(data):
    with open(glob.glob(os.path.join(data, "**", "postmaster.pid"), recursive=True)[0]) as f:
        port = int(f.read().splitlines()[3])
    with open(glob.glob(os.path.join(data, "**", "password"), recursive=True)[0]) as f:
        return Postgres("127.0.0.1", port, "daybook", f.read().strip(), "daybook")


def fill(options):
    with connect(options.data) as pg:
        deployments = int(pg.query("select count(*) from ledger.deployment")[0][0])
        parts, written, begun = max(1, deployments // 1000), 0, time.monotonic()
        for round_ in range(1, sys.maxsize):
            for part in range(parts):
                if written >= options.records:
                    return
                pg.query(FILL.format(parts=parts, part=part, round=round_))
                written += min(1000, deployments)
            print(f"{written} records in {time.monotonic() - begun:.0f} s", flush=True)


class Server:
    def __init__(self, base):
        url = urllib.parse.urlsplit(base)
        self.root = url.path.rstrip("/")
        self.connection = http.client.HTTPConnection(url.hostname, url.port or 80, timeout=600)

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        self.connection.request(method, self.root + path, data, {"Content-Type": "application/json"} if data else {})
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{method} {path} {body}: {answer.status} {content[:500]!r}")
        return content


def measure(options):
    server = Server(options.base)
    head = json.loads(server.call("GET", "/deployments/history/checkpoint"))["position"]
    past = {"as_of": head // 2}
    some = json.loads(server.call("POST", "/deployments/filter", {"limit": 100}))
    sample = next(d for d in some if d["work_pool_name"])
    tags = {"deployments": {"tags": {"all_": ["prod"]}}}
    like = {"deployments": {"name": {"like_": sample["name"][:4]}}}
    pool = {"work_pools": {"name": {"any_": [sample["work_pool_name"]]}}}
    records = {"limit": 20}
    by_actor = {"history": {"actor": {"any_": ["user-3"]}, "field": {"any_": ["tags"]}}}
    families = [
        ("present: page of 20", "/deployments/paginate", records),
        ("as of:   page of 20", "/deployments/paginate", {**records, **past}),
        ("present: tag, page of 20", "/deployments/paginate", {**records, **tags}),
        ("as of:   tag, page of 20", "/deployments/paginate", {**records, **tags, **past}),
        ("present: name like, page of 20", "/deployments/paginate", {**records, **like}),
        ("as of:   name like, page of 20", "/deployments/paginate", {**records, **like, **past}),
        ("present: pool, page of 20", "/deployments/paginate", {**records, **pool}),
        ("as of:   pool, page of 20", "/deployments/paginate", {**records, **pool, **past}),
        ("present: tag, count", "/deployments/count", tags),
        ("as of:   tag, count", "/deployments/count", {**tags, **past}),
        ("history: newest 20", "/deployments/history/filter", records),
        ("history: actor and field, page of 20", "/deployments/history/paginate", {**records, **by_actor}),
        ("history: actor and field, count", "/deployments/history/count", by_actor),
        ("history: facet by actor", "/deployments/history/paginate", {"limit": 0, "facets": ["actor"]}),
        ("history: facet by actor, of a field", "/deployments/history/paginate",
         {"limit": 0, "facets": ["actor"], "history": {"field": {"any_": ["tags"]}}}),
    ]
    print(f"head {head}, as of {past['as_of']}")
    for name, path, body in families:
        times, rows = [], 0
        for number in range(options.requests + 10):
            begun = time.perf_counter()
            answer = server.call("POST", path, body)
            if number >= 10:
                times.append((time.perf_counter() - begun) * 1000)
            rows = len(answer)
        times.sort()
        print(f"{name:40} p50 {times[len(times) // 2]:8.1f}  p95 {times[int(len(times) * 0.95)]:8.1f}  {rows} bytes", flush=True)


def resident(pid):
    with open(f"/proc/{pid}/status") as f:
        return next(int(line.split()[1]) // 1024 for line in f if line.startswith("VmRSS"))


def export(options):
    server = Server(options.base)
    watched = dict(w.split("=") for w in options.watch)
    most = {name: resident(pid) for name, pid in watched.items()}
    first, done = dict(most), threading.Event()

    def watch():
        while not done.wait(0.5):
            for name, pid in watched.items():
                most[name] = max(most[name], resident(pid))

    threading.Thread(target=watch, daemon=True).start()
    begun, lines, size, digest = time.monotonic(), 0, 0, hashlib.sha256()
    server.connection.request("POST", server.root + "/deployments/history/export?format=" + options.format, b"{}",
                              {"Content-Type": "application/json"})
    answer = server.connection.getresponse()
    while chunk := answer.read1(1 << 20):
        lines, size = lines + chunk.count(b"\n"), size + len(chunk)
        digest.update(chunk)
    done.set()
    print(f"{answer.status}: {lines} lines, {size / 1e6:.0f} MB in {time.monotonic() - begun:.0f} s, sha256 {digest.hexdigest()[:16]}")
    print({name: f"{first[name]} MB before, {most[name]} MB at most" for name in watched})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["fill", "measure", "export"])
    parser.add_argument("--base", default="http://127.0.0.1:4200/api")
    parser.add_argument("--data", default="./data")
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--format", default="ndjson")
    parser.add_argument("--watch", action="append", default=[])
    options = parser.parse_args()
    {"fill": fill, "measure": measure, "export": export}[options.what](options)


if __name__ == "__main__":
    main()
