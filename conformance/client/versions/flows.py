from prefect import flow, get_run_logger, tags, task


@task(tags=["tagged"])
def add(a: int, b: int) -> int:
    return a + b


@task(retries=1, persist_result=True)
def kept(n: int) -> int:
    return n


@flow(log_prints=True, persist_result=True)
def walk(n: int = 1):
    with tags("walked"):
        total = add(n, 2) + kept(n)
    get_run_logger().info("total %s", total)
    print("printed")
    return inner(total)


@flow
def inner(n: int):
    return n
