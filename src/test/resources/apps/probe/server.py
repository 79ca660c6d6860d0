"""Tells which app and release it is, and what it can reach from where it runs."""

import os
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from reach import reach

WHO = f"{os.environ.get('WHO', 'probe')} {os.environ.get('SLIPWAY_RELEASE_VERSION', 'no release')} {os.environ.get('DYNO')}"


class Probe(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        if url.path == "/reach":
            body = reach(query["host"], int(query["port"]))
        elif url.path == "/say":
            print(query["text"])
            body = "said"
        elif url.path == "/environment":
            body = os.environ.get(query["name"], "")
        elif url.path == "/address":
            body = socket.gethostbyname(socket.gethostname())
        else:
            body = WHO
        content = body.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("0.0.0.0", int(os.environ["PORT"])), Probe).serve_forever()
