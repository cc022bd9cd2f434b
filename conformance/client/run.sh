#!/bin/bash
# What a stock client prints: every command, its normalised output and its exit status.
#   run.sh http://127.0.0.1:4200/api VENV [noruns] > got.txt; diff expected.txt got.txt       (an empty server; about two minutes)
# VENV: a virtual environment made as README.md says. noruns: only what needs no runs (expected-noruns.txt).
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
cp "$here/flows.py" "$here/prefect.yaml" "$work"
cd "$work" || exit 2
export PREFECT_API_URL=$1 PATH=$2/bin:$PATH PREFECT_HOME=$work/home COLUMNS=220 NO_COLOR=1 TZ=UTC
export PREFECT_CLI_COLORS=false PREFECT_CLI_PROMPT=false PREFECT_LOGGING_COLORS=false PREFECT_LOGGING_LEVEL=INFO PREFECT_SERVER_ANALYTICS_ENABLED=false
r() {
  echo "\$ prefect $*"
  timeout 120 prefect "$@" > out.txt 2>&1 < /dev/null
  s=$?
  python "$here/normalise.py" "$work" < out.txt
  echo "[exit $s]"
}
r work-pool create local --type process --paused
r work-pool resume local
r work-pool create other --type docker
r work-pool create bad/name --type process
r work-pool ls
r --no-prompt deploy --all
r deployment ls
r deployment inspect stock-sync/berlin
r deployment inspect stock-sync/paris
r deployment inspect "Report | weekly/weekly"
r deployment schedule ls stock-sync/berlin
r deployment schedule create "Report | weekly/weekly" --rrule '{"rrule": "FREQ=WEEKLY;BYDAY=MO", "timezone": "UTC"}'
r deployment schedule create "Report | weekly/weekly" --cron "0 6 * * 1" --timezone Europe/Rome --no-active
r deployment schedule ls "Report | weekly/weekly"
r deployment schedule clear --accept-yes "Report | weekly/weekly"
r deployment schedule ls "Report | weekly/weekly"
sed -i 's/limit: 20/limit: 25/; s/half-hours/thirty/; s/"city:berlin"/"city:bln"/' prefect.yaml
r --no-prompt deploy --name stock-sync/berlin
r deployment inspect stock-sync/berlin
sed -i 's/shop: paris}/shop: paris, limit: many}/' prefect.yaml
r --no-prompt deploy --name stock-sync/paris
r deployment inspect stock-sync/paris
r flow ls
r work-queue create slow --pool local --priority 5
r work-queue ls --pool local
r work-queue set-concurrency-limit slow 2 --pool local
r work-queue clear-concurrency-limit slow --pool local
r work-queue pause slow --pool local
r work-queue ls --pool local
r work-queue delete slow --pool local
r work-pool update local --description "runs here" --concurrency-limit 4
r work-pool clear-concurrency-limit local
r work-pool inspect other
r work-pool delete other
r gcl create api --limit 4
r gcl inspect api
r gcl update api --slot-decay-per-second 0.25
r gcl ls
r gcl delete api
r gcl delete api
if [ "$3" != noruns ]; then
  r deployment run stock-sync/berlin --param limit=5 --param dry=true --flow-run-name first --tag manual
  r deployment run stock-sync/berlin --param shop=7
  r deployment run stock-sync/berlin --start-in "2 days" --flow-run-name later
  r deployment run outer/nested --flow-run-name nest
  r flow-run ls --limit 30 --state Pending --state Running
  r worker start --pool local --run-once --name w1
  r flow-run ls --state Completed --limit 20
  r flow-run ls --flow-name stock-sync --state Completed
  r deployment inspect outer/nested
  r work-pool inspect local
fi
r deployment delete stock-sync/berlin
r deployment inspect stock-sync/berlin
r deployment ls
r deployment delete --all
r work-pool delete local
r deployment ls
rm -rf "$work"
