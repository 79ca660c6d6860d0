#!/usr/bin/env bash
# Requests a second through Slipway's router and through other proxies, to one and the same backend, on kept connections
# over the loopback. Every proxy writes a line for each request: Slipway's router ships it to a platform, nginx and
# HAProxy write it to a file. All run at the same time, and are loaded one after the other in rounds; the figure is the
# median of the rounds' ratios, since a shared machine's speed changes more from round to round than within one. Beside it
# stands the processor time of the proxy's processes for one request, which other load on the machine disturbs less.
#
#   bench/router/compare.sh [nginx|haproxy|JAR]...        (nginx haproxy)
#
# JAR is another build of Slipway's router, for a comparison of before and after.
#
# Needs: java (25), python3, nginx (also the backend), wrk, and haproxy if that is compared with. Build the router first:
#   mvn -pl router -am package -DskipTests
# Settings: ROUNDS (7), SECONDS_PER_ROUND (3), CONNECTIONS (64), ROUTER_JAVA_OPTIONS (as `slipway up` has them).
set -euo pipefail

cd "$(dirname "$0")/../.."
(($#)) || set -- nginx haproxy
rounds=${ROUNDS:-7}
seconds=${SECONDS_PER_ROUND:-3}
connections=${CONNECTIONS:-64}
options=${ROUTER_JAVA_OPTIONS:--XX:+UseSerialGC -Xmx256m --enable-native-access=ALL-UNNAMED}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=router/target/slipway-router.jar

for tool in python3 nginx wrk "$java"; do
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
backend=$(free_port)
feed=$(free_port)

nginx_config() { # name, number of workers, http block
  cat > "$work/$1.conf" <<CONF
daemon off; pid $work/$1.pid; error_log $work/$1.log; worker_processes $2;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 100000000; client_body_temp_path $work/$1-body; proxy_temp_path $work/$1-proxy;
  fastcgi_temp_path $work/$1-f; uwsgi_temp_path $work/$1-u; scgi_temp_path $work/$1-s; $3 }
CONF
}

start_nginx() { # port
  nginx_config proxy "$(nproc)" "upstream app { server 127.0.0.1:$backend; keepalive 256; keepalive_requests 100000000; }
    server { listen 127.0.0.1:$1 backlog=4096; access_log $work/nginx-access.log combined buffer=64k flush=1s;
      location / { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection '';
        proxy_set_header Host \$host; proxy_set_header X-Forwarded-For \$remote_addr; } }"
  nginx -c "$work/proxy.conf" -e "$work/proxy.log" & pids+=($!)
}

start_haproxy() { # port
  cat > "$work/haproxy.cfg" <<CONF
global
  nbthread $(nproc)
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  option forwardfor
  timeout connect 5s
  timeout client 60s
  timeout server 60s
frontend in
  bind 127.0.0.1:$1
  default_backend app
backend app
  http-reuse always
  server app 127.0.0.1:$backend
CONF
  haproxy -db -f "$work/haproxy.cfg" > "$work/haproxy-access.log" & pids+=($!)
}

start_router() { # name, port, jar
  mkdir "$work/$1"
  echo bench > "$work/$1/router-token"
  # shellcheck disable=SC2086
  SLIPWAY_HOME="$work/$1" SLIPWAY_FEED_URL="http://127.0.0.1:$feed" SLIPWAY_ROUTER_PORT=$2 \
    "$java" $options -jar "$3" > "$work/$1.log" 2>&1 & pids+=($!)
}

nginx_config backend 1 "server { listen 127.0.0.1:$backend backlog=4096; location / { return 200 'hello from the app'; } }"
nginx -c "$work/backend.conf" -e "$work/backend.log" & pids+=($!)

# A platform of a few lines: one app, and every report and log line accepted.
cat > "$work/platform.py" <<'PY'
import json, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
port, backend, boot = int(sys.argv[1]), int(sys.argv[2]), open("/proc/sys/kernel/random/boot_id").read().strip()
target = dict(dynoId="00000000-0000-4000-8000-000000000001", name="web.1", address="127.0.0.1", port=backend, release=1)
app = dict(appId="00000000-0000-4000-8000-000000000002", app="shop", version=1, hostnames=["127.0.0.1", "localhost"],
           status="LIVE", targets=[target])
lines = 0
class Platform(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *parts): pass
    def do_POST(self):
        global lines
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.endswith("/logs"): lines += body.count(b"\n")
        self.send_response(204); self.send_header("Content-Length", "0"); self.end_headers()
    def do_GET(self):
        if self.path == "/lines":
            text = str(lines).encode()
            self.send_response(200); self.send_header("Content-Length", str(len(text))); self.end_headers()
            self.wfile.write(text); return
        self.send_response(200); self.send_header("Transfer-Encoding", "chunked"); self.end_headers()
        message = dict(kind="snapshot", version=1, bootId=boot, apps=[app])
        while True:
            line = (json.dumps(message) + "\n").encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(line), line)); self.wfile.flush()
            time.sleep(1); message = dict(kind="heartbeat", version=1)
