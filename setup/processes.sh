# Starting, watching and ending the installation's three processes: database, platform, router.
# shellcheck shell=bash

# shellcheck disable=SC2034
PROCESSES=(database platform router)
READY_WITHIN=120

pid_file() { printf '%s' "$SLIPWAY_HOME/run/$1"; }
process_log() { printf '%s' "$SLIPWAY_HOME/logs-platform/$1.log"; }
process_runs() { recorded_process "$(pid_file "$1").pid" >/dev/null; }

# The signal on which a process ends in order. PostgreSQL's SIGTERM would wait for its clients; SIGINT rolls them back.
stop_signal() { if [[ $1 == database ]]; then printf INT; else printf TERM; fi; }

# Whether a process runs, and was started with this stamp: the same jars and settings.
runs_as() { process_runs "$1" && [[ $2 == "$(cat "$(pid_file "$1").stamp" 2>/dev/null)" ]]; }

# ensure_process NAME STAMP COMMAND...: starts the process unless it runs. One that runs with another stamp
# (other jars, other settings) is ended first. Whether it is ready is not waited for.
ensure_process() {
    local name=$1 stamp=$2
    shift 2
    runs_as "$name" "$stamp" && return
    if process_runs "$name"; then
        note "the $name runs an older build or other settings: it is started anew"
        stop_process "$name" 60
    fi
    printf '%s\n' "$stamp" >"$(pid_file "$name").stamp"
    (
        umask 077
        cd "$SLIPWAY_HOME" || exit
        exec setsid "$BASH" "$SLIPWAY_ROOT/setup/supervise" "$name" "$(stop_signal "$name")" "$@"
    ) </dev/null >>"$(process_log "$name")" 2>&1 8>&- 9>&- &
    local tries
    for ((tries = 0; tries < 100; tries++)); do
        process_runs "$name" && return
        sleep 0.05
    done
    fail "The supervisor of $name did not start; see $(process_log "$name")."
}

# A process whose supervisor was killed has nobody to start it again: it ends before a new one starts.
end_orphan() {
    local pid
    process_runs "$1" && return
    pid=$(recorded_process "$(pid_file "$1").child") || return 0
    note "the $1 ran without its supervisor: it is ended"
    kill -s "$(stop_signal "$1")" "$pid" 2>/dev/null || true
    await_gone "$(pid_file "$1").child" 30 || kill -KILL "$pid" 2>/dev/null || true
    await_gone "$(pid_file "$1").child" 5 || true
}

# stop_process NAME SECONDS: SIGTERM to the supervisor, which passes it on; SIGKILL to the process after the time given.
stop_process() {
    local supervisor child
    if supervisor=$(recorded_process "$(pid_file "$1").pid"); then
        kill "$supervisor" 2>/dev/null || true
        if ! await_gone "$(pid_file "$1").pid" "$2"; then
            note "the $1 didn't end within $2 s: it is killed"
            child=$(recorded_process "$(pid_file "$1").child") && kill -KILL "$child" 2>/dev/null
            await_gone "$(pid_file "$1").pid" 10 || kill -KILL "$supervisor" 2>/dev/null || true
        fi
    fi
    end_orphan "$1"
    # Not the supervisor's own task: the next one may have started meanwhile, and recorded itself.
    forget_process "$(pid_file "$1").pid"
    forget_process "$(pid_file "$1").child"
}

# await_gone FILE SECONDS: waits until the process that the pid file means has ended.
await_gone() {
    local deadline=$(($(now_ms) + $2 * 1000))
    while recorded_process "$1" >/dev/null; do
        (($(now_ms) < deadline)) || return 1
        sleep 0.1
    done
}

# await_ready NAME CHECK...: waits for the check to succeed; shows the end of the process's log if it doesn't in time.
await_ready() {
    local name=$1 deadline=$(($(now_ms) + READY_WITHIN * 1000))
    shift
    until "$@"; do
        if ! process_runs "$name" || (($(now_ms) >= deadline)); then
            note "the last lines of $(process_log "$name"):"
            tail -n 20 "$(process_log "$name")" >&2
            fail "The $name did not get ready within $READY_WITHIN s."
        fi
        sleep 0.1
    done
}

# The sockets that listen on a port, as the inode numbers of /proc/net/tcp and tcp6.
listening_sockets() {
    local hex
    printf -v hex '%04X' "$1"
    awk -v port=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

port_is_taken() { [[ -n $(listening_sockets "$1") ]]; }

# Who listens on a port, as "COMMAND (pid N)", if this user may see it.
port_owner() {
    local inode link
    for inode in $(listening_sockets "$1"); do
        link=$(find /proc/[0-9]*/fd -maxdepth 1 -lname "socket:\[$inode\]" 2>/dev/null | head -n 1) || true
        if [[ $link =~ ^/proc/([0-9]+)/ ]]; then
            printf '%s (pid %s)' "$(cat "/proc/${BASH_REMATCH[1]}/comm" 2>/dev/null)" "${BASH_REMATCH[1]}"
            return
        fi
    done
    printf 'another process'
}

# require_free_port PORT WHAT REMEDY
require_free_port() {
    port_is_taken "$1" || return 0
    fail "Port $1, which $2 needs, is in use by $(port_owner "$1"). End that, or $3."
}
