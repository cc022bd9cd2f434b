"""Walks through Prefect's own UI on a Daybook, in a real Chromium.

    python3 walk.py --api http://127.0.0.1:4200/api --ui .../prefect/server/ui-v2 --out SCREENSHOTS

Makes its own flow, pool, deployments and runs over the API, then does what a person does: looks at every page,
searches, pages, switches a schedule, runs, edits, duplicates and deletes. It fails (exit status 1) on an error in a page, and on a
call that is answered 4xx or 5xx, except those of ALLOWED, which Prefect refuses as well. Needs: pip install playwright; a Chromium
(--chromium, by default the one on the PATH). Every page leaves a screenshot.
"""

import argparse
import datetime
import json
import pathlib
import re
import shutil
import sys
import threading
import time
import urllib.request
import uuid

from playwright.sync_api import expect, sync_playwright

import serve

# (method, path below /api, status): what the UI asks for and Prefect 3.9.1 refuses, too.
ALLOWED = [
    ("GET", r"/block_types/slug/.*", 404),
    # The UI asks once more for the deployment that it has just deleted.
    ("GET", r"/deployments/[0-9a-f-]+", 404),
]
TAG = f"ui-{int(time.time())}"


class Api:
    def __init__(self, root):
        self.root = root

    def __call__(self, method, path, body=None):
        request = urllib.request.Request(
            self.root + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            text = answer.read()
        return json.loads(text) if text else None


def told(api, run):
    """A task run, as an engine tells of it."""
    task = {"id": str(uuid.uuid4())}
    for state in ("RUNNING", "COMPLETED"):
        api(
            "POST",
            "/events",
            [
                {
                    "id": str(uuid.uuid4()),
                    "occurred": datetime.datetime.now(datetime.timezone.utc).isoformat(),
                    "event": f"prefect.task-run.{state.capitalize()}",
                    "resource": {"prefect.resource.id": f"prefect.task-run.{task['id']}", "prefect.orchestration": "client"},
                    "related": [
                        {"prefect.resource.id": f"prefect.flow-run.{run['id']}", "prefect.resource.role": "flow-run"}
                    ],
                    "payload": {
                        "validated_state": {"type": state, "name": state.capitalize()},
                        "task_run": {"name": "task-0", "task_key": "task", "dynamic_key": "0", "run_count": 1},
                    },
                }
            ],
        )
    return task


def seed(api):
    """A pool, a flow, twelve deployments (two pages) and runs in every usual state, with logs and a task run."""
    pool = api("POST", "/work_pools/", {"name": f"{TAG}-pool", "type": "process"})
    flow = api("POST", "/flows/", {"name": f"{TAG}-flow"})
    deployments = []
    for i in range(12):
        deployments.append(
            api(
                "POST",
                "/deployments/",
                {
                    "name": f"{TAG}-{i:02}",
                    "flow_id": flow["id"],
                    "work_pool_name": pool["name"],
                    "tags": [TAG, "even" if i % 2 == 0 else "odd"],
                    "description": "# A heading\n\nand a *text*.",
                    "entrypoint": "flows.py:etl",
                    "parameters": {"x": 1},
                    "parameter_openapi_schema": {
                        "type": "object",
                        "properties": {"x": {"type": "integer", "title": "x", "position": 0}},
                    },
                    "schedules": [{"schedule": {"interval": 3600}, "active": True}] if i == 0 else [],
                },
            )
        )
    runs = []
    for i, (kind, name) in enumerate(
        [("COMPLETED", "Completed"), ("FAILED", "Failed"), ("RUNNING", "Running"), ("CRASHED", "Crashed")]
    ):
        run = api(
            "POST",
            f"/deployments/{deployments[0]['id']}/create_flow_run",
            {"name": f"{TAG}-run-{i}", "state": {"type": "PENDING", "name": "Pending"}, "parameters": {"x": i}},
        )
        api("POST", f"/flow_runs/{run['id']}/set_state", {"state": {"type": "RUNNING", "name": "Running"}})
        task = told(api, run)
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        api(
            "POST",
            "/logs/",
            [
                {"name": "prefect.flow_runs", "level": 20 + 10 * n, "message": f"line {n} of {name}", "timestamp": now,
                 "flow_run_id": run["id"], "task_run_id": task["id"] if n else None}
                for n in range(3)
            ],
        )
        if kind != "RUNNING":
            api("POST", f"/flow_runs/{run['id']}/set_state", {"state": {"type": kind, "name": name}})
        runs.append((run, task))
    limit = api("POST", "/v2/concurrency_limits/", {"name": f"{TAG}-limit", "limit": 3})
    return pool, flow, deployments, runs, limit


class Walk:
    def __init__(self, page, base, api_root, out):
        self.page = page
        self.base = base
        self.api_root = api_root
        self.out = out
        self.step = "start"
        self.problems = []
        self.calls = {}
        self.shots = 0
        page.on("pageerror", lambda e: self.problem(f"page error: {e}"))
        page.on("response", self.answered)
        page.on("requestfailed", self.failed)
        page.on("console", lambda m: self.console(m))

    def problem(self, text):
        self.problems.append(f"[{self.step}] {text}")

    def console(self, message):
        text = message.text
        if message.type == "error" and "Failed to load resource" not in text and "net::ERR" not in text:
            self.problem(f"console: {text[:300]}")

    def answered(self, response):
        if not response.url.startswith(self.api_root):
            return
        path = response.url[len(self.api_root):].split("?")[0]
        method = response.request.method
        general = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", path)
        self.calls.setdefault((method, general), set()).add(response.status)
        if response.status >= 400 and not any(
            m == method and s == response.status and re.fullmatch(p, path) for m, p, s in ALLOWED
        ):
            try:
                body = response.text()[:300]
            except Exception:
                body = ""
            self.problem(f"{method} {path} {response.request.post_data or ''} -> {response.status} {body}")

    def failed(self, request):
        why = request.failure or ""
        if request.url.startswith(self.api_root) and "ERR_ABORTED" not in why:
            self.problem(f"{request.method} {request.url}: {why}")

    def settle(self):
        try:
            self.page.wait_for_load_state("networkidle", timeout=20_000)
            expect(self.page.locator(".animate-pulse")).to_have_count(0, timeout=20_000)  # what is still loading
        except Exception:
            self.problem("the page does not come to rest")

    def shot(self, name):
        self.settle()
        self.shots += 1
        self.page.screenshot(path=str(self.out / f"{self.shots:02}-{name.replace(' ', '-')}.png"))
        body = self.page.inner_text("body")
        for sign in ("Something went wrong", "Failed to load", "Application error", "Not Found"):
            if sign in body:
                self.problem(f"the page {name} says {sign!r}")

    def go(self, path, name, sees=None):
        self.step = name
        self.page.goto(self.base + path)
        if sees:
            self.sees(sees)
        self.shot(name)

    def sees(self, text):
        try:
            expect(self.page.get_by_text(text, exact=False).first).to_be_visible(timeout=20_000)
        except AssertionError:
            self.problem(f"does not show {text!r}")

    def try_to(self, name, act):
        """One thing that a person does; when it can't be done, that is a problem, and the walk goes on."""
        self.step = name
        try:
            act()
        except Exception as e:
            self.problem(f"could not be done: {str(e).splitlines()[0][:300]}")
        self.shot(name.replace(" ", "-"))


def until(page, holds, otherwise):
    """Waits for what an act must bring about."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError(otherwise)


def walk(w, api, things):
    pool, flow, deployments, runs, limit = things
    page = w.page
    first = deployments[0]

    w.go("/dashboard", "dashboard", "Flow Runs")

    w.go("/deployments", "deployments", f"{TAG}-")
    w.go(f"/deployments?flowOrDeploymentName={TAG}-1", "deployments search", f"{TAG}-10")
    w.go("/deployments", "deployments again", f"{TAG}-")

    def search():
        page.get_by_placeholder("Search", exact=False).first.fill(f"{TAG}-03")
        w.sees(f"{TAG}-03")

    w.try_to("type a search", search)
    w.go(f"/deployments?tags=[\"even\"]&flowOrDeploymentName={TAG}", "deployments by tag", f"{TAG}-02")
    w.go(f"/deployments?flowOrDeploymentName={TAG}&page=2&limit=10", "deployments page 2", f"{TAG}-11")
    w.go("/deployments?sort=NAME_DESC&limit=5", "deployments sorted", f"{TAG}-")

    root = f"/deployments/deployment/{first['id']}"
    w.go(root, "deployment", first["name"])
    for tab in ("Runs", "Upcoming", "Parameters", "Configuration", "Description"):
        def open_tab(tab=tab):
            page.get_by_role("tab", name=tab).click()

        w.try_to(f"tab {tab}", open_tab)

    def switch():
        before = api("GET", f"/deployments/{first['id']}")["schedules"][0]["active"]
        page.get_by_role("switch").first.click()
        until(
            page,
            lambda: api("GET", f"/deployments/{first['id']}")["schedules"][0]["active"] != before,
            "the schedule is as it was",
        )

    w.try_to("switch a schedule", switch)
    w.try_to("switch it back", switch)

    def count():
        return api("POST", "/flow_runs/count", {"deployments": {"id": {"any_": [first["id"]]}}})

    def quick_run():
        before = count()
        page.get_by_role("button", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Quick run").click()
        until(page, lambda: count() > before, "no run was made")

    w.try_to("quick run", quick_run)
    w.go(f"{root}/run", "custom run", "Run")

    def custom_run():
        before = count()
        page.get_by_role("button", name="Submit").click()
        until(page, lambda: count() > before, "no run was made")

    w.try_to("submit a custom run", custom_run)
    w.go(f"{root}/edit", "edit", "Edit")

    def edit():
        page.locator("textarea, [contenteditable=true]").first.click()
        page.keyboard.type("Edited by the walk. ")
        page.get_by_role("button", name="Save").click()
        until(
            page,
            lambda: "Edited by the walk" in (api("GET", f"/deployments/{first['id']}")["description"] or ""),
            "the description is as it was",
        )

    w.try_to("save an edit", edit)
    w.go(f"{root}/duplicate", "duplicate", "Duplicate")

    def duplicate():
        page.get_by_label("Name", exact=True).first.fill(f"{TAG}-copy")
        page.get_by_role("button", name="Save").click()
        wanted = {"deployments": {"name": {"any_": [f"{TAG}-copy"]}}}
        until(page, lambda: api("POST", "/deployments/count", wanted) == 1, "there is no copy")

    w.try_to("save a duplicate", duplicate)

    doomed = deployments[11]
    w.go(f"/deployments/deployment/{doomed['id']}", "doomed deployment", doomed["name"])

    def delete():
        page.get_by_role("button", name="Open menu").last.click()
        page.get_by_role("menuitem", name="Delete").click()
        page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
        wanted = {"deployments": {"id": {"any_": [doomed["id"]]}}}
        until(page, lambda: api("POST", "/deployments/count", wanted) == 0, "it is still there")

    w.try_to("delete a deployment", delete)

    w.go("/flows", "flows", flow["name"])
    w.go(f"/flows/flow/{flow['id']}", "flow", flow["name"])
    w.go("/runs", "runs", f"{TAG}-run")
    w.go("/runs?tab=task-runs", "task runs", "task-0")
    run, task = runs[0]
    w.go(f"/runs/flow-run/{run['id']}", "flow run", "line 0 of Completed")
    for tab in ("Task Runs", "Subflow Runs", "Artifacts", "Details", "Parameters", "Job Variables"):
        def open_run_tab(tab=tab):
            page.get_by_role("tab", name=tab).click()

        w.try_to(f"run tab {tab}", open_run_tab)
    w.go(f"/runs/task-run/{task['id']}", "task run", "task-0")

    w.go("/work-pools", "work pools", pool["name"])
    w.go(f"/work-pools/work-pool/{pool['name']}", "work pool", f"{TAG}-run")
    for tab in ("Work Queues", "Workers", "Deployments", "Runs"):
        def open_pool_tab(tab=tab):
            page.get_by_role("tab", name=tab).click()

        w.try_to(f"pool tab {tab}", open_pool_tab)
    w.go(f"/work-pools/work-pool/{pool['name']}/queue/default", "work queue", "default")
    w.go(f"/work-pools/work-pool/{pool['name']}/edit", "edit work pool", pool["name"])
    w.go("/work-pools/create", "create work pool")
    w.go("/concurrency-limits", "concurrency", limit["name"])
    w.go("/concurrency-limits?tab=task-run", "task run concurrency")

    for path, sees in (
        ("/blocks", None),
        ("/blocks/catalog", None),
        ("/variables", None),
        ("/automations", None),
        ("/artifacts", None),
        ("/events", None),
        ("/settings", "Settings"),
    ):
        w.go(path, path.strip("/").replace("/", "-"), sees)
    # Its range ends with the minute before: by now the runs are in it, and it lists those that failed.
    w.go("/dashboard", "dashboard at the end", flow["name"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--api", default="http://127.0.0.1:4200/api")
    parser.add_argument("--ui", required=True, help="the folder prefect/server/ui-v2")
    parser.add_argument("--out", required=True, help="where the screenshots go")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    options = parser.parse_args()
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    api = Api(options.api)
    ui = serve.server(options.ui, options.api)
    threading.Thread(target=ui.serve_forever, daemon=True).start()
    things = seed(api)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(20_000)
        w = Walk(page, f"http://127.0.0.1:{ui.server_port}", options.api, out)
        try:
            walk(w, api, things)
        finally:
            browser.close()
            ui.shutdown()
            shutil.rmtree(ui.directory)
    print(f"{w.shots} pages, {len(w.calls)} kinds of calls")
    for (method, path), statuses in sorted(w.calls.items(), key=lambda c: c[0][1]):
        print(f"  {method:6} {path} {sorted(statuses)}")
    for problem in w.problems:
        print("PROBLEM", problem)
    print(f"{len(w.problems)} problems")
    return 1 if w.problems else 0


if __name__ == "__main__":
    sys.exit(main())
