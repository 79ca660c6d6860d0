# What all parts share: the settings of an installation, how steps are told, and a little HTTP.
# shellcheck shell=bash

[[ -n ${HOME:-} ]] || HOME=$(getent passwd "$EUID" | cut -d : -f 6)
: "${SLIPWAY_HOME:=$HOME/.slipway}"
: "${SLIPWAY_PORT:=5000}"
: "${SLIPWAY_ROUTER_PORT:=8080}"
: "${SLIPWAY_ROUTER_TLS_PORT:=8443}"
: "${SLIPWAY_TLS_PORT:=$((SLIPWAY_PORT + 443))}"
: "${SLIPWAY_RENDEZVOUS_PORT:=$((SLIPWAY_PORT + 44))}"
: "${SLIPWAY_SSH_PORT:=$((SLIPWAY_PORT + 22))}"
: "${SLIPWAY_BIND:=127.0.0.1}"
: "${SLIPWAY_RUNTIME:=docker}"
: "${SLIPWAY_DOMAIN:=localhost}"
: "${SLIPWAY_CACHE:=${XDG_CACHE_HOME:-$HOME/.cache}/slipway}"
[[ $SLIPWAY_HOME == /* ]] || SLIPWAY_HOME=$PWD/$SLIPWAY_HOME
[[ $SLIPWAY_CACHE == /* ]] || SLIPWAY_CACHE=$PWD/$SLIPWAY_CACHE
SLIPWAY_HOME=${SLIPWAY_HOME%/}
SLIPWAY_CACHE=${SLIPWAY_CACHE%/}
export SLIPWAY_HOME SLIPWAY_PORT SLIPWAY_ROUTER_PORT SLIPWAY_ROUTER_TLS_PORT SLIPWAY_TLS_PORT SLIPWAY_RENDEZVOUS_PORT SLIPWAY_SSH_PORT SLIPWAY_BIND SLIPWAY_RUNTIME SLIPWAY_DOMAIN
# It holds a password, which is the platform's alone.
export -n SLIPWAY_DATABASE_URL

# How long each step took, as "milliseconds<TAB>title", for the tables of demo and test.
PHASES=()

say() { printf -- '-----> %s\n' "$*"; }
note() { printf '       %s\n' "$*"; }

# Ends the command with the reason, one line an argument.
fail() {
    printf ' !     %s\n' "$@" >&2
    exit 1
}

now_ms() {
    local micros=${EPOCHREALTIME/[.,]/}
    printf '%s' "$((micros / 1000))"
}

seconds() { printf '%d.%d s' "$(($1 / 1000))" "$(($1 % 1000 / 100))"; }

# step TITLE COMMAND...: names a step, runs it, and says how long it took if that was more than a second.
step() {
    local title=$1 begun took
    shift
    begun=$(now_ms)
    say "$title"
    "$@"
    took=$(($(now_ms) - begun))
    ((took <= 1000)) || note "took $(seconds "$took")"
    PHASES+=("$took"$'\t'"$title")
}

print_phases() {
    local phase total=0
    for phase in "${PHASES[@]}"; do
        printf '  %10s  %s\n' "$(seconds "${phase%%$'\t'*}")" "${phase#*$'\t'}"
        total=$((total + ${phase%%$'\t'*}))
    done
    printf '  %10s  %s\n' "$(seconds "$total")" "in all"
}

random_hex() { od -An -tx1 -N"$1" /dev/urandom | tr -d ' \n'; }

# keep_secret FILE BYTES: makes the file with that many random bytes in hex, for its owner alone, unless it is there.
keep_secret() {
    [[ -s $1 ]] && return
    (umask 077 && random_hex "$2" >"$1.new" && mv "$1.new" "$1")
}

prepare_home() {
    # Only the last folder is private: what lies above it is the user's.
    mkdir -p "${SLIPWAY_HOME%/*}/"
    (umask 077 && mkdir -p "$SLIPWAY_HOME") || fail "Couldn't make SLIPWAY_HOME, $SLIPWAY_HOME."
    chmod 0700 "$SLIPWAY_HOME"
    (umask 077 && mkdir -p "$SLIPWAY_HOME/run" "$SLIPWAY_HOME/logs-platform" "$SLIPWAY_HOME/lib")
    keep_secret "$SLIPWAY_HOME/installation-id" 4
    keep_secret "$SLIPWAY_HOME/router-token" 32
}

# Lets one `up`, `down` or `demo` at a time work on this installation; the lock ends with the command (file descriptor 9).
lock_home() {
    exec 9>"$SLIPWAY_HOME/run/lock"
    flock -n 9 && return
    note "waits for another slipway command on $SLIPWAY_HOME"
    flock -w 600 9 || fail "Another slipway command has worked on $SLIPWAY_HOME for ten minutes; see which with: fuser $SLIPWAY_HOME/run/lock"
}

# Sets REACHABLE_HOST: the address under which this machine reaches what listens on SLIPWAY_BIND.
find_reachable_host() {
    case $SLIPWAY_BIND in
        0.0.0.0 | '' | '::' | '*') REACHABLE_HOST=127.0.0.1 ;;
        *) REACHABLE_HOST=$SLIPWAY_BIND ;;
    esac
}

reachable_host() { find_reachable_host && printf '%s' "$REACHABLE_HOST"; }

is_debian() { [[ -r /etc/os-release ]] && grep -Eqi '^(ID|ID_LIKE)=.*(debian|ubuntu)' /etc/os-release; }

can_install() { ((EUID == 0)) && is_debian; }

# apt_install PACKAGE...: as root on Debian or Ubuntu. A third party's list that can't be had is no reason to stop.
apt_install() {
    local log=$SLIPWAY_HOME/logs-platform/apt.log
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >"$log" 2>&1 </dev/null 9>&- || note "some package lists could not be updated; going on with what is there"
    apt-get install -q -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null 9>&- || {
        tail -n 20 "$log" >&2
        fail "Couldn't install $* with apt-get (the whole log is $log)."
    }
}

# http_get HOST PORT PATH [HOST-HEADER]: the whole answer, headers too; fails if nothing answers within 5 s.
http_get() {
    # shellcheck disable=SC2016
    timeout 5 "$BASH" -c '
        exec 3<>"/dev/tcp/$1/$2" || exit 1
        printf "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" "$3" "$4" >&3
        cat <&3' http_get "$1" "$2" "$3" "${4:-$1:$2}" 2>/dev/null
}

# http_status HOST PORT PATH [HOST-HEADER]: the status code, or nothing if there was no answer.
http_status() {
    local answer
    answer=$(http_get "$@" | tr -d '\0') || true
    [[ ! $answer =~ ^HTTP/1\.[01]\ ([0-9]{3}) ]] || printf '%s' "${BASH_REMATCH[1]}"
}

# http_body ANSWER: the body of an answer, put together if it came in chunks (RFC 9112, section 7.1).
http_body() {
    local LC_ALL=C headers=${1%%$'\r\n\r\n'*} body=${1#*$'\r\n\r\n'} size
    if [[ ${headers,,} != *$'\n'transfer-encoding:*chunked* ]]; then
        printf '%s\n' "$body"
        return
    fi
    while [[ $body =~ ^([0-9A-Fa-f]+) ]]; do
        size=$((16#${BASH_REMATCH[1]}))
        ((size)) || break
        body=${body#*$'\r\n'}
        printf '%s' "${body:0:size}"
        body=${body:size+2}
    done
    printf '\n'
}

port_accepts() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }
