"""The little of PostgreSQL's wire protocol that reading a table takes. Standard library only."""
import base64
import hashlib
import hmac
import os
import socket
import struct


class PostgresError(Exception):
    pass


class Postgres:
    """with Postgres(host, port, user, password, database) as pg: rows = pg.query("select ...")

    Rows are tuples of text or None. Authentication: trust or SCRAM-SHA-256."""

    def __init__(self, host, port, user, password, database):
        self.user, self.password = user, password
        self.socket = socket.create_connection((host, port), timeout=120)
        self.reader = self.socket.makefile("rb")
        parameters = b"".join(k.encode() + b"\0" + v.encode() + b"\0" for k, v in
                              (("user", user), ("database", database), ("application_name", "kill-test"))) + b"\0"
        self.socket.sendall(struct.pack("!ii", len(parameters) + 8, 196608) + parameters)
        self._authenticate()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._send(b"X", b"")
        self.socket.close()

    def query(self, sql):
        self._send(b"Q", sql.encode() + b"\0")
        rows, error = [], None
        while True:
            kind, body = self._receive()
            if kind == b"D":
                rows.append(self._row(body))
            elif kind == b"E":
                error = PostgresError(body.replace(b"\0", b" ").decode("utf-8", "replace"))
            elif kind == b"Z":
                if error:
                    raise error
                return rows

    @staticmethod
    def _row(body):
        values, at = [], 2
        for _ in range(struct.unpack_from("!h", body)[0]):
            size = struct.unpack_from("!i", body, at)[0]
            at += 4
            values.append(None if size < 0 else body[at:at + size].decode())
            at += max(size, 0)
        return tuple(values)

    def _send(self, kind, body):
        self.socket.sendall(kind + struct.pack("!i", len(body) + 4) + body)

    def _receive(self):
        head = self.reader.read(5)
        if len(head) < 5:
            raise PostgresError("the connection was closed")
        return head[:1], self.reader.read(struct.unpack("!i", head[1:])[0] - 4)

    def _authenticate(self):
        scram = None
        while True:
            kind, body = self._receive()
            if kind == b"E":
                raise PostgresError(body.replace(b"\0", b" ").decode("utf-8", "replace"))
            if kind == b"Z":
                return
            if kind != b"R":
                continue
            method = struct.unpack_from("!i", body)[0]
            if method == 10:
                scram = Scram(self.password)
                first = scram.first()
                self._send(b"p", b"SCRAM-SHA-256\0" + struct.pack("!i", len(first)) + first)
            elif method == 11:
                self._send(b"p", scram.final(body[4:].decode()))
            elif method not in (0, 12):
                raise PostgresError(f"authentication method {method} is not spoken here")


class Scram:
    """RFC 5802 with SHA-256, without channel binding."""

    def __init__(self, password):
        self.password = password.encode()
        self.bare = "n=,r=" + base64.b64encode(os.urandom(18)).decode()

    def first(self):
        return ("n,," + self.bare).encode()

    def final(self, challenge):
        parts = dict(p.split("=", 1) for p in challenge.split(","))
        salted = hashlib.pbkdf2_hmac("sha256", self.password, base64.b64decode(parts["s"]), int(parts["i"]))
        key = hmac.digest(salted, b"Client Key", "sha256")
        unproven = "c=biws,r=" + parts["r"]
        signed = ",".join((self.bare, challenge, unproven)).encode()
        signature = hmac.digest(hashlib.sha256(key).digest(), signed, "sha256")
        proof = bytes(a ^ b for a, b in zip(key, signature))
        return (unproven + ",p=" + base64.b64encode(proof).decode()).encode()
