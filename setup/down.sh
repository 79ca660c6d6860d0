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

# What the platform should have removed itself, had it not been killed. Only what carries this installation's label.
remove_leftovers() {
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
