"""A web server in a few lines, to show that any Dockerfile can be deployed."""

import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        release = os.environ.get("SLIPWAY_RELEASE_VERSION", "no release")
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"{os.environ.get('GREETING', 'Hello from Slipway')} ({release}, from a Dockerfile)\n".encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
HTTPServer(("0.0.0.0", int(os.environ["PORT"])), Hello).serve_forever()
