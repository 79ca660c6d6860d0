# The container engine: found, or on Debian and Ubuntu installed and started. It is the machine's, not the installation's.
# shellcheck shell=bash

# The daemon's process, if this command started it; `slipway test` ends what it started.
ENGINE_STARTED=''

engine_version() {
    type -P docker >/dev/null || return 1
    timeout 20 docker version --format '{{.Server.Version}}' 2>/dev/null 9>&-
}

ensure_engine() {
    local version
    if version=$(engine_version); then
        note "Docker Engine $version answers"
        return
    fi
    if [[ -n ${DOCKER_HOST:-} && $DOCKER_HOST != unix:///var/run/docker.sock ]]; then
        type -P docker >/dev/null || fail "DOCKER_HOST is set to $DOCKER_HOST, but there is no docker command to ask it with. Install Docker's command line client."
        fail "No container engine answers at DOCKER_HOST=$DOCKER_HOST: $(docker version --format '{{.Server.Version}}' 2>&1 | tail -n 1)"
    fi
    if ((EUID != 0)); then
        fail "No container engine answers for this user. Install Docker Engine and let this user use it (docker group), or run slipway as root, or set DOCKER_HOST."
    fi
    install_engine
    start_engine
    note "Docker Engine $(engine_version) started"
}

install_engine() {
    local needed=()
    type -P dockerd >/dev/null && type -P docker >/dev/null || needed+=(docker.io)
    type -P iptables >/dev/null || needed+=(iptables)
    type -P docker-init >/dev/null || needed+=(tini)
    ((${#needed[@]})) || return 0
    is_debian || fail "No container engine was found. Install Docker Engine 20.10 or newer and start it; slipway does so itself only on Debian and Ubuntu."
    note "installs ${needed[*]}"
    apt_install "${needed[@]}" ca-certificates
}

start_engine() {
    if [[ -d /run/systemd/system ]]; then
        systemctl start docker || fail "systemctl start docker failed; see: journalctl -u docker"
    else
        # A pid file of an earlier life makes dockerd refuse to start if its number is in use again.
        local log=/var/log/dockerd.log
        pgrep_dockerd >/dev/null || rm -f /var/run/docker.pid
        setsid dockerd </dev/null >>"$log" 2>&1 9>&- &
        ENGINE_STARTED=$!
    fi
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        engine_version >/dev/null && return
        if [[ -n $ENGINE_STARTED ]] && ! kill -0 "$ENGINE_STARTED" 2>/dev/null; then
            tail -n 20 /var/log/dockerd.log >&2
            fail "dockerd ended at once; its last lines are above (/var/log/dockerd.log)."
        fi
        sleep 0.2
    done
    [[ -z $ENGINE_STARTED ]] || tail -n 20 /var/log/dockerd.log >&2
    fail "The container engine was started, but didn't answer within a minute."
}

pgrep_dockerd() {
    local comm
    for comm in /proc/[0-9]*/comm; do
        [[ $(cat "$comm" 2>/dev/null) != dockerd ]] || printf '%s\n' "$comm"
    done | grep .
}

stop_started_engine() {
    [[ -n $ENGINE_STARTED ]] || return 0
    kill "$ENGINE_STARTED" 2>/dev/null || return 0
    wait "$ENGINE_STARTED" 2>/dev/null || true
}
