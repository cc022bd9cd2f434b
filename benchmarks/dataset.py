"""A seeded data set of flows, work pools, deployments and runs. Standard library only.

Every object is a pure function of (seed, index): nothing is kept in memory, any object can be
made again alone, and two servers that are loaded from the same (seed, deployments, runs) hold
the same objects. Ids are seeded as well; a server that assigns its own ids gets the rest.

    python dataset.py --deployments 10000 --runs 100000 > data.ndjson     # API request bodies
    python dataset.py --deployments 10000 --runs 100000 --describe        # what the data look like

One NDJSON line is one request to make, in an order that respects references:

    {"kind": "deployment", "ref": "deployment:17", "method": "POST", "path": "/deployments/",
     "body": {"name": "...", "flow_id": {"$ref": "flow:0"}, ...}, "id": "...", "times": {...}}

`{"$ref": "flow:0"}` stands for the id that the server gave to the line with that `ref`. `id` and
`times` are what `./daybook import` stores. The REST API can not set them (a run made over HTTP starts
now), so a load over HTTP differs in ids, created, updated, start_time and end_time, and in nothing
else; load_http.py is such a loader. A server with an import of its own can use all of the line.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import json
import random
import sys
from datetime import datetime, timedelta, timezone

SEED = 20260821
ANCHOR = datetime(2026, 11, 1, tzinfo=timezone.utc)  # "now" of the data; fixed, so that data are reproducible
FLOWS_PER_DEPLOYMENT = 20
POOLS, QUEUES_PER_POOL = 20, 5
VOCABULARY = 500
TASK_RUNS_PER_RUN = 0.5

TEAMS = ("payments ledger risk growth search catalog checkout logistics fraud pricing identity billing "
         "marketing insights finance treasury supply returns support content media platform data-eng ml-core "
         "mobile partners retail wholesale compliance security research quality inventory delivery routing "
         "forecast loyalty claims claims-eu lending").split()
SERVICES = ("orders invoices customers accounts cards refunds shipments vendors products stock offers prices "
            "sessions clicks events emails tickets reviews profiles devices contracts policies loans quotes "
            "portfolios trades positions balances payouts chargebacks subscriptions coupons campaigns leads "
            "warehouse features embeddings models images videos articles catalogs regions stores couriers "
            "routes vehicles sensors meters alerts audits sanctions documents statements taxes budgets "
            "headcount payroll benefits surveys experiments cohorts segments").split()
VERBS = ("extract load sync export import reconcile aggregate enrich validate archive purge replicate score "
         "train publish snapshot backfill compact dedupe mask anonymize rollup forecast monitor notify settle").split()
JOBS = ("daily-load hourly-sync full-refresh incremental backfill export-s3 export-sftp quality-check reconcile "
        "snapshot report retrain score-batch dedupe cleanup archive alerting summary index-build cache-warm "
        "anonymize migrate audit-trail rollup").split()
ENVS = "prod prod prod staging staging dev qa".split()
REGIONS = "eu-west us-east ap-south sa-east".split()
COMMON_NAMES = "default prod staging nightly hourly manual main".split()  # the same name under many flows
ADJECTIVES = ("amber brave calm daring eager fancy gentle hasty icy jolly keen lively mellow nimble oily "
              "proud quick rustic shiny tidy upbeat vivid wise zealous cobalt silent burrowing crimson").split()
ANIMALS = ("auk bear civet dingo eagle ferret gecko heron ibis jackal koala lemur marmot newt otter panda "
           "quail raven seal tapir urchin vole walrus yak zebra marlin oyster petrel lynx mongoose").split()
TASKS = ("extract_rows load_table validate_schema write_parquet fetch_page compute_metrics send_report "
         "upsert_batch score_model check_quality notify_slack copy_to_s3 merge_partitions refresh_view").split()
TAG_STEMS = ("team tier owner domain source sink cost-center region sla pii gdpr sox critical batch streaming "
             "dbt spark snowflake bigquery redshift kafka airbyte fivetran legacy migrated experimental").split()
RARE_TOKENS = "qzxv7k jqwx9z vyzk3q xkqj5w zqfj8x wvxq2j kjzx6v yqxz4k".split()  # ~ 1 name in 2500 has one

STATES = (("COMPLETED", "Completed", 80), ("FAILED", "Failed", 8), ("SCHEDULED", "Scheduled", 8),
          ("RUNNING", "Running", 2), ("CRASHED", "Crashed", 2))
_STATE_BOUNDS = list(itertools.accumulate(weight for _, _, weight in STATES))

_KINDS = {"flow": 1, "pool": 2, "queue": 3, "deployment": 4, "run": 5, "task": 6, "vocabulary": 7, "schedule": 8}


def _uuid(rng: random.Random) -> str:
    bits = rng.getrandbits(128) & ~(0xF << 76) & ~(0x3 << 62) | (0x4 << 76) | (0x2 << 62)
    h = f"{bits:032x}"
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def rfc3339(moment: datetime | None) -> str | None:
    return None if moment is None else moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Dataset:
    def __init__(self, deployments: int, runs: int, seed: int = SEED):
        self.seed, self.n, self.m = seed, deployments, runs
        self.n_flows = max(1, deployments // FLOWS_PER_DEPLOYMENT)
        self.vocabulary = self._make_vocabulary()
        weights = [1.0 / rank for rank in range(1, VOCABULARY + 1)]  # Zipf, exponent 1
        self._tag_bounds = list(itertools.accumulate(weights))

    def _rng(self, kind: str, index: int) -> random.Random:
        return random.Random((self.seed << 48) | (_KINDS[kind] << 40) | index)

    # -- words -------------------------------------------------------------------------------

    def _make_vocabulary(self) -> list[str]:
        """500 tags, the most frequent first."""
        rng = self._rng("vocabulary", 0)
        tags = ["prod", "etl", "daily", "critical", "pii"]
        pool = [f"{stem}:{word}" for stem in TAG_STEMS for word in TEAMS[:20] + SERVICES[:10]]
        rng.shuffle(pool)
        return tags + pool[: VOCABULARY - len(tags)]

    def _tags(self, rng: random.Random) -> list[str]:
        tags: dict[str, None] = {}
        for _ in range(rng.randint(0, 6)):
            rank = bisect.bisect_left(self._tag_bounds, rng.random() * self._tag_bounds[-1])
            tags[self.vocabulary[min(rank, VOCABULARY - 1)]] = None
        return list(tags)

    # -- pools, queues, flows ----------------------------------------------------------------

    def pool(self, i: int) -> dict:
        rng = self._rng("pool", i)
        kind = ("kubernetes", "docker", "process", "ecs")[i % 4]
        name = f"{kind[:3] if kind != 'kubernetes' else 'k8s'}-{ENVS[i % len(ENVS)]}-{REGIONS[(i // 4) % 4]}-{i:02d}"
        variables = {k: {"title": k.replace("_", " ").title(), "type": t,
                         "description": f"The {k.replace('_', ' ')} given to infrastructure created by a worker."}
                     for k, t in (("image", "string"), ("namespace", "string"), ("command", "string"), ("env", "object"),
                                  ("labels", "object"), ("cpu_request", "string"), ("cpu_limit", "string"),
                                  ("memory_request", "string"), ("memory_limit", "string"),
                                  ("service_account_name", "string"), ("image_pull_policy", "string"),
                                  ("finished_job_ttl", "integer"), ("stream_output", "boolean"))}
        template = {"variables": {"type": "object", "properties": variables},
                    "job_configuration": {k: "{{ %s }}" % k for k in variables}}
        return {"id": _uuid(rng), "name": name, "type": kind, "description": f"{kind} workers of {REGIONS[(i // 4) % 4]}",
                "base_job_template": template, "created": ANCHOR - timedelta(days=500 - i)}

    def queue(self, pool: int, j: int) -> dict:
        rng = self._rng("queue", pool * QUEUES_PER_POOL + j)
        return {"id": _uuid(rng), "pool": pool, "name": ("default", "high", "low", "batch", "gpu")[j],
                "priority": j + 1, "created": ANCHOR - timedelta(days=499 - pool)}

    def flow(self, i: int) -> dict:
        rng = self._rng("flow", i)
        # mixed radix over a permuted index: unique names that do not follow the order of creation
        size = len(VERBS) * len(SERVICES) * len(TEAMS)
        code = (i * 7919 + self.seed) % size
        verb = VERBS[code % len(VERBS)]
        service = SERVICES[code // len(VERBS) % len(SERVICES)]
        team = TEAMS[code // (len(VERBS) * len(SERVICES))]
        return {"id": _uuid(rng), "name": f"{verb}_{service}_{team.replace('-', '_')}", "verb": verb, "service": service,
                "team": team, "tags": self._tags(rng)[:2], "created": ANCHOR - timedelta(days=420 * rng.random() + 30)}

    # -- deployments -------------------------------------------------------------------------

    def _name(self, i: int, flow: dict) -> str:
        """Unique within the flow; 'default', 'prod', ... come back under many flows."""
        slot = i % FLOWS_PER_DEPLOYMENT
        rng = self._rng("flow", (1 << 32) | (i // FLOWS_PER_DEPLOYMENT))
        variants = [(job, env) for job in JOBS for env in ("prod", "staging", "dev", "qa")]
        rng.shuffle(variants)
        if slot < len(COMMON_NAMES) and rng.random() < 0.5 and slot < 4:
            return COMMON_NAMES[slot]
        job, env = variants[slot]
        name = f"{flow['team']}-{flow['service']}-{job}-{env}"
        if i % 2500 == 7:
            name += "-" + RARE_TOKENS[i // 2500 % len(RARE_TOKENS)]
        return name

    def deployment(self, i: int) -> dict:
        f = i // FLOWS_PER_DEPLOYMENT % self.n_flows
        flow, rng = self.flow(f), self._rng("deployment", i)
        name = self._name(i, flow)
        placed = rng.random()  # 90 % name a pool and a queue, 5 % a pool only, 5 % neither (serve)
        pool = int(POOLS * rng.random() ** 1.5) if placed < 0.95 else None
        queue = (0, 0, 0, 1, 2, 3, 4)[rng.randrange(7)] if placed < 0.90 else 0
        created = ANCHOR - timedelta(days=365 * rng.random(), seconds=rng.random())
        updated = created + (ANCHOR - created) * rng.random() ** 0.5
        team, service, verb = flow["team"], flow["service"], flow["verb"]
        region, bucket = rng.choice(REGIONS), rng.randrange(1000)
        parameters = {"source_table": f"raw.{service}_{bucket}", "target_table": f"{team}.{service}_{verb}",
                      "batch_size": rng.choice((500, 1000, 5000, 20000)), "lookback_days": rng.randint(1, 30),
                      "dry_run": False, "notify": [f"{team}@example.com", "oncall@example.com"],
                      "options": {"partition_by": "event_date", "compression": "zstd", "region": region}}
        schema = {"title": "Parameters", "type": "object", "definitions": {}, "required": ["source_table", "target_table"],
                  "properties": {
                      "source_table": {"title": "source_table", "type": "string", "position": 0,
                                       "description": f"The table that holds the {service} to {verb}."},
                      "target_table": {"title": "target_table", "type": "string", "position": 1,
                                       "description": "The table to write to. Created when missing."},
                      "batch_size": {"title": "batch_size", "type": "integer", "default": 1000, "position": 2},
                      "lookback_days": {"title": "lookback_days", "type": "integer", "default": 7, "position": 3},
                      "dry_run": {"title": "dry_run", "type": "boolean", "default": False, "position": 4},
                      "notify": {"title": "notify", "type": "array", "items": {"type": "string"}, "position": 5},
                      "options": {"title": "options", "type": "object", "position": 6}}}
        job_variables = {"image": f"registry.example.com/{team}/{service}:{rng.getrandbits(28):07x}", "namespace": team,
                         "env": {"PREFECT_LOGGING_LEVEL": "INFO", "TEAM": team, "REGION": region,
                                 "WAREHOUSE_URL": f"postgresql://warehouse-{region}.example.com:5432/{team}"},
                         "labels": {"app": service, "team": team}, "cpu_request": "500m", "memory_request": "1Gi",
                         "memory_limit": "4Gi", "service_account_name": f"{team}-runner"} if pool is not None else {}
        pull_steps = [{"prefect.deployments.steps.git_clone": {
                          "id": "clone-step", "repository": f"https://git.example.com/{team}/{service}-flows.git",
                          "branch": "main", "credentials": "{{ prefect.blocks.github-credentials.%s }}" % team}},
                      {"prefect.deployments.steps.pip_install_requirements": {
                          "directory": "{{ clone-step.directory }}", "requirements_file": "requirements.txt",
                          "stream_output": False}}]
        return {
            "id": _uuid(rng), "index": i, "flow": f, "name": name, "tags": self._tags(rng), "paused": rng.random() < 0.30,
            "pool": pool, "queue": queue if pool is not None else None, "queue_named": placed < 0.90,
            "version": f"{rng.randint(1, 9)}.{rng.randint(0, 40)}.{rng.randint(0, 9)}",
            "description": (f"{verb.capitalize()}s {service} of {team} in {region}. Owned by {team}; see the runbook before a rerun."
                            if rng.random() < 0.6 else None),
            "entrypoint": f"flows/{team}/{service}.py:{flow['name']}", "path": None if pool is not None else ".",
            "parameters": parameters, "parameter_openapi_schema": schema, "job_variables": job_variables,
            "pull_steps": pull_steps if pool is not None else None, "enforce_parameter_schema": True,
            "concurrency_limit": rng.choice((1, 1, 2, 5)) if rng.random() < 0.05 else None,
            "limit_id": _uuid(rng), "schedules": self._schedules(i),
            "created": created, "updated": updated,
            "last_polled": ANCHOR - timedelta(seconds=60 * rng.random()) if rng.random() < 0.6 else None,
        }

    def _schedules(self, i: int) -> list[dict]:
        rng = self._rng("schedule", i)
        count = rng.choices((0, 1, 2, 3), (10, 65, 20, 5))[0]  # 1.2 on average
        schedules = []
        for _ in range(count):
            shape = rng.random()
            if shape < 0.7:
                schedule = {"cron": f"{rng.randrange(60)} {rng.randrange(24)} * * {rng.choice(('*', '1-5', '1'))}",
                            "timezone": rng.choice(("UTC", "Europe/Berlin", "America/New_York")), "day_or": True}
            elif shape < 0.95:
                schedule = {"interval": float(rng.choice((900, 3600, 21600, 86400))),
                            "anchor_date": "2026-01-01T00:00:00Z", "timezone": "UTC"}
            else:
                schedule = {"rrule": "DTSTART:20260101T000000\nFREQ=WEEKLY;BYDAY=MO,TH", "timezone": "UTC"}
            schedules.append({"id": _uuid(rng), "schedule": schedule, "active": rng.random() < 0.8})
        return schedules

    # -- runs --------------------------------------------------------------------------------

    def _deployment_of_run(self, rng: random.Random) -> int:
        """Skewed: a few deployments have most runs; the last 15 % have none."""
        rank = int(self.n * 0.85 * rng.random() ** 2)
        return rank * 7919 % self.n  # 7919 is prime: spreads the busy ones over all flows

    def flow_run(self, i: int) -> dict:
        rng = self._rng("run", i)
        deployment = self._deployment_of_run(rng)
        kind, state_name, _ = STATES[bisect.bisect_right(_STATE_BOUNDS, rng.random() * 100)]
        if kind == "SCHEDULED":
            expected = ANCHOR + timedelta(seconds=rng.random() * 7 * 86400)
            start = end = None
        elif kind == "RUNNING":
            expected = ANCHOR - timedelta(seconds=rng.random() * 3600)
            start, end = expected + timedelta(seconds=rng.random() * 5), None
        else:
            expected = ANCHOR - timedelta(seconds=3600 + 90 * 86400 * rng.random() ** 1.3)
            start = expected + timedelta(seconds=rng.random() * 20)
            end = start + timedelta(seconds=rng.expovariate(1 / 180))
        return {"id": _uuid(rng), "index": i, "deployment": deployment,
                "name": f"{rng.choice(ADJECTIVES)}-{rng.choice(ANIMALS)}", "state_type": kind, "state_name": state_name,
                "expected": expected, "start": start, "end": end, "auto": rng.random() < 0.8,
                "idempotency_key": f"bench {i}"}

    def task_run(self, i: int) -> dict:
        rng = self._rng("task", i)
        run = self.flow_run(rng.randrange(self.m))
        task = rng.choice(TASKS)
        failed = run["state_type"] == "FAILED" and rng.random() < 0.7
        return {"id": _uuid(rng), "index": i, "run": run["index"], "name": f"{task}-{rng.getrandbits(12):03x}", "task_key": task,
                "dynamic_key": str(i), "state_type": "FAILED" if failed else "COMPLETED",
                "state_name": "Failed" if failed else "Completed", "start": run["start"] or run["expected"], "end": run["end"]}

    @property
    def n_task_runs(self) -> int:
        return int(self.m * TASK_RUNS_PER_RUN)

    # -- as API requests ---------------------------------------------------------------------

    def requests(self):
        """Every object as one API request, referenced objects first."""
        for i in range(self.n_flows):
            f = self.flow(i)
            yield _line("flow", i, "/flows/", {"name": f["name"], "tags": f["tags"]}, f["id"], {"created": f["created"]})
        for i in range(POOLS):
            p = self.pool(i)
            yield _line("pool", i, "/work_pools/", {k: p[k] for k in ("name", "type", "description", "base_job_template")},
                        p["id"], {"created": p["created"]})
        for i, j in itertools.product(range(POOLS), range(1, QUEUES_PER_POOL)):  # every pool is born with "default"
            q = self.queue(i, j)
            yield _line("queue", i * QUEUES_PER_POOL + j, f"/work_pools/{self.pool(i)['name']}/queues",
                        {"name": q["name"], "priority": q["priority"]}, q["id"], {"created": q["created"]})
        pool_names = [self.pool(i)["name"] for i in range(POOLS)]
        for i in range(self.n):
            d = self.deployment(i)
            yield _line("deployment", i, "/deployments/", deployment_body(self, d, {"$ref": f"flow:{d['flow']}"}, pool_names),
                        d["id"], {"created": d["created"], "updated": d["updated"], "last_polled": d["last_polled"]})
        for i in range(self.m):
            r = self.flow_run(i)
            details = {"scheduled_time": rfc3339(r["expected"])} if r["state_type"] == "SCHEDULED" else {}
            yield _line("flow_run", i, "/flow_runs/",
                        {"name": r["name"], "flow_id": {"$ref": f"flow:{r['deployment'] // FLOWS_PER_DEPLOYMENT % self.n_flows}"},
                         "deployment_id": {"$ref": f"deployment:{r['deployment']}"}, "idempotency_key": r["idempotency_key"],
                         "tags": ["auto-scheduled"] if r["auto"] else [],
                         "state": {"type": r["state_type"], "name": r["state_name"], "state_details": details}},
                        r["id"], {"expected_start_time": r["expected"], "start_time": r["start"], "end_time": r["end"]})
        for i in range(self.n_task_runs):
            t = self.task_run(i)
            yield _line("task_run", i, "/task_runs/",
                        {"id": t["id"], "name": t["name"], "flow_run_id": {"$ref": f"flow_run:{t['run']}"}, "task_key": t["task_key"],
                         "dynamic_key": t["dynamic_key"], "state": {"type": t["state_type"], "name": t["state_name"]}},
                        t["id"], {"start_time": t["start"], "end_time": t["end"]})


def deployment_body(data: Dataset, d: dict, flow_id, pool_names: list[str]) -> dict:
    """The body of POST /deployments/ as `prefect deploy` sends it, without its nulls."""
    body = {k: d[k] for k in ("name", "tags", "paused", "version", "description", "entrypoint", "path", "parameters",
                              "parameter_openapi_schema", "job_variables", "pull_steps", "enforce_parameter_schema",
                              "concurrency_limit") if d[k] is not None}
    body["flow_id"] = flow_id
    body["schedules"] = [{"schedule": s["schedule"], "active": s["active"]} for s in d["schedules"]]
    if d["pool"] is not None:
        body["work_pool_name"] = pool_names[d["pool"]]
        if d["queue_named"]:
            body["work_queue_name"] = data.queue(d["pool"], d["queue"])["name"]
    return body


def _line(kind: str, index: int, path: str, body: dict, id_: str, times: dict) -> dict:
    return {"kind": kind, "ref": f"{kind}:{index}", "method": "POST", "path": path, "body": body, "id": id_,
            "times": {k: rfc3339(v) for k, v in times.items()}}


def describe(data: Dataset) -> dict:
    from collections import Counter
    sample = [data.deployment(i) for i in range(0, data.n, max(1, data.n // 2000))]
    names, tags = Counter(d["name"] for d in sample), Counter(t for d in sample for t in d["tags"])
    return {"seed": data.seed, "deployments": data.n, "flows": data.n_flows, "pools": POOLS, "queues": POOLS * QUEUES_PER_POOL,
            "flow_runs": data.m, "task_runs": data.n_task_runs, "paused": sum(d["paused"] for d in sample) / len(sample),
            "schedules_per_deployment": sum(len(d["schedules"]) for d in sample) / len(sample),
            "json_bytes_per_deployment": sum(len(json.dumps([d[k] for k in ("parameters", "parameter_openapi_schema", "job_variables", "pull_steps")]))
                                             for d in sample) / len(sample),
            "tags_per_deployment": sum(len(d["tags"]) for d in sample) / len(sample),
            "most_common_names": names.most_common(6), "most_common_tags": tags.most_common(6),
            "examples": [d["name"] for d in sample[:8]]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--deployments", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--describe", action="store_true")
    args = parser.parse_args()
    data = Dataset(args.deployments, args.runs, args.seed)
    if args.describe:
        json.dump(describe(data), sys.stdout, indent=2)
        print()
        return
    for line in data.requests():
        sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
