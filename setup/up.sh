# slipway up: brings the installation to where all of it runs, and says what it found or did on the way.
# shellcheck shell=bash

up() {
    (($# == 0)) || fail "slipway up takes no arguments."
    prepare_home
    lock_home
    step "JDK" report_jdk
    step "Jars" build_jars
    step "Container engine" ensure_engine
    step "Stack $STACK" ensure_stack
    step "Database" ensure_database
    step "Platform and router" ensure_platform_and_router
    exec 9>&-
    describe_installation
}

# Exports what the platform and the router are told by their environment.
export_settings() {
    SLIPWAY_INSTALLATION=$(<"$SLIPWAY_HOME/installation-id")
    SLIPWAY_BUILDPACKS_DIR=$SLIPWAY_ROOT/buildpacks
    export SLIPWAY_INSTALLATION SLIPWAY_BUILDPACKS_DIR
}

# One digest of these settings and of further ones that are given: a change of it starts a process anew.
settings_digest() {
    local name
    for name in $(compgen -e SLIPWAY_ | LC_ALL=C sort); do
        case $name in
            SLIPWAY_API_* | SLIPWAY_APP | SLIPWAY_PLATFORM | SLIPWAY_CONFIG | SLIPWAY_BUILD | SLIPWAY_CACHE | SLIPWAY_SCRIPT | SLIPWAY_POSTGRES_DIR) ;;
            *) printf '%s=%s\n' "$name" "${!name}" ;;
        esac
    done | cat - <(printf '%s\n' "$JAVA_HOME" "${DOCKER_HOST:-}" "$@") | sha256sum | cut -c 1-16
}

ensure_platform_and_router() {
    local platform router
    export_settings
    platform=$BUILD-$(settings_digest "$SLIPWAY_DATABASE_URL")
    router=$BUILD-$(settings_digest)
    rm -f "$SLIPWAY_HOME/run/down"
    if runs_as platform "$platform" && runs_as router "$router" && platform_is_ready && router_is_ready; then
        note "both run already"
        return
    fi
    install_jars
    end_orphan platform
    end_orphan router
    if ! process_runs platform; then
        require_free_port "$SLIPWAY_PORT" "the platform" "set SLIPWAY_PORT to another port"
        require_free_port "$SLIPWAY_TLS_PORT" "the platform over TLS" "set SLIPWAY_TLS_PORT to another port"
        require_free_port "$SLIPWAY_RENDEZVOUS_PORT" "the platform" "set SLIPWAY_RENDEZVOUS_PORT to another port"
        require_free_port "$SLIPWAY_SSH_PORT" "git over SSH" "set SLIPWAY_SSH_PORT to another port"
    fi
    if ! process_runs router; then
        require_free_port "$SLIPWAY_ROUTER_PORT" "the router" "set SLIPWAY_ROUTER_PORT to another port"
        require_free_port "$SLIPWAY_ROUTER_TLS_PORT" "the router" "set SLIPWAY_ROUTER_TLS_PORT to another port"
    fi
    start_platform "$platform"
    ensure_process router "$router" "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx256m -XX:+ExitOnOutOfMemoryError \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -jar "$SLIPWAY_HOME/lib/$BUILD/router/slipway-router.jar"
    await_ready platform platform_is_ready
    await_ready router router_is_ready
    prune_jars
    note "the platform on port $SLIPWAY_PORT, the router on ports $SLIPWAY_ROUTER_PORT and $SLIPWAY_ROUTER_TLS_PORT (TLS)"
}

# The database's password is for the platform alone: it is in no command line and in no other process's environment.
start_platform() {
    export SLIPWAY_DATABASE_URL
    ensure_process platform "$1" "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -XX:+ExitOnOutOfMemoryError \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -jar "$SLIPWAY_HOME/lib/$BUILD/platform/quarkus-run.jar"
    export -n SLIPWAY_DATABASE_URL
}

platform_is_ready() { process_runs platform && [[ $(http_status "$(reachable_host)" "$SLIPWAY_PORT" /q/health/ready) == 200 ]]; }

router_is_ready() {
    local host
    host=$(reachable_host)
    process_runs router && port_accepts "$host" "$SLIPWAY_ROUTER_PORT" && port_accepts "$host" "$SLIPWAY_ROUTER_TLS_PORT"
}

describe_installation() {
    cat <<TEXT
-----> Slipway is ready
       API and console  http://$(reachable_host):$SLIPWAY_PORT/   (the API key is in $SLIPWAY_HOME/api-key)
       apps             http://NAME.$SLIPWAY_DOMAIN:$SLIPWAY_ROUTER_PORT/
       apps over TLS    https://NAME.$SLIPWAY_DOMAIN:$SLIPWAY_ROUTER_TLS_PORT/   (its authority is $SLIPWAY_HOME/tls/ca.pem)
       git over SSH     ssh://git@$(reachable_host):$SLIPWAY_SSH_PORT/NAME.git
       home             $SLIPWAY_HOME
       next             in an app's git repository: $SLIPWAY_SCRIPT create, then: git push slipway main
TEXT
}
