"""A small web app with nothing but Python's standard library and one vendored package."""

import os
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from slipway_greeting import greeting

RELEASE = os.environ.get("SLIPWAY_RELEASE_VERSION") or os.environ.get("HEROKU_RELEASE_VERSION") or "no release"


class Hello(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = f"{greeting(os.environ.get('GREETING'))} ({RELEASE}, {os.environ.get('DYNO', 'no dyno')})\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = ThreadingHTTPServer(("0.0.0.0", int(os.environ.get("PORT", "8000"))), Hello)
# Shutdown waits for the serving loop, which this thread runs.
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
print(f"Python {sys.version.split()[0]} is listening on port {server.server_port}")
server.serve_forever()
