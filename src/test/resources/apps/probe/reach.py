"""Tries to open a TCP connection; prints what came of it when run with pairs of host and port."""

import socket
import sys


def reach(host, port):
    try:
        with socket.create_connection((host, port), timeout=3):
            return "reached"
    except OSError as e:
        return f"not reached: {e}"


if __name__ == "__main__":
    for target in sys.argv[1:]:
        host, port = target.rsplit(":", 1)
        print(target, reach(host, int(port)))
