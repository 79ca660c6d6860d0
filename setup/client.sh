# The command line client (module cli/), and git's way to the API key.
# shellcheck shell=bash

client_is_built() { [[ -f $SLIPWAY_ROOT/cli/target/slipway-cli.jar && -d $SLIPWAY_ROOT/cli/target/lib ]]; }

client() {
    find_jdk
    if ! client_is_built; then
        find_maven
        say "Building the client" >&2
        (cd "$SLIPWAY_ROOT" && mvn -q -B -Dstyle.color=never -DskipTests -Dspotless.check.skip -pl cli -am package </dev/null >&2) \
            || fail "Maven couldn't build the client; its errors are above."
    fi
    run_client "$@"
}

run_client() {
    [[ -n ${JAVA_HOME:-} ]] && jdk_fits "$JAVA_HOME" || find_jdk
    export SLIPWAY_SCRIPT SLIPWAY_OUT_IS_TERMINAL='' SLIPWAY_IN_IS_TERMINAL=''
    [[ ! -t 1 || ! -t 2 ]] || SLIPWAY_OUT_IS_TERMINAL=1
    [[ ! -t 0 || ! -t 2 ]] || SLIPWAY_IN_IS_TERMINAL=1
    exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -jar "$SLIPWAY_ROOT/cli/target/slipway-cli.jar" "$@"
}

# git_credentials ACTION: git's credential helper protocol. Only this platform's host is answered.
git_credentials() {
    local line protocol='' host=''
    [[ ${1:-} == get ]] || return 0
    while IFS= read -r line && [[ -n $line ]]; do
        case $line in
            protocol=*) protocol=${line#*=} ;;
            host=*) host=${line#*=} ;;
        esac
    done
    case $protocol://$host in
        "http://localhost:$SLIPWAY_PORT" | "http://127.0.0.1:$SLIPWAY_PORT" | "http://$(reachable_host):$SLIPWAY_PORT") ;;
        *) return 0 ;;
    esac
    local key=${SLIPWAY_API_KEY:-}
    [[ -n $key || ! -r $SLIPWAY_HOME/api-key ]] || key=$(<"$SLIPWAY_HOME/api-key")
    [[ -n $key ]] || fail "There is no API key in $SLIPWAY_HOME/api-key; slipway up makes it."
    printf 'username=slipway\npassword=%s\n' "$key"
}
