"""Serves Prefect's own UI (the folder prefect/server/ui-v2 of the PyPI package) beside a Daybook.

    python3 serve.py --ui .../site-packages/prefect/server/ui-v2 --api http://127.0.0.1:4200/api [--port 4260]

The UI asks this server for /ui-settings, and then speaks with the API named there, from another origin.
"""

import argparse
import functools
import http.server
import json
import os
import pathlib
import shutil
import tempfile

PLACEHOLDER = b"/PREFECT_UI_SERVE_BASE_REPLACE_PLACEHOLDER"
TEXTS = {".html", ".js", ".css", ".webmanifest", ".json", ".xml"}


class Handler(http.server.SimpleHTTPRequestHandler):
    settings = {}

    def do_GET(self):
        path = self.path.split("?")[0]
        if path == "/ui-settings":
            body = json.dumps(self.settings).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        if not os.path.isfile(self.translate_path(path)):
            self.path = "/index.html"  # a page of the application
        super().do_GET()

    def log_message(self, *_):
        pass


def prepared(source):
    """A copy of the UI for the root of a host."""
    copy = pathlib.Path(tempfile.mkdtemp(prefix="ui-v2-"))
    shutil.copytree(source, copy, dirs_exist_ok=True)
    for file in copy.rglob("*"):
        if file.suffix in TEXTS and PLACEHOLDER in file.read_bytes():
            file.write_bytes(file.read_bytes().replace(PLACEHOLDER, b""))
    return copy


def server(ui, api, port=0):
    """A server that is ready to run; its folder is `directory`."""
    directory = prepared(ui)
    Handler.settings = {
        "api_url": api,
        "csrf_enabled": False,
        "auth": None,
        "flags": [],
        "default_ui": "v2",
        "available_uis": ["v2"],
        "v1_base_url": None,
        "v2_base_url": "/",
    }
    made = http.server.ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(Handler, directory=str(directory))
    )
    made.directory = directory
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--ui", required=True)
    parser.add_argument("--api", default="http://127.0.0.1:4200/api")
    parser.add_argument("--port", type=int, default=4260)
    options = parser.parse_args()
    running = server(options.ui, options.api, options.port)
    print(f"http://127.0.0.1:{running.server_port}", flush=True)
    try:
        running.serve_forever()
    finally:
        shutil.rmtree(running.directory)
