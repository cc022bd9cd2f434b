"""Makes the random sequences of differ.py: steps as replay.py plays them, without what is expected."""

UNKNOWN = "00000000-0000-4000-8000-00000000abcd"
ODD = [None, "", 0, 1, -1, 2, True, False, [], {}, "x", 1.5, "1", "true", [None], [1], {"a": None}, [[]], "null", 1e3]
RUNS = {"ignore": ["updated"]}
CLIENT = {"User-Agent": "prefect/3.9.1 (API 0.8.4)", "X-Prefect-Api-Version": "0.8.4"}
TYPES = ["SCHEDULED", "PENDING", "RUNNING", "COMPLETED", "FAILED", "CANCELLED", "CRASHED", "PAUSED", "CANCELLING"]
DATA = [None, {"type": "unpersisted"}, {"type": "unpersisted", "x": 1}, {"type": "reference", "storage_key": "k"}, {}, [], "x", 0, False,
        {"x": [1, None]}, {"artifact_key": "k", "v": 1}, {"type": None}]
TIMES = ["2040-01-01T00:00:00Z", "2040-01-01T00:00:00", "2040-01-01", "2020-05-05T05:05:05.123456Z", 2000000000,
         "2000000000", 1.5e9, "2040-01-01 00:00:00Z", "2020-02-30T00:00:00Z", "x", "2020-01-01T00:00Z", "20200101T000000Z", 1e15, -1]
BOOLS = [True, False, "true", "False", "yes", "off", 1, 0, 1.0, "t", 2, "maybe", None, "1", [True]]
INTS = [1, 0, 2, 5, -1, "3", 1.0, 1.5, True, None, 2147483647, "x", "1.0", " 4 ", "1_0", "", [1]]
JSONS = [{}, {"x": 1}, {"x": None}, {"x": {"y": [1, {"z": None}]}}, {"": 1}, {"x": 1.0, "y": 1e5}, {"x y": "é"}, [], None, "x", {"x": True, "a": []}]
SCHEMAS = [{}, None, {"type": "object", "properties": {}}, {"type": "object", "properties": {"x": {"type": "integer"}}},
           {"type": "object", "properties": {"x": {"type": "string", "default": "d"}}, "required": ["x"]},
           {"properties": {"x": {"type": "integer", "minimum": 2}}, "additionalProperties": False},
           {"properties": {"x": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}}, {"type": "nope"}, [], "x", True,
           {"$ref": "#/definitions/a", "definitions": {"a": {"type": "object"}}},
           {"properties": {"x": {"$ref": "#/$defs/m"}}, "$defs": {"m": {"enum": [1, "a"]}}},
           {"properties": {"x": {"type": "array", "items": {"type": "integer"}, "prefixItems": []}}}]
PARAMETERS = [{}, {"x": 1}, {"x": "a"}, {"x": None}, {"y": 1}, {"x": [1]}, None, [], {"x": {"__prefect_kind": "json", "value": "3"}},
              {"x": {"__prefect_kind": "none", "value": "d"}}, {"x": {"__prefect_kind": "json", "value": "{"}}, {"x": {"__prefect_kind": "nope"}},
              {"x": {"__prefect_kind": "json"}}, {"x": {"__prefect_kind": "workspace_variable", "variable_name": "v"}}, {"x": 3, "z": None}]
SCHEDULES = [{"cron": "0 6 * * *"}, {"cron": "0 6 * * *", "timezone": "Europe/Berlin", "day_or": False}, {"interval": 3600},
             {"interval": 86400, "anchor_date": "2023-06-01T08:00:00-04:00", "timezone": "America/New_York"}, {"interval": 60.5},
             {"rrule": "FREQ=DAILY"}, {"rrule": "DTSTART:20240101T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO", "timezone": "UTC"},
             {"cron": "@daily", "timezone": None}, {"interval": "PT1H"}, {"interval": "3600"}, {"interval": 0}, {"interval": -5}, {"cron": "x"},
             {"cron": "0 6 * * *", "timezone": "Nowhere/At"}, {"rrule": "FREQ=NEVER"}, {}, None, [], "x", {"cron": None}, {"interval": None},
             {"cron": "0 6 * * *", "interval": 60}, {"rrule": "FREQ=DAILY", "x": 1}, {"interval": 60, "anchor_date": None},
             {"interval": 60, "anchor_date": "2023-06-01"}, {"interval": True}, {"cron": "0 6 * * *", "day_or": "no"}, {"rrule": ""},
             {"cron": "R * * * *"}, {"cron": "H * * * *"}]
LABELS = [{}, {"a": 1}, {"a": "b", "c": True, "d": 1.5}, None, {"a": None}, {"a": []}, [], "x", {"prefect.flow.id": "mine"}, {"": ""}]
TAGS = [[], ["a"], ["b", "a"], ["a", "a"], None, "a", [1], [None], [""], ["é"], {}]
TEMPLATES = [{}, {"job_configuration": {"command": "{{ command }}"}, "variables": {"properties": {"command": {"type": "string"}}}},
             {"job_configuration": {"n": "{{ n }}"}, "variables": {"properties": {"n": {"type": "integer", "default": 3}}, "required": ["n"]}},
             {"job_configuration": {"n": "{{ missing }}"}, "variables": {"properties": {"n": {"type": "integer"}}}},
             {"job_configuration": {}, "variables": {}}, None, [], {"x": 1}, {"job_configuration": {"a": 1}},
             {"job_configuration": {"n": "{{ n }}"}, "variables": {"properties": {"n": {"type": "integer", "default": "x"}}}}]
VARIABLES = [{}, {"command": "ls"}, {"command": 5}, {"n": 2}, {"n": "x"}, {"env": {"A": "1"}}, None, [], {"command": None}]
POLICIES = [{}, {"retries": 2}, {"retries": 1, "retry_delay": 5}, {"max_retries": 3, "retry_delay_seconds": 1.5}, {"pause_keys": ["a", "a"]},
            {"resuming": True}, {"retry_type": "in_process"}, {"retry_type": "x"}, {"retries": None}, {"retries": "2"}, {"unknown": 1}, [],
            {"pause_keys": None}, {"resuming": None}, {"retry_delay": -1}, {"retries": -1}]
TASK_POLICIES = [{}, {"retries": 2, "retry_delay": [1, 2]}, {"retry_delay": 5}, {"retry_jitter_factor": 0.5}, {"retries": None}, {"x": 1},
                 {"retry_delay": []}, {"retry_jitter_factor": -1}, {"max_retries": 2}, {"retry_delay": "x"}]
OPTIONS = [{"collision_strategy": "ENQUEUE"}, {"collision_strategy": "CANCEL_NEW"}, {"collision_strategy": "X"}, None, {}, [],
           {"collision_strategy": "ENQUEUE", "grace_period_seconds": 90}, {"collision_strategy": "CANCEL_NEW", "grace_period_seconds": 1},
           {"collision_strategy": "ENQUEUE", "grace_period_seconds": None}, {"grace_period_seconds": 60}, {"collision_strategy": None},
           {"collision_strategy": "ENQUEUE", "x": 1}]
