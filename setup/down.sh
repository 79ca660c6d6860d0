# slipway down: ends the installation in the order in which nothing is lost, and removes what it left in the engine.
# shellcheck shell=bash

down() {
    local keep_apps=''
    case ${1:-} in
        '') ;;
        --keep-apps) keep_apps=1 ;;
        *) fail "slipway down knows only --keep-apps, not $1." ;;
    esac
    if [[ ! -d $SLIPWAY_HOME/run ]]; then
        say "Nothing runs: $SLIPWAY_HOME is not a home of Slipway."
        return
    fi
    lock_home
    # With this marker, the platform stops the dynos before it ends.
    if [[ -z $keep_apps ]]; then touch "$SLIPWAY_HOME/run/down"; else rm -f "$SLIPWAY_HOME/run/down"; fi
    stop_step platform 60
    [[ -n $keep_apps ]] || stop_step router 40
    stop_step database 60
    if [[ -n $keep_apps ]]; then
        say "The router and the apps run on; slipway up takes them over again."
    else
        remove_leftovers
    fi
}

stop_step() {
    if process_runs "$1" || recorded_process "$(pid_file "$1").child" >/dev/null; then
        step "Stopping the $1" stop_process "$1" "$2"
    else
        say "The $1 doesn't run"
    fi
}

# What the platform should have removed itself, had it not been killed: only what carries this installation's label or name.
remove_leftovers() {
    remove_firewall
    engine_version >/dev/null || {
        note "The container engine doesn't answer: containers that are left could not be looked for."
        return
    }
    local label containers networks
    label=label=slipway.installation=$(<"$SLIPWAY_HOME/installation-id")
    mapfile -t containers < <(docker ps -aq --filter "$label")
    if ((${#containers[@]})); then
        say "Removing ${#containers[@]} containers that were left"
        docker rm -f -v "${containers[@]}" >/dev/null || fail "docker couldn't remove all of them; try again with: slipway down"
    fi
    mapfile -t networks < <(docker network ls -q --filter "$label")
    if ((${#networks[@]})); then
        say "Removing ${#networks[@]} networks that were left"
        docker network rm "${networks[@]}" >/dev/null || fail "docker couldn't remove all of them; try again with: slipway down"
    fi
}

# The chains that the runtime node makes for this installation, which have its id in their names.
remove_firewall() {
    ((EUID == 0)) && type -P iptables >/dev/null || return 0
    local id
    id=$(<"$SLIPWAY_HOME/installation-id")
    remove_chain DOCKER-USER "SLIPWAY-$id-FWD"
    remove_chain INPUT "SLIPWAY-$id-IN"
}

# remove_chain PARENT CHAIN: nothing happens if it is not there.
remove_chain() {
    iptables -w -n -L "$2" >/dev/null 2>&1 || return 0
    while iptables -w -D "$1" -j "$2" 2>/dev/null; do :; done
    if ! { iptables -w -F "$2" && iptables -w -X "$2"; } 2>/dev/null; then
        note "the firewall chain $2 could not be removed; see: iptables -S"
    fi
}