ThreadingHTTPServer(("127.0.0.1", port), Platform).serve_forever()
PY
python3 "$work/platform.py" "$feed" "$backend" 2>/dev/null & pids+=($!)

names=(slipway)
ports=("$(free_port)")
start_router slipway "${ports[0]}" "$jar"
proxies=("${pids[-1]}")
for peer in "$@"; do
  port=$(free_port)
  case $peer in
    nginx) name=nginx; start_nginx "$port" ;;
    haproxy) name=haproxy; start_haproxy "$port" ;;
    *.jar) name=other$((${#names[@]})); start_router "$name" "$port" "$peer" ;;
    *) echo "compare: '$peer' is neither nginx, haproxy nor a jar" >&2; exit 2 ;;
  esac
  names+=("$name"); ports+=("$port"); proxies+=("${pids[-1]}")
done

get() { python3 -c 'import sys, urllib.request as u; print(u.urlopen("http://127.0.0.1:" + sys.argv[1], timeout=1).read().decode())' "$1" 2>/dev/null; }
for port in "$backend" "${ports[@]}"; do
  for _ in $(seq 100); do get "$port/" >/dev/null && break; sleep 0.1; done
  get "$port/" >/dev/null || { echo "compare: nothing answers on port $port" >&2; cat "$work"/*.log >&2; exit 1; }
done

ticks() { # process: the processor time of it and its children, in clock ticks
  local pid
  for pid in "$1" $(pgrep -P "$1" || true); do sed 's/.*) //' "/proc/$pid/stat"; done | awk '{ sum += $12 + $13 } END { print sum }'
}
load() { # index, seconds: prints requests a second, and microseconds of processor time a request
  local out before after
  before=$(ticks "${proxies[$1]}")
  out=$(wrk -t1 -c"$connections" -d"$2"s "http://127.0.0.1:${ports[$1]}/")
  after=$(ticks "${proxies[$1]}")
  if grep -q 'Non-2xx\|Socket errors' <<< "$out"; then echo "$out" >&2; exit 1; fi
  awk -v ticks=$((after - before)) -v hertz="$(getconf CLK_TCK)" '/requests in/ { count = $1 }
    /Requests\/sec/ { printf "%d %.1f\n", $2, ticks / hertz * 1e6 / count }' <<< "$out"
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
range() { sort -n | awk '{ v[NR] = $1 } END { print v[1] " to " v[NR] }'; }

for i in "${!names[@]}"; do # the compilers' time
  [[ ${names[i]} == slipway || ${names[i]} == other* ]] && load "$i" "${WARM_UP:-8}" > /dev/null
done
for round in $(seq "$rounds"); do
  line="round $round:"
  for i in "${!names[@]}"; do
    read -r rate cost <<< "$(load "$i" "$seconds")"
    ((i)) || { first=$rate; firstcost=$cost; }
    line+="  ${names[i]} $rate/s ${cost} µs"
    echo "$rate" >> "$work/rate-$i"; echo "$cost" >> "$work/cost-$i"
    awk "BEGIN { printf \"%.3f\\n\", $first / $rate }" >> "$work/ratio-$i"
    awk "BEGIN { printf \"%.3f\\n\", $firstcost / $cost }" >> "$work/costratio-$i"
  done
  echo "$line"
done
for i in "${!names[@]}"; do
  line="${names[i]}: median $(median < "$work/rate-$i")/s, $(median < "$work/cost-$i") µs a request"
  ((i)) && line+="; slipway / ${names[i]}: speed $(median < "$work/ratio-$i") ($(range < "$work/ratio-$i")), processor time $(median < "$work/costratio-$i")"
  echo "$line"
done
echo "log lines received by the platform: $(get "$feed/lines"); router: $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/${proxies[0]}/status") MB resident"
