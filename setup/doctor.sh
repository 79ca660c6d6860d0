# slipway doctor: looks at what an installation stands on, one thing after the other, changes nothing, and says for each
# that is wrong what to do.
# shellcheck shell=bash

# Below this many MiB a build or PostgreSQL may run out of disk.
DISK_LOW=2048

# Ends with 0 if nothing is wrong, else with 1.
doctor() {
    (($# == 0)) || fail "slipway doctor takes no arguments."
    DOCTOR_FOUND=0
    doctor_jdk
    doctor_jars
    doctor_engine
    doctor_disk "$SLIPWAY_HOME" 'SLIPWAY_HOME'
    doctor_processes
    doctor_ports
    doctor_names
    doctor_apps
    if ((DOCTOR_FOUND)); then
        printf '\n%s\n' "$DOCTOR_FOUND thing(s) to mend."
        return 1
    fi
    printf '\nNothing is wrong.\n'
}

well() { printf 'ok    %s\n' "$*"; }

# ill WHAT FIX
ill() {
    printf '!     %s\n      %s\n' "$1" "$2"
    DOCTOR_FOUND=$((DOCTOR_FOUND + 1))
}

doctor_jdk() {
    if (find_jdk) >/dev/null 2>&1; then
        find_jdk
        well "JDK $(jdk_version "$JAVA_HOME") in $JAVA_HOME"
    else
        ill "There is no JDK $JDK_NEEDED or newer." "Install one (Temurin, for instance) and set JAVA_HOME to it."
    fi
}

doctor_jars() {
    if jars_are_there; then well "the jars are built"; else ill "The jars are not built." "Run: slipway up"; fi
}

doctor_engine() {
    local version root
    if ! type -P docker >/dev/null; then
        ill "There is no docker command." "Install Docker Engine 20.10 or newer; on Debian as root, slipway up does so."
    elif version=$(engine_version); then
        well "Docker Engine $version answers"
        root=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null) || root=''
        [[ -z $root || ! -d $root ]] || doctor_disk "$root" "the engine's folder"
        doctor_stack
    else
        ill "The container engine doesn't answer: $(docker version --format x 2>&1 | tail -n 1)" \
            "Start it (systemctl start docker; as root, slipway up does so), or let this user use it: usermod -aG docker USER"
    fi
}

doctor_stack() {
    local digest
    if digest=$("$SLIPWAY_ROOT/stacks/digest" "$STACK" 2>/dev/null) && [[ -f $SLIPWAY_CACHE/stacks/$STACK-$digest/stack.properties ]]; then
        well "the images of the stack $STACK are made"
    else
        ill "The images of the stack $STACK are not made, or of an older definition." "Run slipway up, which makes them."
    fi
}

# doctor_disk FOLDER NAME
doctor_disk() {
    local free inodes folder=$1
    while [[ ! -e $folder ]]; do folder=${folder%/*}; done
    free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
    inodes=$(df -Pi "$folder" | awk 'NR == 2 { print $5 }')
    if ((free < DISK_LOW)); then
        ill "Only $free MiB are free in $2, $1." "Make room: destroy apps you don't need, or docker image prune for images of others."
    elif [[ $inodes == 9[5-9]% || $inodes == 100% ]]; then
        ill "The file system of $2, $1, has used $inodes of its inodes." "Remove folders with many small files."
    else
        well "$free MiB are free in $2, $1"
    fi
}

doctor_processes() {
    local name
    for name in "${PROCESSES[@]}"; do
        [[ $name != database || -z ${SLIPWAY_DATABASE_URL:-} ]] || continue
        if ! process_runs "$name"; then
            ill "The $name doesn't run." "Start it with slipway up; its log: slipway logs-platform $name"
        elif "${name}_is_ready"; then
            well "the $name is ready"
        else
            ill "The $name runs, but isn't ready." "See what it says: slipway logs-platform $name"
        fi
    done
}

# A port that answers though nothing of this installation runs belongs to somebody else.
doctor_ports() {
    local entry name port
    for entry in "platform $SLIPWAY_PORT PORT" "platform $SLIPWAY_TLS_PORT TLS_PORT" "platform $SLIPWAY_RENDEZVOUS_PORT RENDEZVOUS_PORT" "platform $SLIPWAY_SSH_PORT SSH_PORT" \
        "router $SLIPWAY_ROUTER_PORT ROUTER_PORT" "router $SLIPWAY_ROUTER_TLS_PORT ROUTER_TLS_PORT"; do
        read -r name port entry <<<"$entry"
        ! process_runs "$name" || continue
        if port_is_taken "$port"; then
            ill "Port $port, which the $name needs, is in use by $(port_owner "$port")." "End that, or set SLIPWAY_$entry to another port."
        else
            well "port $port is free for the $name"
        fi
    done
}

doctor_names() {
    local name=slipway-doctor.$SLIPWAY_DOMAIN address
    if address=$(getent ahosts "$name" | awk 'NR == 1 { print $1 }') && [[ -n $address ]]; then
        well "$name leads to $address"
    elif [[ $SLIPWAY_DOMAIN == localhost ]]; then
        # Browsers and curl know these names themselves, so nothing is broken.
        printf 'note  %s\n      %s\n' "Names such as $name are not resolved by this machine; browsers and curl do it themselves." \
            "If another program needs them, install libnss-myhostname."
    else
        ill "$name is not resolved." "Add a DNS record for *.$SLIPWAY_DOMAIN that leads to this machine."
    fi
}

doctor_apps() {
    local found
    platform_is_ready && client_is_built || return 0
    if found=$(SLIPWAY_PLATFORM=local run_client apps:doctor </dev/null 2>&1); then
        well "the apps' dynos are up"
    else
        ill "Some apps don't run as they should:" "${found//$'\n'/$'\n'      }"
    fi
}
