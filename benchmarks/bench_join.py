"""How documents of deployments are joined with those of runs: by bitmaps or by terms.

    mvn package -DskipTests   # once, for the node
    python3 benchmarks/bench_join.py --deployments 100000 --runs 1000000 --rounds 32

Starts a node of elasticsearch-node in a temporary directory, fills it with the documents of
dataset.py under the mappings of query-side, runs in an index for each week, and sends the very
requests of BitmapRunJoin and TermsRunJoin, the strategies in turn. Prints the least, p50 and p95 in
ms, and how many bytes went over the wire; ends if the two find different totals. No other part of
Daybook runs: what an answer costs beside these requests is measured by bench_http.py.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import dataset
from dataset import ANCHOR, FLOWS_PER_DEPLOYMENT, Dataset

ROOT = Path(__file__).resolve().parent.parent
MAPPINGS = ROOT / "query-side/src/main/resources/elasticsearch"
NODE = ROOT / "elasticsearch-node/target/node"
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
NUMBERS_PER_REQUEST = 60_000
MOST_TERMS = 65_536


class Node:
    """One Elasticsearch in a child process; it ends with this one."""

    def __init__(self, heap: str, directory: str):
        java = str(Path(os.environ["JAVA_HOME"]) / "bin/java") if "JAVA_HOME" in os.environ else "java"  # 25 or later
        command = [java, f"-Xms{heap}", f"-Xmx{heap}", "--enable-native-access=ALL-UNNAMED",
                   "--add-modules=jdk.incubator.vector", "-Dio.netty.noUnsafe=true", "-Dlog4j2.disable.jmx=true",
                   "-cp", f"{NODE}/lib/*", "io.daybook.elasticsearch.node.NodeMain", "--data", directory]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        secret = secrets.token_hex(32)
        self.process.stdin.write(secret + "\n")
        self.process.stdin.flush()
        ready = self.process.stdout.readline()
        if "READY port=" not in ready:
            sys.exit("The node did not start: build it with mvn package -DskipTests")
        access = Path(directory) / "access"
        access.write_text(f"http://127.0.0.1:{ready.split('port=')[1].strip()}\nAuthorization: ApiKey {secret}\n")
        print(f"# how to reach the node stands in {access}", flush=True)
        self.connect(access)

    def connect(self, access: Path) -> None:
        url, header = access.read_text().splitlines()
        self.headers = dict([header.split(": ", 1)])
        self.connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=600)

    def send(self, method: str, path: str, body: bytes = b"", kind: str = "application/json") -> bytes:
        self.connection.request(method, path, body, self.headers | {"Content-Type": kind})
        response = self.connection.getresponse()
        answer = response.read()
        if response.status >= 400:
            sys.exit(f"{method} {path}: {response.status} {answer[:500]!r}")
        return answer

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(30)


class RunningNode(Node):
    """One that another run of this script has filled."""

    def __init__(self, access: Path):
        self.connect(access)

    def close(self) -> None:
        self.connection.close()


# -- documents -------------------------------------------------------------------------------


def micros(moment: datetime | None) -> int | None:
    return None if moment is None else int((moment - EPOCH) / timedelta(microseconds=1))


def named(id: str, name: str, body: dict) -> dict:
    lower = name.lower()
    return {"id": id, "name": name, "name_lower": lower, "name_key": lower, "body": body}


def deployment(data: Dataset, i: int) -> dict:
    d, flow = data.deployment(i), data.flow(i // FLOWS_PER_DEPLOYMENT % data.n_flows)
    shown = {k: d[k] for k in ("id", "name", "tags", "parameters", "parameter_openapi_schema", "job_variables", "pull_steps")}
    return named(d["id"], d["name"], shown) | {
        "number": i, "tags": d["tags"], "paused": d["paused"], "flow_id": flow["id"], "flow_name": flow["name"],
        "flow_name_lower": flow["name"], "created": micros(d["created"]), "updated": micros(d["updated"])}


def flow_run(data: Dataset, flows: list[str], i: int) -> tuple[datetime, dict]:
    r = data.flow_run(i)
    start, expected = micros(r["start"]), micros(r["expected"])
    body = {"id": r["id"], "name": r["name"], "parameters": {"batch": i, "target": "warehouse." + r["name"]},
            "state": {"type": r["state_type"], "name": r["state_name"]}, "labels": {"prefect.flow.id": r["id"]}}
    return r["expected"], named(r["id"], r["name"], body) | {
        "number": i, "flow_id": flows[r["deployment"] // FLOWS_PER_DEPLOYMENT % data.n_flows],
        "deployment_number": r["deployment"], "tags": ["auto-scheduled"] if r["auto"] else [],
        "idempotency_key": r["idempotency_key"], "auto_scheduled": r["auto"], "has_created_by": False,
        "state_type": r["state_type"], "state_name": r["state_name"], "expected_start_time": expected,
        "start_time": start, "end_time": micros(r["end"]), "start_or_expected": expected if start is None else start}


def task_run(data: Dataset, flows: list[str], i: int) -> tuple[datetime, dict]:
    t = data.task_run(i)
    run = data.flow_run(t["run"])
    body = {"id": t["id"], "name": t["name"], "task_key": t["task_key"], "state": {"type": t["state_type"]}}
    return run["expected"], named(t["id"], t["name"], body) | {
        "flow_run_number": t["run"], "deployment_number": run["deployment"], "subflow": False, "tags": [],
        "flow_id": flows[run["deployment"] // FLOWS_PER_DEPLOYMENT % data.n_flows], "flow_run_id": run["id"],
        "state_type": t["state_type"], "state_name": t["state_name"], "start_time": micros(t["start"]), "end_time": micros(t["end"])}


class Loader:
    """Bulks documents into the index of their week, created when the first one comes."""

    def __init__(self, node: Node):
        self.node, self.lines, self.size, self.created = node, [], 0, set()

    def create(self, kind: str, name: str) -> None:
        body = json.loads((MAPPINGS / f"{kind}.json").read_text())
        body["settings"]["index"] |= {"store.type": "nrt", "translog.durability": "async"}
        body["aliases"] = {kind: {}}
        self.node.send("PUT", f"/{name}", json.dumps(body).encode())
        self.created.add(name)

    def add(self, kind: str, document: dict, begun: datetime | None = None) -> None:
        name = f"{kind}-v1"
        if begun is not None:
            name += f"-{(begun - timedelta(days=begun.weekday())):%Y.%m.%d}"
        if name not in self.created:
            self.create(kind, name)
        line = f'{{"index":{{"_index":"{name}","_id":"{document["id"]}"}}}}\n{json.dumps(document)}\n'
        self.lines.append(line)
        self.size += len(line)
        if self.size > 5_000_000:
            self.flush()

    def flush(self) -> None:
        if self.lines:
            answer = self.node.send("POST", "/_bulk?filter_path=errors", "".join(self.lines).encode(), "application/x-ndjson")
            if json.loads(answer)["errors"]:
                sys.exit("A document was refused")
        self.lines, self.size = [], 0


def load(node: Node, data: Dataset) -> None:
    loader, began = Loader(node), time.time()
    flows = [data.flow(i)["id"] for i in range(data.n_flows)]
    for i in range(data.n):
        loader.add("deployments", deployment(data, i))
    for i in range(data.m):
        begun, document = flow_run(data, flows, i)
        loader.add("flow_runs", document, begun)
    for i in range(data.n_task_runs):
        begun, document = task_run(data, flows, i)
        loader.add("task_runs", document, begun)
    loader.flush()
    node.send("POST", "/_refresh")
    print(f"# {data.n} deployments, {data.m} flow runs, {data.n_task_runs} task runs in {len(loader.created)} indices"
          f" after {time.time() - began:.0f} s", flush=True)


# -- the two joins, as BitmapRunJoin and TermsRunJoin send them ---------------------------------


def both(*clauses: dict) -> dict:
    return {"bool": {"filter": list(clauses)}}


class Join:
    def __init__(self, node: Node, cached: bool):
        self.node, self.bytes = node, 0
        self.search_path = "/%s/_search?allow_partial_search_results=false&request_cache=" + str(cached).lower()

    def search(self, index: str, body: dict, part: str = "") -> dict:
        sent = json.dumps(body, separators=(",", ":")).encode()
        answer = self.node.send("POST", self.search_path % index + part, sent)
        self.bytes += len(sent) + len(answer)
        return json.loads(answer)

    def page(self, clause: dict, size: int, index: str = "deployments", sort: str = "name_key") -> int:
        """The answer that the joins are for: a page and the total."""
        body = {"size": size, "query": clause, "sort": [{sort: "asc"}, {"id": "asc"}], "track_total_hits": True}
        return self.search(index, body)["hits"]["total"]["value"]


class Bitmaps(Join):
    name = "bitmap"

    def sharing(self, number: str, others: str, others_number: str, clause: dict) -> dict:
        body = {"size": 0, "track_total_hits": False, "query": clause, "aggs": {"numbers": {"distinct_bitmap": {"field": others_number}}}}
        found = self.search(others, body)["aggregations"]["numbers"]
        return {"bitmap": {"field": number, "bits": found["bits"]}}


class Terms(Join):
    name = "terms"

    def sharing(self, number: str, others: str, others_number: str, clause: dict) -> dict:
        numbers, asked = [], clause
        while True:
            terms = {"field": others_number, "size": NUMBERS_PER_REQUEST, "order": {"_key": "asc"}}
            body = {"size": 0, "track_total_hits": False, "query": asked, "aggs": {"numbers": {"terms": terms}}}
            found = self.search(others, body, "&filter_path=aggregations.numbers.buckets.key")
            part = [bucket["key"] for bucket in found.get("aggregations", {}).get("numbers", {}).get("buckets", [])]
            numbers += part
            if len(part) < NUMBERS_PER_REQUEST:
                break
            asked = both(clause, {"range": {others_number: {"gt": numbers[-1]}}})
        texts = [str(n) for n in numbers]
        parts = [{"terms": {number: texts[at:at + MOST_TERMS]}} for at in range(0, len(texts), MOST_TERMS)]
        return parts[0] if len(parts) == 1 else {"bool": {"should": parts}} if parts else {"match_none": {}}


# -- what is asked -----------------------------------------------------------------------------


def like(text: str) -> dict:
    """A name like_, as its grams select it; a longer one is verified."""
    grams = [text[at:at + 3] for at in range(0, max(1, len(text) - 3), 3)] + [text[-3:]]
    select = [{"term": {"name_grams": gram}} for gram in grams]
    return both(*select, {"wildcard": {"name_lower": {"value": f"*{text}*"}}}) if len(text) > 3 else select[0]


def window(rng: random.Random, days: int) -> dict:
    start = ANCHOR - timedelta(days=1 + 80 * rng.random())
    return {"range": {"start_or_expected": {"gte": micros(start), "lte": micros(start + timedelta(days=days))}}}


def questions(rng: random.Random) -> dict:
    """Each returns the total of its answer, and is asked of both joins with the same chances."""
    failed = {"term": {"state_type": "FAILED"}}
    word, task = rng.choice(("prod", "ing", "ord")), rng.choice(dataset.TASKS)[:6]
    day, month = window(rng, 1), window(rng, 30)
    tags = {"terms": {"tags": ["prod", "etl", "daily", "critical", "pii"]}}

    def by_flow_runs(join, clause, size=20):
        return join.page(join.sharing("number", "flow_runs", "deployment_number", clause), size)

    def same_run(join, runs, tasks, own=None):
        of_tasks = join.sharing("number", "task_runs", "flow_run_number", tasks)
        found = join.sharing("number", "flow_runs", "deployment_number", both(runs, of_tasks))
        return join.page(found if own is None else both(own, found), 20)

    return {
        "a runs FAILED, 20": lambda j: by_flow_runs(j, failed),
        "a runs FAILED, 200": lambda j: by_flow_runs(j, failed, 200),
        "b FAILED in a day, 20": lambda j: by_flow_runs(j, both(failed, day)),
        "c task name like, 20": lambda j: j.page(j.sharing("number", "task_runs", "deployment_number", like(task)), 20),
        "d FAILED run with such a task, 20": lambda j: same_run(j, failed, like(task)),
        "e everything at once, 20": lambda j: same_run(j, both(month, {"terms": {"state_type": ["COMPLETED", "FAILED"]}}, like("otter")),
                                                       like(task), both(tags, like(word), {"term": {"paused": False}})),
        "f runs of tagged deployments, 20": lambda j: j.page(
            j.sharing("deployment_number", "deployments", "number", tags), 20, "flow_runs", "start_or_expected"),
        "floor: the page of a, 20": None,
        "floor: the page of a, 200": None,
    }


def floor(node: Node, size: int):
    """The page alone, when the numbers are there already."""
    known = Bitmaps(node, True).sharing("number", "flow_runs", "deployment_number", {"term": {"state_type": "FAILED"}})
    return lambda join: join.page(known, size)


def measure(node: Node, rounds: int, cached: bool) -> None:
    joins = [Bitmaps(node, cached), Terms(node, cached)]
    times, size, totals = {}, {}, {}
    ready = {name: floor(node, int(name.split()[-1])) for name in questions(random.Random(0)) if name.startswith("floor")}
    for round in range(-5, rounds):  # the first ones warm up
        for name, ask in questions(random.Random(round)).items():
            for join in joins if ask else joins[:1]:
                join.bytes, began = 0, time.perf_counter()
                total = (ask or ready[name])(join)
                taken = 1000 * (time.perf_counter() - began)
                if ask and totals.setdefault((name, round), total) != total:
                    sys.exit(f"{name}: {join.name} found {total}, not {totals[name, round]}")
                if round >= 0:
                    times.setdefault((name, join.name), []).append(taken)
                    size.setdefault((name, join.name), []).append(join.bytes)
    report(times, size, totals, joins)


def report(times: dict, size: dict, totals: dict, joins: list) -> None:
    print(f"{'least/p50/p95 ms, bytes':36}" + "".join(f"{join.name:>36}" for join in joins) + f"{'ratio':>8}{'found':>9}")
    for name in dict.fromkeys(name for name, _ in times):
        row, medians = f"{name:36}", []
        for join in joins:
            taken = sorted(times.get((name, join.name), []))
            if taken:
                medians.append(statistics.median(taken))
                row += f"{taken[0]:>10.1f}/{medians[-1]:.1f}/{taken[int(0.95 * len(taken))]:<8.1f}".rjust(24)
                row += f"{statistics.median(size[name, join.name]):>12.0f}"
        found = [total for (asked, round), total in totals.items() if asked == name and round >= 0]
        print(row + (f"{medians[1] / medians[0]:>8.1f}{statistics.median(found):>9.0f}" if found else ""))


def compare(node: Node, rounds: int) -> None:
    for cached in (False, True):
        print(f"\n# the cache of requests is {'on' if cached else 'off'}")
        measure(node, rounds, cached)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deployments", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=32)
    parser.add_argument("--heap", default="1g")
    parser.add_argument("--access", type=Path, help="the file of a node that another run has filled and still holds")
    args = parser.parse_args()
    if args.access:
        return compare(RunningNode(args.access), args.rounds)
    with tempfile.TemporaryDirectory(prefix="daybook-bench-join", ignore_cleanup_errors=True) as directory:
        node = Node(args.heap, directory)
        try:
            load(node, Dataset(args.deployments, args.runs))
            compare(node, args.rounds)
        finally:
            node.close()


if __name__ == "__main__":
    main()
