# The command line client (module cli/), and git's way to the API key.
# shellcheck shell=bash

client_is_built() { [[ -f $SLIPWAY_ROOT/cli/target/slipway-cli.jar && -d $SLIPWAY_ROOT/cli/target/lib ]]; }

client() {
    find_jdk
    if ! client_is_built; then
        say "Building the client" >&2
        package_modules cli >&2 || fail "Maven couldn't build the client; its errors are above."
    fi
    archive_client
    run_client "$@"
}

client_archive() { printf '%s' "$SLIPWAY_ROOT/cli/target/slipway-cli-$(jdk_version "$JAVA_HOME").jsa"; }

# client_java RUNNER...: the runner is how the JVM is started, `exec` for instance.
client_java() {
    # The JVM ignores an archive that doesn't fit the jars, and would say so among the command's output.
    "$@" "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable \
        "${CLIENT_OPTIONS[@]}" -jar "$SLIPWAY_ROOT/cli/target/slipway-cli.jar" "${CLIENT_ARGUMENTS[@]}"
}

# Keeps the client's loaded classes in a file, from which it starts in half the time. Without it, it runs as well.
archive_client() {
    local archive
    archive=$(client_archive)
    [[ ! -f $archive || $archive -ot $SLIPWAY_ROOT/cli/target/slipway-cli.jar ]] || return 0
    CLIENT_OPTIONS=("-XX:ArchiveClassesAtExit=$archive.$$")
    CLIENT_ARGUMENTS=(apps)
    # A command that ends because nothing listens has loaded what the others need.
    client_java env SLIPWAY_API_URL=http://127.0.0.1:1 SLIPWAY_API_KEY=none >/dev/null 2>&1 </dev/null || true
    [[ ! -f $archive.$$ ]] || mv "$archive.$$" "$archive"
}

run_client() {
    find_jdk
    : "${SLIPWAY_API_URL:=http://$(reachable_host):$SLIPWAY_PORT}"
    export SLIPWAY_SCRIPT SLIPWAY_API_URL SLIPWAY_OUT_IS_TERMINAL='' SLIPWAY_IN_IS_TERMINAL=''
    [[ ! -t 1 || ! -t 2 ]] || SLIPWAY_OUT_IS_TERMINAL=1
    [[ ! -t 0 || ! -t 2 ]] || SLIPWAY_IN_IS_TERMINAL=1
    CLIENT_OPTIONS=("-XX:SharedArchiveFile=$(client_archive)")
    CLIENT_ARGUMENTS=("$@")
    client_java exec
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
