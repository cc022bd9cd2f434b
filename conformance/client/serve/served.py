"""The flows of serve-test: one that ends at once, on a schedule, and one that runs until it is cancelled."""
import os
import sys
import time

from prefect import flow, serve


@flow(log_prints=True)
def ticking():
    print("tick")


@flow
def sleeping(mark: str):
    with open(mark, "w") as file:
        file.write(str(os.getpid()))
    for _ in range(600):
        time.sleep(1)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(ticking.to_deployment(sys.argv[2], interval=10), sleeping.to_deployment(sys.argv[2]), limit=10)
