# slipway status and slipway logs-platform.
# shellcheck shell=bash

# Ends with 0 if everything runs and is ready, else with 3.
status() {
    (($# == 0)) || fail "slipway status takes no arguments."
    local all_up=0 port
    printf '%-10s %-8s %-12s %-9s %-10s %s\n' PROCESS PID UPTIME MEMORY PORT STATE
    if [[ -z ${SLIPWAY_DATABASE_URL:-} ]]; then
        port=$(cat "$SLIPWAY_HOME/database-port" 2>/dev/null) || port=-
        status_line database "$port" database_is_ready || all_up=3
    fi
    status_line platform "$SLIPWAY_PORT" platform_is_ready || all_up=3
    status_line router "$SLIPWAY_ROUTER_PORT,$SLIPWAY_ROUTER_TLS_PORT" router_is_ready || all_up=3
    local version
    if version=$(engine_version); then
        printf '%-10s %-8s %-12s %-9s %-10s %s\n' engine - - - - "ready (Docker Engine $version)"
    else
        printf '%-10s %-8s %-12s %-9s %-10s %s\n' engine - - - - "doesn't answer"
        all_up=3
    fi
    return "$all_up"
}

# status_line NAME PORT CHECK
status_line() {
    local pid state
    if ! process_runs "$1"; then
        printf '%-10s %-8s %-12s %-9s %-10s %s\n' "$1" - - - "$2" down
        return 1
    fi
    if "$3"; then state=ready; else state='not ready'; fi
    if pid=$(recorded_process "$(pid_file "$1").child"); then
        printf '%-10s %-8s %-12s %-9s %-10s %s\n' "$1" "$pid" "$(uptime_of "$pid")" "$(memory_of "$(pid_file "$1").pid")" "$2" "$state"
    else
        printf '%-10s %-8s %-12s %-9s %-10s %s\n' "$1" - - - "$2" restarting
        return 1
    fi
    [[ $state == ready ]]
}

uptime_of() {
    local begin ticks total
    begin=$(process_begin "$1") || return 0
    ticks=$(getconf CLK_TCK)
    total=$(cut -d . -f 1 /proc/uptime)
    total=$((total - ${begin#* } / ticks))
    if ((total >= 86400)); then printf '%dd %dh' $((total / 86400)) $((total % 86400 / 3600)); else
        printf '%dh %dm %ds' $((total / 3600)) $((total % 3600 / 60)) $((total % 60))
    fi
}

# The memory of all processes in the supervisor's session, each page counted once where the kernel tells.
memory_of() {
    local session stat kib=0 value
    read -r session <"$1"
    for stat in /proc/[0-9]*/stat; do
        { read -r value <"$stat"; } 2>/dev/null || continue
        value=${value##*) }
        read -r _ _ _ value _ <<<"$value"
        [[ $value == "$session" ]] || continue
        value=$(awk '/^Pss:/ { print $2 }' "${stat%/stat}/smaps_rollup" 2>/dev/null)
        [[ -n $value ]] || value=$(awk '/^VmRSS:/ { print $2 }' "${stat%/stat}/status" 2>/dev/null)
        kib=$((kib + ${value:-0}))
    done
    printf '%d MiB' $((kib / 1024))
}

# logs_platform [-f] [NAME]
logs_platform() {
    local follow=() names=() name files=()
    for name in "$@"; do
        case $name in
            -f | --follow) follow=(-F) ;;
            database | platform | router) names+=("$name") ;;
            *) fail "There is no log of $name; there are: ${PROCESSES[*]}." ;;
        esac
    done
    ((${#names[@]})) || names=("${PROCESSES[@]}")
    for name in "${names[@]}"; do
        [[ ! -f $(process_log "$name") ]] || files+=("$(process_log "$name")")
    done
    ((${#files[@]})) || fail "There are no logs yet in $SLIPWAY_HOME/logs-platform."
    exec tail -n 100 ${follow[@]+"${follow[@]}"} "${files[@]}"
}