DECAYS = [0, 0, 0, 100000, 0.0, "0.5", -1, None, "x", True, 1e-9]


class Maker:
    """One sequence: it starts with what its theme needs, then random writes of it, each followed by reads."""

    def __init__(self, rng, number, only=None):
        self.r, self.n = rng, number
        themes = [t for t in sorted(self.themes()) if not only or only in t]
        self.theme = rng.choice(themes)
        self.flows, self.deployments, self.pools, self.queues, self.limits, self.runs, self.tasks, self.slugs = [], [], [], [], [], [], [], []
        self.schedules, self.leases, self.counters = [], [], {}

    def themes(self):
        return {
            "deployments": [(self.patch_deployment, 6), (self.create_deployment, 4), (self.pause, 1), (self.delete_deployment, 0.4),
                            (self.read_deployment, 1), (self.list_deployments, 2), (self.create_pool, 0.7), (self.create_limit, 0.7), (self.queue, 0.5)],
            "schedules": [(self.patch_schedules, 6), (self.add_schedules, 3), (self.patch_schedule, 3), (self.delete_schedule, 1),
                          (self.create_deployment, 1), (self.pause, 0.5)],
            "created-runs": [(self.create_run_of, 6), (self.create_runs_of, 1), (self.patch_deployment, 2), (self.read_run, 1), (self.change_run, 1),
                             (self.list_runs, 1), (self.create_run, 2), (self.labels_of_run, 1), (self.create_pool, 0.3)],
            "states": [(self.set_state, 8), (self.resume, 2), (self.create_run, 2), (self.create_run_of, 1), (self.states_of_run, 1), (self.change_run, 1),
                       (self.bulk_state, 0.5), (self.delete_run, 0.3), (self.list_runs, 0.5)],
            "slots": [(self.set_state, 8), (self.create_run_of, 3), (self.patch_limit_of, 2), (self.patch_concurrency, 2), (self.read_limits, 2), (self.delete_run, 0.5)],
            "tasks": [(self.create_task, 4), (self.set_task_state, 6), (self.change_task, 1), (self.read_task, 1), (self.list_tasks, 1),
                      (self.set_state, 1), (self.delete_task, 0.4), (self.create_run, 0.6)],
            "limits": [(self.create_limit, 3), (self.patch_limit, 4), (self.slots, 4), (self.read_limits, 2), (self.delete_limit, 0.7), (self.lease, 2)],
            "pools": [(self.create_pool, 3), (self.patch_pool, 4), (self.queue, 3), (self.patch_queue, 4), (self.heartbeat, 1), (self.list_pools, 2),
                      (self.delete_queue, 0.7), (self.delete_pool, 0.4), (self.old_queue, 1), (self.read_queue, 2)],
            "flows": [(self.create_flow, 3), (self.patch_flow, 3), (self.list_flows, 2), (self.delete_flow, 0.5), (self.read_flow, 1),
                      (self.create_deployment, 1)],
            "odd-paths": [(self.odd_path, 8), (self.create_run, 1), (self.create_deployment, 1)],
            "polls": [(self.poll, 5), (self.create_run_of, 3), (self.set_state, 3), (self.patch_pool, 1), (self.patch_queue, 1)],
        }

    def sequence(self, length):
        steps = self.start()
        ops = self.themes()[self.theme]
        for _ in range(length):
            op = self.r.choices([o for o, _ in ops], [w for _, w in ops])[0]
            steps += op() or []
        return steps

    def start(self):
        steps = self.create_flow(plain=True)
        if self.theme in ("pools", "deployments", "polls", "created-runs"):
            steps += self.create_pool(plain=True)
        if self.theme in ("deployments", "limits"):
            steps += self.create_limit(plain=True)
        if self.theme in ("deployments", "schedules", "created-runs", "slots", "polls", "odd-paths", "states"):
            steps += self.create_deployment(plain=True)
        if self.theme in ("states", "tasks", "odd-paths"):
            steps += self.create_run(plain=True)
        if self.theme == "tasks":
            steps += self.create_task(plain=True)
        return steps

    # ------------------------------------------------------------ values
    def var(self, kind):
        self.counters[kind] = self.counters.get(kind, 0) + 1
        return f"{kind}{self.counters[kind]}"

    def name(self, kind):
        return f"S{self.n}-${{run}}-{kind}"

    def some(self, values, odd=0.04):
        """Mostly the first and saner ones of the values."""
        if self.r.random() < odd:
            return self.r.choice(ODD)
        return values[min(int(self.r.expovariate(1.0) * len(values) / 2.6), len(values) - 1)]

    def body(self, fields, p=0.3, required=()):
        """An object of some of the fields, in random order; now and then with an unknown key."""
        out = {}
        for k in self.r.sample(sorted(fields), len(fields)):
            if k in required and self.r.random() < 0.97 or k not in required and self.r.random() < p:
                out[k] = fields[k]()
        if self.r.random() < 0.02:
            out[self.r.choice(["unknown", "id", "created", "flow", ""])] = self.r.choice(ODD)
        return out

    def uuid(self, names, odd=0.1):
        if names and self.r.random() > odd:
            return "${" + self.r.choice(names) + "}"
        forms = [UNKNOWN, "zz", "", None, 5, [], UNKNOWN.replace("-", ""), UNKNOWN.upper(), "{" + UNKNOWN + "}"]
        if names:
            v = self.r.choice(names)
            forms += ["${%s|upper}" % v, "${%s|nohyphen}" % v, "${%s|urn}" % v, "${%s|braces}" % v]
        return self.r.choice(forms)

    def at(self, names):
        """An id in a path."""
        v = self.r.choice(names) if names else None
        x = self.r.random()
        if v is None or x < 0.03:
            return UNKNOWN
        return "${%s}" % v if x < 0.9 else "${%s|%s}" % (v, self.r.choice(["upper", "nohyphen"]))

    def text(self):
        return self.some(["some text", "", None, "é\nü", " ", "x" * 300, 5, []])

    def step(self, method, path, body=None, save=None, **more):
        s = {"method": method, "path": path}
        if body is not None or method in ("POST", "PATCH") and self.r.random() < 0.5:
            s["body"] = body
        if save:
            s["save"] = save
        s.update(more)
        return s

    # ------------------------------------------------------------ flows
    def create_flow(self, plain=False):
        name = self.r.choice(self.flows)[1] if self.flows and self.r.random() < 0.25 and not plain else self.name(self.var("fn"))
        v = self.var("f")
        body = {"name": name} if plain else self.body({"name": lambda: self.some([name, name, name, "", "a/b", None, 5, "x%y"]),
                                                       "tags": lambda: self.some(TAGS), "labels": lambda: self.some(LABELS)}, 0.5, ("name",))
        self.flows.append((v, name))
        return [self.step("POST", "/flows/", body, {v: "$.id"}), self.step("GET", f"/flows/${{{v}}}")]

    def flow(self):
        return [v for v, _ in self.flows]

    def patch_flow(self):
        v = self.at(self.flow())
        return [self.step("PATCH", f"/flows/{v}", self.body({"tags": lambda: self.some(TAGS), "name": lambda: "x"}, 0.7)), self.step("GET", f"/flows/{v}")]

    def read_flow(self):
        return [self.step("GET", f"/flows/name/{self.r.choice(self.flows)[1]}"), self.step("GET", f"/flows/{self.at(self.flow())}")]

    def delete_flow(self):
        v = self.at(self.flow())
        return [self.step("DELETE", f"/flows/{v}"), self.step("GET", f"/flows/{v}")]

    def list_flows(self):
        f = {"name": {"any_": [n for _, n in self.flows]}}
        if self.r.random() < 0.5:
            f["tags"] = self.some([{"all_": ["a"]}, {"is_null_": True}, {"all_": []}, {"is_null_": False}, {"any_": ["a"]}, {}, None, {"all_": None}])
        if self.r.random() < 0.3:
            f["operator"] = self.some(["and_", "or_", "and_", None, "AND_"]) if "tags" not in f else "and_"
        body = {"flows": f, "sort": self.some(["NAME_ASC", "NAME_DESC", "NAME_ASC", "CREATED_DESC", "UP", None])}
        if self.r.random() < 0.4:
            body["limit"] = self.some([1, 0, 2, 200, 201, -1, None, "1", 1.5, "x"])
        if self.r.random() < 0.4:
            body["offset"] = self.some([0, 1, 5, -1, None, "1", "x"])
        if self.r.random() < 0.3:
            body["deployments"] = self.some([{}, None, {"paused": {"eq_": False}}, {"tags": {"is_null_": True}}])
        what = self.r.choice(["filter", "count", "paginate"])
        if what == "paginate":
            body["page"] = self.some([1, 2, 0, -1, None, "1", "x", 1.5])
            body.pop("offset", None)
        return [self.step("POST", f"/flows/{what}", body)]

    # ------------------------------------------------------------ deployments
    def schedule_entry(self, patch):
        slug = self.r.choice(["s1", "s2", "s3", "s4", "s5"])
        fields = {"schedule": lambda: self.some(SCHEDULES, 0.01), "active": lambda: self.some(BOOLS), "max_scheduled_runs": lambda: self.some([5, 1, None, 0, 100, 101, "3"]),
                  "parameters": lambda: self.some(JSONS), "slug": lambda: slug if self.r.random() < 0.93 else self.some([None, "", "a b", 5]),
                  "replaces": lambda: self.r.choice(["s1", "s2", "s3", "s4", None, ""])}
        p = {"schedule": 0.65 if patch else 0.99, "active": 0.4, "max_scheduled_runs": 0.15, "parameters": 0.3, "slug": 0.85, "replaces": 0.35 if patch else 0.05}
        out = {k: fields[k]() for k in fields if self.r.random() < p[k]}
        if self.r.random() < 0.01:
            out["unknown"] = 1
        return out

    def entries(self, patch):
        if self.r.random() < 0.05:
            return self.some([[], None, {}, "x", [None], [{}]])
        return [self.schedule_entry(patch) for _ in range(self.r.choice([0, 1, 1, 2, 2, 3, 4]))]

    def deployment_fields(self, patch):
        limits = ["l" + str(i + 1) for i in range(len(self.limits))]
        return {
            "description": self.text, "version": self.text, "entrypoint": self.text, "path": self.text,
            "tags": lambda: self.some(TAGS), "labels": lambda: self.some(LABELS), "paused": lambda: self.some(BOOLS),
            "schedules": lambda: self.entries(patch), "concurrency_limit": lambda: self.some([2, 1, None, 0, 3, -1, "4", 1.5, True]),
            "concurrency_options": lambda: self.some(OPTIONS), "global_concurrency_limit_id": lambda: self.uuid(limits, 0.25),
            "enforce_parameter_schema": lambda: self.some([False, True, False, None, "no", 2]), "parameter_openapi_schema": lambda: self.some(SCHEMAS, 0.01),
            "parameters": lambda: self.some(PARAMETERS), "pull_steps": lambda: self.some([[], [{"x": {"y": 1}}], None, [{}], {}, [1], "x"]),
            "work_pool_name": lambda: self.some([self.r.choice(self.pools) if self.pools else None, None, "", "nope-${run}", 5]),
            "work_queue_name": lambda: self.some(["default", "q1", None, "", "new", 5]),
            "job_variables": lambda: self.some(VARIABLES), "storage_document_id": lambda: self.some([None, UNKNOWN, "zz"]),
            "infrastructure_document_id": lambda: self.some([None, UNKNOWN, "zz"]),
            "version_info": lambda: self.some([None, {"type": "git", "version": "1"}, {}, {"type": "x"}, {"type": "git", "version": "1", "more": 2}, []]),
        }

    def create_deployment(self, plain=False):
        known = self.deployments and not plain and self.r.random() < 0.4
        v, name = self.r.choice(self.deployments) if known else (self.var("d"), f"dep{len(self.deployments) + 1}")
        if plain:
            body = {"name": name, "flow_id": "${f1}", "enforce_parameter_schema": False}
            if self.theme == "slots":
                body["concurrency_limit"] = 1
            if self.theme == "schedules":
                body["schedules"] = [{"slug": s, "schedule": {"interval": 3600}, "active": False} for s in self.r.choice([["s1"], ["s1", "s2"], ["s1", "s2", "s3"]])]
            if self.theme == "polls":
                body["work_pool_name"] = self.pools[0]
        else:
            fields = dict(self.deployment_fields(False), name=lambda: self.some([name] * 8 + ["", "a/b", None, 5]), flow_id=lambda: self.uuid(["f1"] if known else self.flow(), 0.03))
            p = 0.18
            body = self.body(fields, p, ("name", "flow_id"))
        if not known:
            self.deployments.append((v, name))
        return [self.step("POST", "/deployments/", body, {v: "$.id"}), self.step("GET", f"/deployments/${{{v}}}")]

    def deployment(self):
        return [v for v, _ in self.deployments]

    def patch_deployment(self):
        v = self.at(self.deployment())
        fields = self.deployment_fields(True)
        fields.pop("labels") if self.r.random() < 0.97 else None
        return [self.step("PATCH", f"/deployments/{v}", self.body(fields, self.r.choice([0.07, 0.15, 0.3]))), self.step("GET", f"/deployments/{v}")]

    def patch_schedules(self):
        v = self.at(self.deployment())
        return [self.step("PATCH", f"/deployments/{v}", {"schedules": self.entries(True)}), self.step("GET", f"/deployments/{v}")]

    def patch_concurrency(self):
        v = self.at(self.deployment())
        fields = {k: f for k, f in self.deployment_fields(True).items() if k.startswith("concurrency")}
        return [self.step("PATCH", f"/deployments/{v}", self.body(fields, 0.6)), self.step("GET", f"/deployments/{v}"), self.step("GET", f"/v2/concurrency_limits/deployment:{v}")]

    def read_deployment(self):
        v, name = self.r.choice(self.deployments)
        return [self.step("GET", f"/deployments/name/{self.flows[0][1]}/{name}"), self.step("GET", f"/deployments/${{{v}}}/schedules")]

    def pause(self):
        v = self.at(self.deployment())
        return [self.step("POST", f"/deployments/{v}/{self.r.choice(['pause', 'resume'])}_deployment", self.r.choice([None, {}, [], {"x": 1}])), self.step("GET", f"/deployments/{v}")]

    def delete_deployment(self):
        v = self.at(self.deployment())
        return [self.step("DELETE", f"/deployments/{v}"), self.step("GET", f"/deployments/{v}"), self.step("GET", f"/v2/concurrency_limits/deployment:{v}")]

    def list_deployments(self):
        f = {"name": {"any_": [n for _, n in self.deployments]}}
        for k, values in (("tags", [{"all_": ["a"]}, {"any_": ["b"]}, {"is_null_": True}, {}, None, {"any_": []}]), ("paused", [{"eq_": False}, {"eq_": "true"}, {"eq_": None}, {}, {"eq_": 2}]),
                          ("work_queue_name", [{"any_": ["default"]}, {"any_": []}, {}]), ("concurrency_limit", [{"ge_": 1}, {"is_null_": True}, {"ge_": "x"}])):
            if self.r.random() < 0.3:
                f[k] = self.some(values)
        body = {"deployments": f, "flows": {"name": {"any_": [self.flows[0][1]]}}, "sort": self.some(["NAME_ASC", "NAME_DESC", "NAME_ASC", "X", None])}
        for k, values in (("work_pools", [{}, {"name": {"any_": self.pools}}, None]), ("work_pool_queues", [{}, {"name": {"any_": ["default"]}}, None]), ("flow_runs", [{}, None]), ("limit", [1, 0, None, 201, "2"])):
            if self.r.random() < 0.2:
                body[k] = self.some(values)
        return [self.step("POST", f"/deployments/{self.r.choice(['filter', 'count', 'paginate'])}", body)]

    # ------------------------------------------------------------ schedules of a deployment
    def add_schedules(self):
        v = self.at(self.deployment())
        entries = self.entries(False)
        if isinstance(entries, list) and all(isinstance(e, dict) for e in entries):
            ids = {}
            for i, e in enumerate(entries):
                ids[self.var("x")] = f"$[{i}].id"
            self.schedules += [(v, x) for x in ids]
        else:
            ids = None
        return [self.step("POST", f"/deployments/{v}/schedules", entries, ids), self.step("GET", f"/deployments/{v}/schedules")]

    def patch_schedule(self):
        if not self.schedules:
            return self.add_schedules()
        v, x = self.r.choice(self.schedules)
        x = "${%s}" % x if self.r.random() < 0.95 else UNKNOWN
        return [self.step("PATCH", f"/deployments/{v}/schedules/{x}", self.schedule_entry(True)), self.step("GET", f"/deployments/{v}/schedules")]

    def delete_schedule(self):
        if not self.schedules:
            return []
        v, x = self.r.choice(self.schedules)
        return [self.step("DELETE", f"/deployments/{v}/schedules/${{{x}}}"), self.step("GET", f"/deployments/{v}/schedules")]

    # ------------------------------------------------------------ runs
    def details(self):
        return self.body({
            "scheduled_time": lambda: self.some(TIMES), "pause_timeout": lambda: self.some(TIMES + [None]), "pause_reschedule": lambda: self.some(BOOLS),
            "pause_key": lambda: self.some(["k1", "k2", None, "", 5]), "run_input_keyset": lambda: self.some([{"schema": "s", "response": "r"}, {}, None, {"schema": "s"}, {"schema": 1}, []]),
            "transition_id": lambda: self.some([UNKNOWN, UNKNOWN[:-1] + "e", None, "zz"]), "deferred": lambda: self.some(BOOLS), "untrackable_result": lambda: self.some(BOOLS),
            "cache_key": lambda: self.some(["c", None, "", 5]), "retriable": lambda: self.some(BOOLS), "refresh_cache": lambda: self.some(BOOLS),
            "child_flow_run_id": lambda: self.some([UNKNOWN, None, "zz"]), "flow_run_id": lambda: self.some([UNKNOWN, None]), "task_run_id": lambda: self.some([UNKNOWN, None]),
            "traceparent": lambda: self.some([None, "x", 5]), "task_parameters_id": lambda: self.some([None, UNKNOWN]), "cache_expiration": lambda: self.some(TIMES + [None]),
            "deployment_concurrency_lease_id": lambda: self.some([None, UNKNOWN])}, 0.09)

    def state(self, create=False):
        names = {"SCHEDULED": ["Late", "AwaitingRetry", "Resuming", "Scheduled"], "PENDING": ["Submitting", "InfrastructurePending"], "RUNNING": ["Retrying"], "PAUSED": ["Suspended"]}
        t = self.r.choice(TYPES) if self.r.random() < 0.98 else self.r.choice(["completed", None, "X", 5])
        s = {"type": t}
        if self.r.random() < 0.25:
            s["name"] = self.some(names.get(t, ["Other"]) + ["Late", None, "", 5, "x" * 250])
        if self.r.random() < 0.2:
            s["message"] = self.text()
        if self.r.random() < 0.3 and not create:
            s["data"] = self.r.choice(DATA)
        elif self.r.random() < 0.2:
            s["data"] = self.r.choice(DATA[:3])
        if self.r.random() < 0.35:
            s["state_details"] = self.details()
        if self.r.random() < 0.015:
            s[self.r.choice(["timestamp", "id", "unknown"])] = self.r.choice(ODD)
        return s

    def run_fields(self):
        keys = ["k1", "k2"]
        return {
            "state": lambda: self.state(True) if self.r.random() < 0.95 else self.some([None, {}, "x"]), "parameters": lambda: self.some(PARAMETERS), "context": lambda: self.some(JSONS),
            "empirical_policy": lambda: self.some(POLICIES, 0.01), "tags": lambda: self.some(TAGS), "labels": lambda: self.some(LABELS),
            "idempotency_key": lambda: self.some([self.r.choice(keys), None, "", "k1", 5]), "parent_task_run_id": lambda: self.uuid(self.tasks, 0.2) if self.tasks else None,
            "infrastructure_document_id": lambda: self.some([None, UNKNOWN, "zz"]), "work_queue_name": lambda: self.some([None, "default", "q1", "", "new"]),
            "job_variables": lambda: self.some(VARIABLES)}

    def named(self, v):
        return lambda: self.some([f"run-{v}", f"run-{v}", "x", "é", 5]) if self.r.random() < 0.97 else self.some([None, ""])

    def create_run(self, plain=False):
        v = self.var("fr")
        fields = dict(self.run_fields(), name=self.named(v), flow_id=lambda: self.uuid(self.flow(), 0.02), flow_version=self.text,
                      work_pool_name=lambda: self.some([self.r.choice(self.pools) if self.pools else None, None, "", "nope"]),
                      deployment_id=lambda: self.uuid(self.deployment(), 0.05) if self.deployments else None)
        body = {"flow_id": "${f1}", "name": f"run-{v}", "state": {"type": self.r.choice(["PENDING", "SCHEDULED", "RUNNING"])}} if plain else self.body(fields, 0.18, ("flow_id", "name"))
        self.runs.append(v)
        return [self.step("POST", "/flow_runs/", body, {v: "$.id"}, **RUNS), self.step("GET", f"/flow_runs/${{{v}}}", **RUNS)]

    def create_run_of(self):
        v = self.var("fr")
        body = self.body(dict(self.run_fields(), name=self.named(v), enforce_parameter_schema=lambda: self.some([False, True, None, "no"])), 0.17, ("name",))
        self.runs.append(v)
        return [self.step("POST", f"/deployments/{self.at(self.deployment())}/create_flow_run", body, {v: "$.id"}, **RUNS), self.step("GET", f"/flow_runs/${{{v}}}", **RUNS)]

    def create_runs_of(self):
        v = self.var("fr")
        entries = [self.body(dict(self.run_fields(), name=self.named(f"{v}-{i}")), 0.12, ("name",)) for i in range(self.r.choice([1, 2, 0]))]
        self.runs.append(v)
        return [self.step("POST", f"/deployments/{self.at(self.deployment())}/create_flow_run/bulk", entries, {v: "$.results[0].flow_run_id"}), self.step("GET", f"/flow_runs/${{{v}}}", **RUNS)]

    def read_run(self):
        return [self.step("GET", f"/flow_runs/{self.at(self.runs)}", **RUNS)]

    def change_run(self):
        v = self.at(self.runs)
        fields = {"name": self.named("changed"), "flow_version": self.text, "parameters": lambda: self.some(JSONS), "empirical_policy": lambda: self.some(POLICIES, 0.01),
                  "tags": lambda: self.some(TAGS), "infrastructure_pid": self.text, "job_variables": lambda: self.some(VARIABLES)}
        return [self.step("PATCH", f"/flow_runs/{v}", self.body(fields, 0.3)), self.step("GET", f"/flow_runs/{v}", **RUNS)]

    def labels_of_run(self):
        v = self.at(self.runs)
        return [self.step("PATCH", f"/flow_runs/{v}/labels", self.some(LABELS)), self.step("GET", f"/flow_runs/{v}", **RUNS)]

    def delete_run(self):
        v = self.at(self.runs)
        return [self.step("DELETE", f"/flow_runs/{v}"), self.step("GET", f"/flow_runs/{v}", **RUNS)]

    def run_filter(self):
        f = {"id": {"any_": ["${%s}" % v for v in self.runs]}}
        for k, values in (("state", [{"type": {"any_": ["RUNNING", "PENDING"]}}, {"name": {"not_any_": ["Late"]}}, {"type": {"not_any_": ["COMPLETED"]}}, {}, {"type": {}}, {"type": {"any_": []}}]),
                          ("tags", [{"all_": ["a"]}, {"any_": ["a"]}, {"is_null_": True}, {}]), ("deployment_id", [{"is_null_": True}, {"is_null_": False}, {}]),
                          ("idempotency_key", [{"any_": ["k1"]}, {"not_any_": ["k1"]}, {}]), ("start_time", [{"is_null_": True}, {"before_": "2039-01-01T00:00:00Z"}, {"after_": "2039-01-01"}]),
                          ("next_scheduled_start_time", [{"after_": "2030-01-01T00:00:00Z"}, {"before_": None}]), ("work_queue_name", [{"is_null_": True}, {"any_": ["default"]}]),
                          ("parent_task_run_id", [{"is_null_": True}, {"is_null_": False}]), ("end_time", [{"is_null_": True}, {"is_null_": False}])):
            if self.r.random() < 0.2:
                f[k] = self.some(values)
        return f

    def list_runs(self):
        if not self.runs:
            return []
        what = self.r.choice(["filter", "count", "paginate", "count"])
        body = {"flow_runs": self.run_filter(), "sort": self.some(["NAME_ASC", "NAME_DESC", "X", None])}
        return [self.step("POST", f"/flow_runs/{what}", body, **RUNS)] if what == "count" or all(v for v in self.runs) else []

    def set_state(self):
        v = self.at(self.runs)
        body = {"state": self.state()}
        if self.r.random() < 0.15:
            body["force"] = self.some([True, False, True, None, "true", 2])
        if self.r.random() < 0.02:
            body = self.some([{}, None, {"state": None}, [], {"state": {}}])
        more = dict(RUNS)
        if self.r.random() < 0.5:
            more["headers"] = dict(CLIENT)
        if self.r.random() < 0.1:
            more["headers"] = dict(CLIENT, **{"User-Agent": f"prefect/{self.r.choice(['3.0.0rc20', '3.0.3', '3.0.4', '3.3.7', '3.4.10', '3.4.11', '3.4.11rc1', '2.20.0'])} (API 0.8.4)"})
        steps = [self.step("POST", f"/flow_runs/{v}/set_state", body, **more), self.step("GET", f"/flow_runs/{v}", **RUNS)]
        if self.theme == "slots" and self.r.random() < 0.4:
            steps += self.read_limits()
        return steps

    def resume(self):
        v = self.at(self.runs)
        body = self.some([{}, None, {"run_input": {"a": 1}}, {"run_input": None}, {"run_input": {}}, {"run_input": []}, {"run_input": {"a": {"__prefect_kind": "json", "value": "{"}}}, {"x": 1}])
        return [self.step("POST", f"/flow_runs/{v}/resume", body, **RUNS), self.step("GET", f"/flow_runs/{v}", **RUNS)]

    def states_of_run(self):
        return [self.step("GET", f"/flow_run_states/?flow_run_id={self.at(self.runs)}")]

    def bulk_state(self):
        if not self.runs:
            return []
        v = self.r.choice(self.runs)
        return [self.step("POST", "/flow_runs/bulk_set_state", {"flow_runs": {"id": {"any_": ["${%s}" % v]}}, "state": self.state(), "force": self.r.random() < 0.3}, **RUNS),
                self.step("GET", f"/flow_runs/${{{v}}}", **RUNS)]

    # ------------------------------------------------------------ task runs
    def create_task(self, plain=False):
        v = self.var("tr")
        fields = {
            "name": lambda: self.some([f"task-{v}"] * 5 + ["x", 5]), "flow_run_id": lambda: self.uuid(self.runs, 0.06), "task_key": lambda: self.some(["t1", "t2", "t1", "", None, 5]),
            "dynamic_key": lambda: self.some(["0", "1", "2", "", 0, None]), "state": lambda: self.state(True) if self.r.random() < 0.95 else self.some([None, {}]),
            "cache_key": lambda: self.some(["c", None, "", "y" * 2001, 5]), "cache_expiration": lambda: self.some(TIMES + [None]), "task_version": self.text,
            "empirical_policy": lambda: self.some(TASK_POLICIES, 0.01), "tags": lambda: self.some(TAGS), "labels": lambda: self.some(LABELS),
            "task_inputs": lambda: self.some([{}, {"x": []}, {"x": [{"input_type": "constant", "type": "int"}]}, {"x": [{"input_type": "parameter", "name": "p"}]},
                                              {"x": [{"input_type": "task_run", "id": UNKNOWN}]}, {"x": [{}]}, None, [], {"x": {}}, {"x": [{"input_type": "flow_run", "id": UNKNOWN}]}])}
        body = {"task_key": "t0", "dynamic_key": "0", "name": f"task-{v}", "flow_run_id": "${fr1}"} if plain else self.body(fields, 0.2, ("task_key", "dynamic_key", "name", "flow_run_id"))
        self.tasks.append(v)
        return [self.step("POST", "/task_runs/", body, {v: "$.id"}, **RUNS), self.step("GET", f"/task_runs/${{{v}}}", **RUNS)]

    def set_task_state(self):
        v = self.at(self.tasks)
        body = {"state": self.state()}
        if self.r.random() < 0.15:
            body["force"] = self.some([True, False, True, None, "true", 2])
        return [self.step("POST", f"/task_runs/{v}/set_state", body, **RUNS), self.step("GET", f"/task_runs/{v}", **RUNS)]

    def change_task(self):
        v = self.at(self.tasks)
        return [self.step("PATCH", f"/task_runs/{v}", self.some([{"name": "renamed"}, {}, {"name": 5}, {"x": 1}, [], {"name": "é"}])), self.step("GET", f"/task_runs/{v}", **RUNS)]

    def read_task(self):
        v = self.at(self.tasks)
        return [self.step("GET", f"/ui/task_runs/{v}", **RUNS), self.step("GET", f"/task_run_states/?task_run_id={v}")]

    def delete_task(self):
        v = self.at(self.tasks)
        return [self.step("DELETE", f"/task_runs/{v}"), self.step("GET", f"/task_runs/{v}", **RUNS)]

    def list_tasks(self):
        f = {"id": {"any_": ["${%s}" % v for v in self.tasks]}}
        for k, values in (("state", [{"type": {"any_": ["RUNNING", "PENDING"]}}, {"name": {"any_": ["Pending"]}}, {}]), ("tags", [{"all_": ["a"]}, {"is_null_": True}, {}]),
                          ("flow_run_id", [{}, {"is_null_": True}, {"is_null_": None}, {"any_": ["${%s}" % self.runs[0]]}]), ("subflow_runs", [{"exists_": False}, {"exists_": True}]),
                          ("start_time", [{"is_null_": True}, {"before_": "2039-01-01T00:00:00Z"}])):
            if self.r.random() < 0.3:
                f[k] = self.some(values)
        return [self.step("POST", "/task_runs/count", {"task_runs": f})]

    # ------------------------------------------------------------ limits
    def create_limit(self, plain=False):
        v = self.var("l")
        name = self.name(v)
        body = {"name": name, "limit": 3} if plain else self.body({
            "name": lambda: self.some([name] * 8 + [self.r.choice(self.limits) if self.limits else name, "", "a/b", None, 5]), "limit": lambda: self.some([3, 1, 0, 5] + INTS),
            "active": lambda: self.some(BOOLS), "active_slots": lambda: self.some([0, 2, 1] + INTS), "denied_slots": lambda: self.some([0, 1] + INTS), "slot_decay_per_second": lambda: self.some(DECAYS)}, 0.3, ("name", "limit"))
        self.limits.append(name)
        return [self.step("POST", "/v2/concurrency_limits/", body, {v: "$.id"}), self.step("GET", f"/v2/concurrency_limits/{name}")]

    def limit(self):
        return self.r.choice(self.limits) if self.r.random() < 0.6 else "${l%d}" % (self.r.randrange(len(self.limits)) + 1)

    def patch_limit(self):
        v = self.limit()
        fields = {"name": lambda: self.some([self.name(self.var("ln")), None, "", self.r.choice(self.limits)]) if self.r.random() < 0.3 else None, "limit": lambda: self.some([3, 1, 0] + INTS),
                  "active": lambda: self.some(BOOLS), "active_slots": lambda: self.some([0, 2, 1] + INTS), "denied_slots": lambda: self.some([0, 1] + INTS), "slot_decay_per_second": lambda: self.some(DECAYS)}
        return [self.step("PATCH", f"/v2/concurrency_limits/{v}", self.body(fields, 0.25)), self.step("GET", f"/v2/concurrency_limits/{v}")]

    def patch_limit_of(self):
        v = self.at(self.deployment())
        body = self.body({"limit": lambda: self.some([1, 2, 0, 3]), "active": lambda: self.some([True, False]), "active_slots": lambda: self.some([0, 1, 2]), "slot_decay_per_second": lambda: self.some([0, 0, 100000])}, 0.4)
        return [self.step("PATCH", f"/v2/concurrency_limits/deployment:{v}", body)] + self.read_limits()

    def read_limits(self):
        if self.deployments and self.theme != "limits":
            v = "${%s}" % self.r.choice(self.deployment())
            return [self.step("GET", f"/v2/concurrency_limits/deployment:{v}"), self.step("GET", f"/deployments/{v}")]
        return [self.step("GET", f"/v2/concurrency_limits/{self.limit()}")]

    def delete_limit(self):
        v = self.limit()
        return [self.step("DELETE", f"/v2/concurrency_limits/{v}"), self.step("GET", f"/v2/concurrency_limits/{v}")]

    def slots(self):
        names = self.some([[self.r.choice(self.limits)], [self.r.choice(self.limits)], self.limits[:2], [], ["nope"], None, "x", [self.limits[0]] * 2])
        what = self.r.choice(["increment", "decrement", "increment"])
        fields = {"names": lambda: names, "slots": lambda: self.some([1, 2, 1, 0, -1, "1", 1.5, None, 5]), "mode": lambda: self.some(["concurrency", "rate_limit", "x", None]),
                  "occupancy_seconds": lambda: self.some([1.0, 0, None, "2", -1]), "create_if_missing": lambda: self.some(BOOLS)}
        body = self.body(fields, 0.3, ("names", "slots"))
        after = [self.step("GET", f"/v2/concurrency_limits/{names[0]}")] if isinstance(names, list) and len(names) == 1 and names[0] != "nope" else []
        return [self.step("POST", f"/v2/concurrency_limits/{what}", body)] + after

    def lease(self):
        name = self.r.choice(self.limits)
        if self.leases and self.r.random() < 0.6:
            v = self.r.choice(self.leases)
            if self.r.random() < 0.5:
                return [self.step("POST", "/v2/concurrency_limits/decrement-with-lease", {"lease_id": self.some(["${%s}" % v] * 5 + [UNKNOWN, None, "zz"])}), self.step("GET", f"/v2/concurrency_limits/{name}")]
            return [self.step("POST", f"/v2/concurrency_limits/leases/{self.some(['${%s}' % v] * 5 + [UNKNOWN, 'zz'], 0)}/renew", self.some([{}, {"lease_duration": 100}, {"lease_duration": 1}, None, {"lease_duration": None}, {"lease_duration": "x"}, []]))]
        v = self.var("le")
        self.leases.append(v)
        fields = {"names": lambda: [name], "slots": lambda: self.some([1, 2, 5, 0]), "mode": lambda: self.some(["concurrency", "rate_limit"]), "lease_duration": lambda: self.some([300, 60, 59, 86401, None, "100"]),
                  "holder": lambda: self.some([None, {"type": "flow_run", "id": UNKNOWN}, {"type": "task_run", "id": UNKNOWN}, {"type": "x", "id": UNKNOWN}, {}, {"type": "flow_run"}, "x", {"type": "deployment", "id": UNKNOWN}])}
        return [self.step("POST", "/v2/concurrency_limits/increment-with-lease", self.body(fields, 0.4, ("names", "slots")), {v: "$.lease_id"}), self.step("GET", f"/v2/concurrency_limits/{name}")]

    # ------------------------------------------------------------ pools and queues
    def storage(self):
        return self.some([{}, None, {"bundle_upload_step": {"a": 1}}, {"bundle_upload_step": None, "bundle_execution_step": {}}, {"default_result_storage_block_id": UNKNOWN}, {"default_result_storage_block_id": None}, {"x": 1}, [], {"bundle_upload_step": "x"}])

    def create_pool(self, plain=False):
        name = self.name(self.var("p"))
        v = self.var("pi")
        body = {"name": name, "type": "process"} if plain else self.body({
            "name": lambda: self.some([name] * 8 + [self.r.choice(self.pools) if self.pools else name, "", "a/b", "prefect-x", None]), "type": lambda: self.some(["process", "docker", "prefect-agent", "", None, 5]),
            "description": self.text, "base_job_template": lambda: self.some(TEMPLATES, 0.01), "is_paused": lambda: self.some(BOOLS), "concurrency_limit": lambda: self.some([None, 1, 0, 5] + INTS), "storage_configuration": self.storage}, 0.3, ("name",))
        self.pools.append(name)
        more = {}
        if self.r.random() < 0.2:
            more["headers"] = {"User-Agent": f"prefect/{self.r.choice(['3.3.7', '3.3.8', '3.0.3', '3.9.1', '3.3.7.dev1'])} (API 0.8.4)"}
        return [self.step("POST", "/work_pools/", body, {v: "$.id"}, **more), self.step("GET", f"/work_pools/{name}", **more), self.step("POST", "/work_pools/filter", {"work_pools": {"name": {"any_": [name]}}}, **more)]

    def patch_pool(self):
        name = self.r.choice(self.pools)
        fields = {"description": self.text, "base_job_template": lambda: self.some(TEMPLATES, 0.01), "is_paused": lambda: self.some(BOOLS), "concurrency_limit": lambda: self.some([None, 1, 0, 5] + INTS), "storage_configuration": self.storage}
        return [self.step("PATCH", f"/work_pools/{name}", self.body(fields, 0.35)), self.step("GET", f"/work_pools/{name}")]

    def delete_pool(self):
        name = self.r.choice(self.pools)
        return [self.step("DELETE", f"/work_pools/{name}"), self.step("GET", f"/work_pools/{name}")]

    def list_pools(self):
        f = {"name": {"any_": self.pools}}
        if self.r.random() < 0.4:
            f["type"] = self.some([{"any_": ["process"]}, {"any_": []}, {}, None, {"like_": "p"}])
        if self.r.random() < 0.3:
            f["operator"] = self.some(["and_", "and_", None, "x"])
        body = {"work_pools": f}
        if self.r.random() < 0.4:
            body["limit"] = self.some([1, 0, 2, 201, -1, None, "1", "x"])
        if self.r.random() < 0.3:
            body["offset"] = self.some([0, 1, -1, None, "1"])
        return [self.step("POST", f"/work_pools/{self.r.choice(['filter', 'filter', 'count'])}", body)]

    def queue_fields(self, patch):
        return {"description": self.text, "is_paused": lambda: self.some(BOOLS), "concurrency_limit": lambda: self.some([None, 1, 0, 5] + INTS), "priority": lambda: self.some([1, 2, 3, None, 7] + INTS),
                "filter": lambda: self.some([None, {}, {"tags": ["a"]}, {"deployment_ids": None}, {"x": 1}, [], "x"])}

    def queue(self):
        pool = self.r.choice(self.pools)
        name = self.r.choice(["q1", "q2", "q3", "q4"])
        fields = dict(self.queue_fields(False), name=lambda: self.some([name] * 8 + ["default", "", "a/b", None, 5]))
        self.queues.append((pool, name))
        v = self.var("q")
        return [self.step("POST", f"/work_pools/{pool}/queues", self.body(fields, 0.3, ("name",)), {v: "$.id"}), self.step("POST", f"/work_pools/{pool}/queues/filter", {})]

    def patch_queue(self):
        pool, name = self.r.choice(self.queues + [(self.pools[0], "default")])
        fields = dict(self.queue_fields(True), name=lambda: self.some(["q7", "q1", None, "", 5]), last_polled=lambda: self.some(TIMES + [None]))
        return [self.step("PATCH", f"/work_pools/{pool}/queues/{name}", self.body(fields, 0.25)), self.step("POST", f"/work_pools/{pool}/queues/filter", {})]

    def read_queue(self):
        pool, name = self.r.choice(self.queues + [(self.pools[0], "default")])
        n = self.counters.get("q", 0)
        v = "${q%d}" % self.r.randint(1, n) if n and self.r.random() < 0.9 else UNKNOWN
        return [self.step("GET", f"/work_pools/{pool}/queues/{name}"), self.step("GET", f"/work_queues/{v}"),
                self.step("POST", f"/work_pools/{pool}/queues/filter", {"work_queues": self.some([{"name": {"any_": ["q1", "default"]}}, {"name": {"startswith_": ["q"]}}, {}, None, {"name": {"startswith_": []}}]), "limit": self.some([None, 1, 0, "2"])}),
                self.step("POST", f"/work_pools/{pool}/concurrency_status", self.some([{}, {"limit": 1}, {"page": 2, "limit": 1}, {"flow_run_limit": 0}, {"flow_run_limit": 201}, {"page": 0}, None])),
                self.step("GET", f"/work_queues/{v}/status"), self.step("POST", f"/work_queues/{v}/concurrency_status", {})]

    def old_queue(self):
        n = self.counters.get("q", 0)
        if not n:
            return []
        v = "${q%d}" % self.r.randint(1, n)
        fields = dict(self.queue_fields(True), name=lambda: self.some(["q8", "q1", None, ""]), last_polled=lambda: self.some(TIMES + [None]))
        if self.r.random() < 0.2:
            return [self.step("DELETE", f"/work_queues/{v}"), self.step("GET", f"/work_queues/{v}")]
        return [self.step("PATCH", f"/work_queues/{v}", self.body(fields, 0.25)), self.step("GET", f"/work_queues/{v}")]

    def delete_queue(self):
        pool, name = self.r.choice(self.queues + [(self.pools[0], "default")])
        return [self.step("DELETE", f"/work_pools/{pool}/queues/{name}"), self.step("POST", f"/work_pools/{pool}/queues/filter", {})]

    def heartbeat(self):
        pool = self.r.choice(self.pools)
        body = self.some([{"name": "w1"}, {"name": "w1", "heartbeat_interval_seconds": 10}, {"name": "w2", "heartbeat_interval_seconds": None}, {}, {"name": None}, {"name": "w1", "x": 1}, {"name": "w3", "heartbeat_interval_seconds": "5"}, {"name": ""}])
        return [self.step("POST", f"/work_pools/{pool}/workers/heartbeat", body), self.step("POST", f"/work_pools/{pool}/workers/filter", self.some([{}, {"workers": {"status": {"any_": ["ONLINE"]}}}, {"workers": {"status": {"any_": []}}}, {"workers": None}, {"limit": 1}])), self.step("GET", f"/work_pools/{pool}")]

    # ------------------------------------------------------------ polls
    def poll(self):
        pool = self.pools[0]
        body = self.some([{}, None, {"scheduled_before": "2041-01-01T00:00:00Z"}, {"limit": 1}, {"work_queue_names": ["default"]}, {"work_queue_names": []}, {"work_queue_names": ["nope"]}, {"scheduled_after": "2039-01-01T00:00:00Z", "scheduled_before": "2041-01-01T00:00:00Z"},
                          {"limit": 0}, {"scheduled_before": None}, {"limit": 201}, {"work_queue_names": None}, {"scheduled_before": "x"}])
        more = {"ignore": ["updated", "status", "last_polled"]}
        if self.r.random() < 0.7:
            return [self.step("POST", f"/work_pools/{pool}/get_scheduled_flow_runs", body, **more)]
        v = "${%s}" % self.r.choice(self.deployment())
        return [self.step("POST", "/deployments/get_scheduled_flow_runs", self.some([{"deployment_ids": [v], "scheduled_before": "2041-01-01T00:00:00Z"}, {"deployment_ids": [v]}, {"deployment_ids": []}, {}, {"deployment_ids": [v], "limit": 1}, {"deployment_ids": None}, {"deployment_ids": [v], "scheduled_before": None}]), **more)]

    # ------------------------------------------------------------ paths and queries
    def odd_path(self):
        d, fr = "${%s}" % self.r.choice(self.deployment()), "${%s}" % self.r.choice(self.runs)
        f = "${f1}"
        choices = [
            ("GET", f"/flow_run_states/?flow_run_id={fr}"), ("GET", "/flow_run_states/?flow_run_id=zz"), ("GET", "/flow_run_states/"), ("GET", "/task_run_states/?task_run_id="), ("GET", f"/flow_run_states/?flow_run_id={fr}&flow_run_id=zz"),
            ("GET", f"/flow_run_states/?flow_run_id=zz&flow_run_id={fr}"), ("GET", f"/flow_runs/{fr}/graph-v2?since=x"), ("GET", f"/flow_runs/{fr}/graph-v2?since="), ("GET", f"/flow_runs/{fr}/graph-v2?since=2020-01-01T00:00:00Z"),
            ("GET", f"/flow_runs/{fr}/graph-v2?since=2020-01-01"), ("GET", f"/flow_runs/{fr}/graph-v2?since=5"), ("GET", f"/flow_runs/{fr}/graph-v2"), ("GET", f"/flow_runs/{fr}/graph-v2?since=2020-01-01T00:00:00"), ("GET", f"/deployments/{d}?x=1"), ("GET", f"/deployments/{d}/"),
            ("GET", "/deployments/zz"), ("GET", f"/deployments/name/{self.flows[0][1]}/nope"), ("GET", f"/deployments/name/nope/{self.deployments[0][1]}"), ("GET", f"/deployments/name/{self.flows[0][1]}"), ("GET", f"/flows/{f}?tags=a"),
            ("GET", "/flows/zz"), ("PATCH", "/flows/zz"), ("DELETE", "/deployments/zz"), ("POST", f"/deployments/zz/create_flow_run"), ("GET", "/flow_runs/zz"), ("POST", "/flow_runs/zz/set_state"), ("GET", "/task_runs/zz"), ("GET", f"/work_pools/{self.name('nope')}"),
            ("GET", "/work_queues/zz"), ("GET", "/v2/concurrency_limits/zz-${run}"), ("GET", f"/v2/concurrency_limits/{UNKNOWN}"), ("POST", "/v2/concurrency_limits/leases/zz/renew"), ("PUT", f"/deployments/{d}"), ("GET", f"/deployments/{d}/create_flow_run"),
            ("POST", f"/deployments/{d}"), ("DELETE", f"/deployments/{d}/schedules"), ("GET", f"/deployments/{d}/schedules/zz"), ("PATCH", f"/deployments/{d}/schedules/zz"), ("PATCH", f"/deployments/{d}/schedules/{UNKNOWN}"), ("DELETE", f"/deployments/{d}/schedules/{UNKNOWN}"),
            ("POST", f"/deployments/{d}/schedule"), ("GET", "/collections/views/nope"), ("GET", "/observed-states?limit=0"), ("GET", "/observed-states?limit=x"), ("GET", "/observed-states?order_by=X"), 
            ("GET", f"/flow_run_states/{UNKNOWN}"), ("GET", "/flow_run_states/zz"), ("GET", f"/flow_runs/{fr}/logs/download"), ("GET", f"/ui/task_runs/{UNKNOWN}"), ("GET", "/ui/task_runs/zz"), ("GET", "/nope"),
            ("POST", "/flows"), ("POST", "/deployments"), ("POST", "/deployments/filter/"), ("GET", "/deployments/filter"), ("GET", "/flows/name/a%2Fb"), ("GET", "/flows/name/"), ("GET", f"/work_pools/{self.name('x')}/queues/default"), ("DELETE", f"/work_pools/{self.name('x')}/workers/w")]
        method, path = self.r.choice(choices)
        body = self.some([{}, None, [], {"x": 1}, "x", 5]) if method in ("POST", "PATCH", "PUT") else None
        return [self.step(method, path, body, **RUNS)]
