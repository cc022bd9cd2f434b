#!/usr/bin/env python3
"""Plays random sequences against a reference and another server at the same time, and compares every answer.

  differ.py --reference http://127.0.0.1:4300/api --base http://127.0.0.1:4200/api --seed 1 --sequences 100

Requests are valid, or nearly: nulls, empty lists, unknown keys, repeated slugs, odd types in bodies, paths and queries.
Prints each kind of difference once, with the steps that show it, cut to those that are needed; then how many steps were
compared. Exit status 0 only without differences. Both servers: any state, schedulers and upkeep off.
--record FILE appends the sequences of differences as cases for replay.py, with the reference's answers."""
import argparse
import collections
import copy
import json
import random
import re
import sys
import time

import replay
from kit import UUID_RE, Client, MissingVar, Normaliser, Settler, do_step, norm_error, without
from steps import Maker

AUTO_NAME = re.compile(r"^[a-z]+-[a-z]+$")
RUN_KEYS = {"state_id", "flow_version", "total_run_time", "task_key", "empirical_policy"}


def tidy(x):
    """Without what the reference leaves open: the order of the tags of runs, made-up names."""
    if isinstance(x, list):
        return [tidy(v) for v in x]
    if not isinstance(x, dict):
        return x
    out = {k: tidy(v) for k, v in x.items()}
    if RUN_KEYS & set(x):
        if isinstance(x.get("tags"), list):
            out["tags"] = sorted(x["tags"], key=str)
        if isinstance(x.get("name"), str) and AUTO_NAME.match(x["name"]):
            out["name"] = "made-up"
        out.pop("updated", None)
    return out


class Side:
    """One of the two servers while a sequence is played."""

    def __init__(self, base):
        self.client = Client(base)

    def begin(self, run):
        self.run, self.env, self.norm, self.settle = run, {"run": run}, Normaliser({}), Settler()

    def play(self, step):
        """-> (status, normalised answer)"""
        try:
            st, doc = do_step(self.client, step, self.env, settle=self.settle)
        except MissingVar as e:
            return None, f"variable {e} was not set"
        saved = set(step.get("save") or {})
        self.norm.learn({k: v for k, v in self.env.items() if k in saved and not replay.UNNAMED.match(k)})
        doc = replay.strip_run(doc, self.run)
        if st >= 400:
            return st, norm_error(doc, self.norm)
        return st, self.norm.doc(tidy(without(doc, step.get("ignore") or [])))


def judge(a, b):
    """-> list of differences between the reference's answer and the other's; None where nothing can be said any more"""
    if a[0] is None or b[0] is None:
        return [] if a[0] == b[0] else [f"variables: {a[1] if a[0] is None else 'set'} / {b[1] if b[0] is None else 'set'}"]
    if a[0] >= 500:
        return None if b[0] < 500 else [f"status: {b[0]}"]
    if a[0] != b[0]:
        return [f"status: expected {a[0]}, got {b[0]} {replay.short(b[1], 200)} for {replay.short(a[1], 200)}"]
    return replay.diff(a[1], b[1])


def kind(step, difference):
    """What makes a difference one of its kind."""
    path = re.sub(r"\$\{[^}]*\}|[0-9a-f]{8}-[0-9a-f-]{27}", "{}", step["path"]).split("?")[0]
    path = re.sub(r"S\d+-[^/]*", "N", path)
    return f"{step['method']} {path} {re.sub(r'[0-9]+', '#', difference)[:110]}"


def play(sides, steps, run, count=None):
    """-> (index of the first step that differs, its differences), or (None, why it ended)"""
    for side in sides:
        side.begin(run)
    for i, step in enumerate(steps):
        a, b = (side.play(step) for side in sides)
        d = judge(a, b)
        if count is not None:
            count["steps"] += 1
            count[a[0]] += 1
            count["parted" if d is None and b[0] < 400 else "compared"] += 1
        if d:
            return i, d
        if d is None and b[0] < 400:
            return None, f"the reference failed with {a[0]} where {b[0]} was answered"
        time.sleep(0.004)
    return None, None


def shrink(sides, steps, wanted):
    """The steps without those that the difference does not need."""
    steps = list(steps)
    i = len(steps) - 2
    while i >= 0:
        fewer = steps[:i] + steps[i + 1:]
        at, d = play(sides, fewer, mark())
        if at == len(fewer) - 1 and wanted == kind(fewer[at], d[0]):
            steps = fewer
        i -= 1
    return steps


def mark():
    return "%x" % (time.time_ns() // 1000)


def record(side, steps, name):
    """A case for replay.py: the steps with the reference's answers."""
    side.begin(mark())
    out = []
    for step in steps:
        st, doc = side.play(step)
        s = {k: v for k, v in step.items() if k != "expect"}
        if st is not None and st >= 500:
            s["expect"] = {"status": "4xx"}
        else:
            s["expect"] = {"status": st, "error" if st >= 400 else "doc": doc}
            if isinstance(doc, dict) and RUN_KEYS & set(doc) and "updated" not in s.get("ignore", []):
                s["ignore"] = s.get("ignore", []) + ["updated"]
        out.append(s)
    return {"id": name, "family": "found", "title": f"{steps[-1]['method']} {steps[-1]['path']}", "steps": out}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--reference", required=True)
    a.add_argument("--base", required=True)
    a.add_argument("--seed", type=int, default=time.time_ns() % 100000)
    a.add_argument("--sequences", type=int, default=50)
    a.add_argument("--first", type=int, default=0, help="the number of the first sequence")
    a.add_argument("--length", type=int, default=14, help="writes of a sequence")
    a.add_argument("--only", help="themes that contain this text")
    a.add_argument("--whole", action="store_true", help="do not cut the sequences that differ")
    a.add_argument("--record")
    opt = a.parse_args()
    sides = Side(opt.reference), Side(opt.base)
    count, found = collections.Counter(), collections.Counter()
    print(f"seed {opt.seed}")
    for n in range(opt.first, opt.first + opt.sequences):
        steps = Maker(random.Random(f"{opt.seed}/{n}"), n, opt.only).sequence(opt.length)
        at, d = play(sides, steps, mark(), count)
        if at is None:
            if d:
                count[d] += 1
            continue
        k = kind(steps[at], d[0])
        found[k] += 1
        if found[k] > 1:
            continue
        print(f"\nDIFFERS [{n}] {k}")
        cut = steps[:at + 1] if opt.whole else shrink(sides, steps[:at + 1], k)
        for s in cut:
            print(f"    {s['method']} {s['path']} {json.dumps(s.get('body'), ensure_ascii=False)[:600]} {json.dumps(s['headers']) if s.get('headers') else ''}")
        for x in d[:5]:
            print(f"  {x}", flush=True)
        if opt.record:
            with open(opt.record, "a", encoding="utf-8") as f:
                f.write(json.dumps(record(sides[0], cut, f"D{opt.seed}-{n}"), ensure_ascii=False, separators=(",", ":")) + "\n")
    print()
    for k, v in found.most_common():
        print(f"{v:4} {k}")
    print({str(k): v for k, v in count.items()})
    print(f"{count['compared']} steps compared, {len(found)} kinds of differences in {sum(found.values())} sequences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
