"""Measures a server of the deployments API over HTTP. Standard library only.

    python bench_http.py --base http://127.0.0.1:4200/api --deployments 10000 --runs 100000 --out result.json

The server must hold the data of dataset.py for the same --dataset-seed, --deployments and --runs,
by `./daybook import`, load_http.py or a loader of its own. Which requests are made, and in which
order, follows from these numbers alone, so two results can be compared with compare.py: it also
checks that both servers found the same number of deployments. Ids are asked from the server.

Reads: each family alone, one connection, after a warm-up: --requests requests or --cap seconds,
whatever comes first. A request is timed from the first byte sent to the last byte received. Then a
mix of families on --concurrency connections, one process each, closed loop, for --mixed-seconds.
Writes: in a flow of their own, and deleted at the end.

--watch NAME=PID (repeatable) records CPU time and memory of a process and its descendants.
"""

from __future__ import annotations

import argparse
import http.client
import json
import math
import multiprocessing
import os
import platform
import random
import re
import sys
import time
import urllib.parse
from collections import Counter, defaultdict
from datetime import timedelta

import dataset
from dataset import ANCHOR, Dataset, deployment_body, rfc3339

FILTER, PAGINATE, COUNT = "/deployments/filter", "/deployments/paginate", "/deployments/count"
VARIANTS = 64  # different requests per family, where a family has values to vary
CHECKED = 8    # answers per family whose number of results is kept


# -- families --------------------------------------------------------------------------------


class Request:
    __slots__ = ("method", "path", "body", "headers")

    def __init__(self, method: str, path: str, body=None, headers: dict | None = None):
        self.method, self.path, self.headers = method, path, dict(headers or {})
        self.body = None if body is None else json.dumps(body, separators=(",", ":")).encode()
        if self.body is not None:
            self.headers["Content-Type"] = "application/json"


