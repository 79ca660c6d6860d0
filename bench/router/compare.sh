#!/usr/bin/env bash
# Requests a second through Slipway's router and through another proxy (nginx, or haproxy), to one and the same backend,
# in alternating rounds on the loopback. Prints each round, the medians, the ratio, and the memory that the router holds.
#
#   bench/router/compare.sh [nginx|haproxy]
#
# Needs: java (25), python3, nginx (also the backend), wrk, and haproxy if that is compared with. Build the router first:
#   mvn -pl router -am package -DskipTests
# Settings: ROUNDS (5), SECONDS_PER_ROUND (3), CONNECTIONS (32), ROUTER_JAVA_OPTIONS.
set -euo pipefail

cd "$(dirname "$0")/../.."
other=${1:-nginx}
rounds=${ROUNDS:-5}
seconds=${SECONDS_PER_ROUND:-3}
connections=${CONNECTIONS:-32}
options=${ROUTER_JAVA_OPTIONS:--XX:+UseSerialGC -Xmx48m -XX:MaxDirectMemorySize=48m -XX:ReservedCodeCacheSize=32m}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=router/target/slipway-router.jar

for tool in python3 nginx wrk "$other" "$java"; do
  command -v "$tool" >/dev/null || { echo "compare: $tool is missing; install it first" >&2; exit 2; }
done
[[ -f $jar ]] || { echo "compare: $jar is missing; build it with: mvn -pl router -am package -DskipTests" >&2; exit 2; }

work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
backend=$(free_port); proxied=$(free_port); routed=$(free_port); feed=$(free_port)

nginx_config() { # name, number of workers, http block
  cat > "$work/$1.conf" <<CONF
daemon off; pid $work/$1.pid; error_log $work/$1.log; worker_processes $2;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 100000000; client_body_temp_path $work/$1-body; proxy_temp_path $work/$1-proxy;
  fastcgi_temp_path $work/$1-f; uwsgi_temp_path $work/$1-u; scgi_temp_path $work/$1-s; $3 }
CONF
}
nginx_config backend 1 "server { listen 127.0.0.1:$backend backlog=4096; location / { return 200 'hello from the app'; } }"
nginx -c "$work/backend.conf" -e "$work/backend.log" & pids+=($!)

if [[ $other == haproxy ]]; then
  cat > "$work/haproxy.cfg" <<CONF
global
  nbthread $(nproc)
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
frontend in
  bind 127.0.0.1:$proxied
  default_backend app
backend app
  http-reuse always
  server app 127.0.0.1:$backend
CONF
  haproxy -db -f "$work/haproxy.cfg" & pids+=($!)
else
  nginx_config proxy "$(nproc)" "upstream app { server 127.0.0.1:$backend; keepalive 256; keepalive_requests 100000000; }
    server { listen 127.0.0.1:$proxied backlog=4096; location / { proxy_pass http://app; proxy_http_version 1.1;
      proxy_set_header Connection ''; proxy_set_header Host \$host; proxy_set_header X-Forwarded-For \$remote_addr; } }"
  nginx -c "$work/proxy.conf" -e "$work/proxy.log" & pids+=($!)
fi

# A platform of a few lines: one app, and every report and log line accepted.
cat > "$work/platform.py" <<'PY'
import json, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
port, backend, boot = int(sys.argv[1]), int(sys.argv[2]), open("/proc/sys/kernel/random/boot_id").read().strip()
target = dict(dynoId="00000000-0000-4000-8000-000000000001", name="web.1", address="127.0.0.1", port=backend, release=1)
app = dict(appId="00000000-0000-4000-8000-000000000002", app="shop", version=1, hostnames=["127.0.0.1", "localhost"],
           status="LIVE", targets=[target])
class Platform(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *parts): pass
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204); self.send_header("Content-Length", "0"); self.end_headers()
    def do_GET(self):
        self.send_response(200); self.send_header("Transfer-Encoding", "chunked"); self.end_headers()
        message = dict(kind="snapshot", version=1, bootId=boot, apps=[app])
        while True:
            line = (json.dumps(message) + "\n").encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(line), line)); self.wfile.flush()
            time.sleep(1); message = dict(kind="heartbeat", version=1)
ThreadingHTTPServer(("127.0.0.1", port), Platform).serve_forever()
PY
python3 "$work/platform.py" "$feed" "$backend" 2>/dev/null & pids+=($!)
mkdir "$work/home"; echo bench > "$work/home/router-token"
# shellcheck disable=SC2086
SLIPWAY_HOME="$work/home" SLIPWAY_FEED_URL="http://127.0.0.1:$feed" SLIPWAY_ROUTER_PORT=$routed \
  "$java" $options -jar "$jar" > "$work/router.log" 2>&1 & router=$!; pids+=("$router")

answers() { python3 -c 'import sys, urllib.request as u; u.urlopen("http://127.0.0.1:" + sys.argv[1], timeout=1)' "$1" 2>/dev/null; }
for port in $backend $proxied $routed; do
  for _ in $(seq 100); do answers "$port" && break; sleep 0.1; done
  answers "$port" || { echo "compare: nothing answers on port $port" >&2; cat "$work"/*.log >&2; exit 1; }
done

load() { # port, seconds
  local out; out=$(wrk -t1 -c"$connections" -d"$2"s "http://127.0.0.1:$1/")
  if grep -q 'Non-2xx\|Socket errors' <<< "$out"; then echo "$out" >&2; exit 1; fi
  awk '/Requests\/sec/ { print int($2) }' <<< "$out"
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

load "$routed" 5 > /dev/null # the compiler's time
load "$proxied" 1 > /dev/null
for round in $(seq "$rounds"); do
  a=$(load "$routed" "$seconds"); b=$(load "$proxied" "$seconds")
  echo "round $round: slipway $a/s, $other $b/s"
  echo "$a" >> "$work/a"; echo "$b" >> "$work/b"
done
a=$(median < "$work/a"); b=$(median < "$work/b")
echo "median: slipway $a/s, $other $b/s, ratio $(awk "BEGIN { printf \"%.2f\", $a / $b }")"
echo "router: $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$router/status") MB resident"