def read_families(data: Dataset, ids: dict[int, str]) -> dict[str, list[Request]]:
    """Name -> the requests of the family, in the order in which they are made."""
    rng = random.Random(data.seed)
    families: dict[str, list[Request]] = {}

    def each(make, count=VARIANTS):
        return [make() for _ in range(count)]

    def post(path, **body):
        return Request("POST", path, body)

    def filtered(name: str, make_filter):
        """One family for a page of 20 and one for the count, over the same filters."""
        filters = each(make_filter)
        families[name] = [post(FILTER, limit=20, offset=0, sort="NAME_ASC", **f) for f in filters]
        families[f"count:{name}"] = [post(COUNT, **f) for f in filters]

    def names(*words):
        return lambda: {"deployments": {"name": {"like_": rng.choice(words)}}}

    def flow_or_deployment(*words):
        return lambda: {"deployments": {"flow_or_deployment_name": {"like_": rng.choice(words)}}}

    known = sorted(ids)
    pools = [data.pool(i)["name"] for i in range(dataset.POOLS)]
    tags = data.vocabulary
    rare = dataset.RARE_TOKENS[:4]  # also there with 10,000 deployments
    pages20 = max(1, -(-data.n // 20))

    families["get_by_id"] = each(lambda: Request("GET", f"/deployments/{ids[rng.choice(known)]}"))
    families["get_by_name"] = each(lambda: by_name(data, rng.choice(known)))

    families["ui_list"] = [post(PAGINATE, page=1, limit=10, sort="NAME_ASC", deployments={
        "operator": "and_", "flow_or_deployment_name": {"like_": ""}, "tags": {"operator": "and_", "all_": []}})]
    families["page1_limit20"] = [post(PAGINATE, page=1, limit=20, sort="NAME_ASC")]
    families["page1_limit200"] = [post(PAGINATE, page=1, limit=200, sort="NAME_ASC")]
    families["page1_limit200_gzip"] = [Request("POST", PAGINATE, {"page": 1, "limit": 200, "sort": "NAME_ASC"},
                                               {"Accept-Encoding": "gzip"})]
    families["filter_limit200"] = [post(FILTER, limit=200, offset=0)]  # what `prefect deployment ls` asks
    families["page_mid"] = each(lambda: post(PAGINATE, page=max(1, pages20 // 2 + rng.randint(-20, 20)), limit=20, sort="NAME_ASC"))
    families["page_last"] = [post(PAGINATE, page=pages20, limit=20, sort="NAME_ASC")]
    families["sort_updated_desc"] = [post(FILTER, limit=20, offset=0, sort="UPDATED_DESC")]
    families["count:all"] = [post(COUNT)]

    filtered("name_like_1", names(*"aeiorstz7"))
    filtered("name_like_3", names("pay", "ord", "rep", "inv", "dai", "aud", "ven", "sco"))
    filtered("name_like_6", names("ledger", "orders", "report", "vendor", "backfi", "export", "PRICIN", "summar"))
    filtered("name_like_rare", names(*rare))
    filtered("flow_or_name_common", flow_or_deployment("orders", "report", "ledger", "prod", "risk", "load"))
    filtered("flow_or_name_rare", flow_or_deployment(*rare))
    filtered("flow_or_name_none", flow_or_deployment("xqxqxq", "nothing-like-it", "zzzzzz", "0000000"))
    filtered("tags_all_common", lambda: {"deployments": {"tags": {"all_": rng.sample(tags[:5], 2)}}})
    filtered("tags_all_rare", lambda: {"deployments": {"tags": {"all_": [rng.choice(tags[300:])]}}})
    filtered("tags_any", lambda: {"deployments": {"tags": {"any_": rng.sample(tags[10:100], 3)}}})
    filtered("pool_name", lambda: {"work_pools": {"name": {"any_": [rng.choice(pools)]}}})
    filtered("paused_tags_pool", lambda: {"deployments": {"paused": {"eq_": True}, "tags": {"all_": [rng.choice(tags[:10])]}},
                                          "work_pools": {"name": {"any_": rng.sample(pools, 3)}}})
    filtered("runs_failed", lambda: {"flow_runs": {"state": {"type": {"any_": ["FAILED"]}}}})
    filtered("runs_failed_window", lambda: {"flow_runs": {"state": {"type": {"any_": ["FAILED"]}}, "start_time": window(rng)}})
    filtered("runs_scheduled_window", lambda: {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}},
                                                             "expected_start_time": window(rng, future=True)}})
    filtered("task_name_like", lambda: {"task_runs": {"name": {"like_": rng.choice(dataset.TASKS)[:6]}}})

    families["everything"] = each(lambda: post(
        PAGINATE, page=1, limit=20, sort="UPDATED_DESC",
        flows={"operator": "and_", "id": {"not_any_": []}, "deployment": {"is_null_": False},
               "name": {"like_": rng.choice(("load", "score", "sync", "or", "er"))}, "tags": {"operator": "and_", "all_": []}},
        flow_runs={"operator": "and_", "name": {"like_": rng.choice(("a", "e", "otter"))}, "tags": {"operator": "and_", "all_": []},
                   "state": {"operator": "and_", "type": {"any_": ["COMPLETED", "FAILED"]}, "name": {"not_any_": ["Late"]}},
                   "start_time": window(rng, days=30)},
        task_runs={"operator": "and_", "name": {"like_": rng.choice(("extract", "load", "check", "e"))},
                   "state": {"operator": "and_", "type": {"any_": ["COMPLETED", "FAILED"]}}},
        deployments={"operator": "and_", "name": {"like_": rng.choice(("prod", "a", "ing"))}, "paused": {"eq_": rng.random() < 0.3},
                     "tags": {"operator": "or_", "any_": rng.sample(tags[:20], 5), "is_null_": True}},
        work_pools={"operator": "and_", "type": {"any_": rng.sample(("kubernetes", "docker", "process", "ecs"), 3)}},
        work_pool_queues={"operator": "and_", "name": {"startswith_": ["d", "h", "l"]}}))
    return families


# what a UI, the CLI, workers and dashboards ask together; weights
MIX = {"get_by_id": 25, "get_by_name": 15, "ui_list": 10, "page1_limit20": 8, "page_mid": 4, "flow_or_name_common": 8,
       "flow_or_name_rare": 2, "name_like_6": 4, "tags_all_common": 5, "tags_any": 3, "pool_name": 4, "sort_updated_desc": 3,
       "count:all": 3, "count:tags_all_common": 2, "runs_failed_window": 2, "paused_tags_pool": 2}


def window(rng: random.Random, days: float = 1, future: bool = False) -> dict:
    start = ANCHOR + timedelta(days=rng.uniform(0, 5) if future else -rng.uniform(days, 60))
    return {"after_": rfc3339(start), "before_": rfc3339(start + timedelta(days=days))}


def by_name(data: Dataset, index: int) -> Request:
    d = data.deployment(index)
    flow = urllib.parse.quote(data.flow(d["flow"])["name"], safe="")
    return Request("GET", f"/deployments/name/{flow}/{urllib.parse.quote(d['name'], safe='')}")


# -- HTTP ------------------------------------------------------------------------------------


class Connection:
    def __init__(self, base: str, timeout: float = 60):
        parts = urllib.parse.urlsplit(base)
        self.prefix, self.reconnects = parts.path.rstrip("/"), 0
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self.http = kind(parts.hostname, parts.port, timeout=timeout)

    def send(self, request: Request) -> tuple[float, int, bytes]:
        """(seconds, status, body). Status 0: no answer."""
        for attempt in (1, 2):
            started = time.perf_counter()
            try:
                if self.http.sock is None:
                    self.http.connect()
                    started = time.perf_counter()
                self.http.request(request.method, self.prefix + request.path, request.body,
                                  {"Accept-Encoding": "identity"} | request.headers)
                response = self.http.getresponse()
                body = response.read()
                return time.perf_counter() - started, response.status, body
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.http.close()  # an idle connection that the server closed; once more
                self.reconnects += 1
            except OSError:
                self.http.close()
                return time.perf_counter() - started, 0, b""
        return 0.0, 0, b""

    def json(self, method: str, path: str, body=None):
        _, status, answer = self.send(Request(method, path, body))
        return status, json.loads(answer) if answer else None


def number_of_results(body: bytes):
    """How much an answer says there is: a count, a page's count, or the length of a list."""
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    if isinstance(answer, dict):
        return answer["count"] if "count" in answer else 1 if "id" in answer else None
    return len(answer) if isinstance(answer, list) else answer


# -- statistics ------------------------------------------------------------------------------


def percentile(ordered: list[float], p: float) -> float:
    """Nearest rank."""
    return ordered[max(0, math.ceil(len(ordered) * p / 100) - 1)]


def summary(seconds: list[float]) -> dict:
    if not seconds:
        return {"n": 0}
    ordered = sorted(1000 * s for s in seconds)
    return {"n": len(ordered), **{f"p{p}": round(percentile(ordered, p), 3) for p in (50, 95, 99)},
            "min": round(ordered[0], 3), "max": round(ordered[-1], 3), "mean": round(sum(ordered) / len(ordered), 3)}


class Watch:
    """CPU and memory of processes with their descendants, from /proc."""

    def __init__(self, specs: list[str]):
        self.roots = {name: int(pid) for name, pid in (s.split("=", 1) for s in specs)}

    def _tree(self) -> dict[str, list[int]]:
        children = defaultdict(list)
        for entry in os.listdir("/proc") if self.roots else ():
            if entry.isdigit():
                try:
                    with open(f"/proc/{entry}/stat") as stat:
                        children[int(stat.read().rsplit(")", 1)[1].split()[1])].append(int(entry))
                except OSError:
                    pass
        trees = {}
        for name, root in self.roots.items():
            todo, found = [root], []
            while todo:
                pid = todo.pop()
                found.append(pid)
                todo += children[pid]
            trees[name] = found
        return trees

    def cpu(self) -> dict[str, float]:
        tick, result = os.sysconf("SC_CLK_TCK"), {}
        for name, pids in self._tree().items():
            total = 0
            for pid in pids:
                try:
                    with open(f"/proc/{pid}/stat") as stat:
                        fields = stat.read().rsplit(")", 1)[1].split()
                    total += sum(map(int, fields[11:15]))  # own and of children that ended
                except OSError:
                    pass
            result[name] = total / tick
        return result

    def busy(self) -> float:
        """CPU seconds that the whole machine has been busy for."""
        try:
            with open("/proc/stat") as stat:
                user, nice, system, _, _, irq, softirq, steal = map(int, stat.readline().split()[1:9])
        except OSError:
            return 0.0
        return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")

    def memory_mib(self) -> dict[str, float]:
        """Proportional set size: shared pages are counted once over all sharers."""
        result = {}
        for name, pids in self._tree().items():
            total = 0
            for pid in pids:
                try:
                    with open(f"/proc/{pid}/smaps_rollup") as rollup:
                        total += int(re.search(r"^Pss:\s+(\d+)", rollup.read(), re.M)[1])
                except (OSError, TypeError):
                    pass
            result[name] = round(total / 1024, 1)
        return result


class Meter:
    """What the watched processes and the rest of the machine used of the CPUs while a block ran."""

    def __init__(self, watch: Watch):
        self.watch = watch

    def __enter__(self):
        self.busy, self.own, self.cpu, self.started = self.watch.busy(), sum(os.times()[:4]), self.watch.cpu(), time.monotonic()
        return self

    def __exit__(self, *_):
        self.seconds = time.monotonic() - self.started
        after = self.watch.cpu()
        self.used = {name: after[name] - self.cpu[name] for name in after}
        others = self.watch.busy() - self.busy - (sum(os.times()[:4]) - self.own) - sum(self.used.values())
        self.other_cores = round(max(0.0, others) / self.seconds, 2)

    def per_request(self, n: int) -> dict:
        """CPU ms per request of each watched process, and the CPUs that others kept busy meanwhile."""
        return {"cpu_ms": {name: round(1000 * used / n, 2) for name, used in self.used.items()} if n else {},
                "other_cores": self.other_cores}


# -- runs ------------------------------------------------------------------------------------


def measure(connection: Connection, requests: list[Request], args, watch: Watch) -> dict:
    """One family alone."""
    warm_until = time.monotonic() + args.cap / 4
    for i in range(args.warmup):
        connection.send(requests[(len(requests) - 1 - i) % len(requests)])
        if time.monotonic() > warm_until:
            break
    seconds, statuses, sizes, results = [], Counter(), [], []
    with Meter(watch) as meter:
        deadline = time.monotonic() + args.cap
        while len(seconds) < args.requests and time.monotonic() < deadline:
            request = requests[len(seconds) % len(requests)]
            elapsed, status, body = connection.send(request)
            if len(results) < min(CHECKED, len(requests)):
                results.append(number_of_results(body) if status == 200 and "Accept-Encoding" not in request.headers else None)
            seconds.append(elapsed)
            statuses[status] += 1
            sizes.append(len(body))
    row = summary(seconds) | {"bytes": sorted(sizes)[len(sizes) // 2], "status": {str(k): v for k, v in sorted(statuses.items())},
                              "results": results} | meter.per_request(len(seconds))
    if len(seconds) < args.requests:
        row["note"] = f"stopped after {args.cap:g} s"
    return row


def _mixed_worker(barrier, out, base, families, weights, seed, seconds):
    rng, connection, done = random.Random(seed), Connection(base), []
    names = list(weights)
    connection.send(families["count:all"][0])  # connects
    barrier.wait()
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        name = rng.choices(names, weights.values())[0]
        elapsed, status, body = connection.send(rng.choice(families[name]))
        done.append((name, elapsed, status))
    out.send((done, connection.reconnects))


def fork_all(target, arguments: list[tuple]) -> tuple[list, float]:
    """Calls target(barrier, sender, *arguments[i]) in one process each, all let off by the barrier at once.

    Returns what each sent, and the seconds from the barrier to the last answer.
    """
    context = multiprocessing.get_context("fork")
    barrier, workers = context.Barrier(len(arguments) + 1), []
    for values in arguments:
        receiver, sender = context.Pipe(False)
        process = context.Process(target=target, args=(barrier, sender, *values))
        process.start()
        workers.append((process, receiver))
    barrier.wait()
    started = time.monotonic()
    answers = [receiver.recv() for _, receiver in workers]
    elapsed = time.monotonic() - started
    for process, _ in workers:
        process.join()
    return answers, elapsed


def mixed(families, args, watch: Watch) -> dict:
    weights = {name: weight for name, weight in MIX.items() if name in families}
    with Meter(watch) as meter:
        answers, elapsed = fork_all(_mixed_worker, [(args.base, families, weights, args.dataset_seed * 100 + i, args.mixed_seconds)
                                                    for i in range(args.concurrency)])
    done = [entry for worker, _ in answers for entry in worker]
    by_family = defaultdict(list)
    for name, seconds, _ in done:
        by_family[name].append(seconds)
    return {"concurrency": args.concurrency, "seconds": round(elapsed, 2), "requests_per_second": round(len(done) / elapsed, 2),
            **summary([s for _, s, _ in done]), "status": {str(k): v for k, v in sorted(Counter(s for _, _, s in done).items())},
            **meter.per_request(len(done)), "cpu_cores": {name: round(used / elapsed, 2) for name, used in meter.used.items()},
            "families": {name: summary(seconds) for name, seconds in sorted(by_family.items())}}


def _write_worker(barrier, out, base, bodies):
    connection, done = Connection(base), []
    connection.send(Request("POST", COUNT, {}))
    barrier.wait()
    for body in bodies:
        elapsed, status, answer = connection.send(Request("POST", "/deployments/", body))
        done.append((elapsed, status, json.loads(answer)["id"] if status in (200, 201) else None))
    out.send((done, connection.reconnects))


def writes(data: Dataset, args, watch: Watch) -> dict:
    connection, run = Connection(args.base), f"bench-{int(time.time())}"
    status, flow = connection.json("POST", "/flows/", {"name": f"{run}-flow"})
    if status not in (200, 201):
        return {"error": f"POST /flows/ answered {status}"}
    pools, counter, made = [data.pool(i)["name"] for i in range(dataset.POOLS)], iter(range(10**9)), []

    def body():
        k = next(counter)
        return deployment_body(data, data.deployment(data.n + k), flow["id"], pools) | {"name": f"{run}-{k}"}

    def timed(requests) -> dict:
        seconds, statuses = [], Counter()
        with Meter(watch) as meter:
            for request in requests:
                elapsed, status, answer = connection.send(request)
                seconds.append(elapsed)
                statuses[str(status)] += 1
                if status == 201 and request.method == "POST":
                    made.append(json.loads(answer)["id"])
                if time.monotonic() - meter.started > args.cap:
                    break
        return summary(seconds) | {"status": dict(statuses), **meter.per_request(len(seconds)),
                                   "requests_per_second": round(len(seconds) / meter.seconds, 2)}

    timed([Request("POST", "/deployments/", body()) for _ in range(args.warmup)])
    result = {"create": timed([Request("POST", "/deployments/", body()) for _ in range(args.requests)])}

    batches = [[body() for _ in range(25)] for _ in range(args.concurrency)]
    with Meter(watch) as meter:
        answers, elapsed = fork_all(_write_worker, [(args.base, batch) for batch in batches])
    done = [entry for worker, _ in answers for entry in worker]
    made += [id_ for _, _, id_ in done if id_]
    result["create_parallel"] = summary([s for s, _, _ in done]) | {
        "concurrency": args.concurrency, "requests_per_second": round(len(done) / elapsed, 2),
        "status": {str(k): v for k, v in Counter(s for _, s, _ in done).items()}, **meter.per_request(len(done))}

    rng = random.Random(data.seed)
    result["patch_tags"] = timed([Request("PATCH", f"/deployments/{made[k % len(made)]}", {"tags": rng.sample(data.vocabulary, 3)})
                                  for k in range(args.requests)])

    create, read_back, until_seen, seen = [], [], [], 0
    for _ in range(args.requests // 2):
        new = body()
        elapsed, status, answer = connection.send(Request("POST", "/deployments/", new))
        created_at = time.perf_counter()
        if status == 201:
            made.append(json.loads(answer)["id"])
        create.append(elapsed)
        query = Request("POST", FILTER, {"limit": 20, "deployments": {"name": {"any_": [new["name"]]}}})
        for attempt in range(1000):
            elapsed, status, answer = connection.send(query)
            found = number_of_results(answer) == 1
            if attempt == 0:
                read_back.append(elapsed)
                seen += found
            if found or time.perf_counter() - created_at > 5:
                break
            time.sleep(0.005)
        until_seen.append(time.perf_counter() - created_at)
    result["read_own_write"] = {"seen_at_once": f"{seen}/{len(create)}", "create": summary(create), "first_read": summary(read_back),
                                "until_seen": summary(until_seen)}
    result["delete"] = timed([Request("DELETE", f"/deployments/{id_}") for id_ in made[:args.requests]])
    for id_ in made[args.requests:]:
        connection.send(Request("DELETE", f"/deployments/{id_}"))
    connection.send(Request("DELETE", f"/flows/{flow['id']}"))
    return result


# -- report ----------------------------------------------------------------------------------


def table(result: dict) -> str:
    lines, watched = [], sorted({w for row in result["families"].values() for w in row.get("cpu_ms", {})})
    lines.append(f"{'family':28}{'n':>4}{'p50 ms':>10}{'p95 ms':>10}{'bytes':>9}  {'status':16}"
                 + "".join(f"{w + ' cpu':>14}" for w in watched) + "  others  found")
    for name, row in result["families"].items():
        status = " ".join(f"{k}:{v}" for k, v in row["status"].items())
        lines.append(f"{name:28}{row['n']:>4}{row['p50']:>10.1f}{row['p95']:>10.1f}{row['bytes']:>9}  {status:16}"
                     + "".join(f"{row['cpu_ms'].get(w, 0):>14.1f}" for w in watched)
                     + f"{row.get('other_cores', 0):>8.2f}  {','.join(map(str, row['results'][:4]))}  {row.get('note', '')}")
    if mix := result.get("mixed"):
        lines.append(f"\nmixed, concurrency {mix['concurrency']}: {mix['requests_per_second']} requests/s, p50 {mix['p50']:.1f} ms, "
                     f"p95 {mix['p95']:.1f} ms, p99 {mix['p99']:.1f} ms, status {mix['status']}, cpu cores {mix['cpu_cores']}")
    for name, row in result.get("writes", {}).items():
        if name == "read_own_write":
            lines.append(f"read_own_write: seen at once {row['seen_at_once']}, create p50 {row['create']['p50']:.1f} ms, first read p50 "
                         f"{row['first_read']['p50']:.1f} ms, until seen p50 {row['until_seen']['p50']:.1f} p95 {row['until_seen']['p95']:.1f} ms")
        elif isinstance(row, dict):
            lines.append(f"{name}: n {row['n']}, p50 {row['p50']:.1f} ms, p95 {row['p95']:.1f} ms, {row['requests_per_second']}/s, {row['status']}")
    if memory := result["meta"].get("memory_mib"):
        lines.append(f"memory MiB: {memory}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", required=True, help="e.g. http://127.0.0.1:4200/api")
    parser.add_argument("--out", required=True)
    parser.add_argument("--label", default="")
    parser.add_argument("--dataset-seed", type=int, default=dataset.SEED)
    parser.add_argument("--deployments", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--families", default="", help="only those that match this regular expression")
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--warmup", type=int, default=5)
    parser.add_argument("--cap", type=float, default=20, help="seconds per family")
    parser.add_argument("--concurrency", type=int, default=8)
    parser.add_argument("--mixed-seconds", type=float, default=20)
    parser.add_argument("--no-mixed", action="store_true")
    parser.add_argument("--no-writes", action="store_true")
    parser.add_argument("--watch", action="append", default=[], metavar="NAME=PID")
    args = parser.parse_args()

    data, watch, connection = Dataset(args.deployments, args.runs, args.dataset_seed), Watch(args.watch), Connection(args.base)
    sample = sorted(random.Random(args.dataset_seed).sample(range(data.n), min(100, data.n)))
    ids = {}
    for index in sample:
        _, status, body = connection.send(by_name(data, index))
        if status != 200:
            sys.exit(f"{by_name(data, index).path}: {status}; does the server hold this data set?")
        ids[index] = json.loads(body)["id"]
    status, total = connection.json("POST", COUNT, {})
    families = read_families(data, ids)
    result = {"meta": {"label": args.label, "seed": args.dataset_seed, "deployments": args.deployments, "runs": args.runs,
                       "server_count": total, "requests": args.requests, "cap_s": args.cap, "cpus": os.cpu_count(),
                       "python": platform.python_version(), "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                       "load_before": [round(x, 2) for x in os.getloadavg()], "memory_mib_before": watch.memory_mib()},
              "families": {}}
    for name, requests in families.items():
        if re.search(args.families, name):
            result["families"][name] = measure(connection, requests, args, watch)
            print(f"{name:28} p50 {result['families'][name]['p50']:9.1f} ms  {result['families'][name]['status']}", file=sys.stderr, flush=True)
    if not args.no_mixed:
        result["mixed"] = mixed(families, args, watch)
    if not args.no_writes:
        result["writes"] = writes(data, args, watch)
    result["meta"] |= {"memory_mib": watch.memory_mib(), "load_after": [round(x, 2) for x in os.getloadavg()],
                       "reconnects": connection.reconnects, "ended": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
    with open(args.out, "w") as out:
        json.dump(result, out, indent=1)
    print(table(result))


if __name__ == "__main__":
    main()
