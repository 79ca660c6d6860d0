# The command line client (module cli/), and git's way to the API key.
# shellcheck shell=bash

client_is_built() { [[ -f $SLIPWAY_ROOT/cli/target/slipway-cli.jar && -d $SLIPWAY_ROOT/cli/target/lib ]]; }

client() {
    find_jdk
    if ! client_is_built; then
        say "Building the client" >&2
        package_modules cli >&2 || fail "Maven couldn't build the client; its errors are above."
    fi
    # This command doesn't wait for what makes the next ones faster.
    cache_is_fresh || (cache_client </dev/null >/dev/null 2>&1 8>&- 9>&- &)
    run_client "$@"
}

# Sets CLIENT_CACHE. The name has the JDK's version and, by SLIPWAY_ROOT, the jar.
name_client_cache() {
    read_jdk_version "$JAVA_HOME" || JDK_VERSION=unknown
    CLIENT_CACHE=$SLIPWAY_ROOT/cli/target/slipway-cli-$JDK_VERSION.aot
}

cache_is_fresh() {
    name_client_cache
    [[ -f $CLIENT_CACHE && ! $CLIENT_CACHE -ot $SLIPWAY_ROOT/cli/target/slipway-cli.jar ]]
}

# client_java OPTION... MAIN...: becomes the JVM, set for a short life.
client_java() {
    # The JVM ignores a cache that doesn't fit it, and would say so among the command's output.
    exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable \
        -cp "$SLIPWAY_ROOT/cli/target/slipway-cli.jar" "$@"
}

# Keeps the client's loaded and linked classes in a file (JEP 514), from which it starts in half the time. Without it,
# it runs as well. One command at a time makes it; the others go on without.
cache_client() {
    cache_is_fresh && return
    local lock=$CLIENT_CACHE.lock
    (
        flock -n 7 || exit 0
        (client_java "-XX:AOTCacheOutput=$CLIENT_CACHE.new" dev.slipway.cli.Rehearsal) >/dev/null 2>&1 </dev/null || true
        [[ ! -f $CLIENT_CACHE.new ]] || mv "$CLIENT_CACHE.new" "$CLIENT_CACHE"
    ) 7>"$lock" || true
}

run_client() {
    find_jdk
    find_reachable_host
    export SLIPWAY_SCRIPT SLIPWAY_LOCAL_URL=http://$REACHABLE_HOST:$SLIPWAY_PORT
    export SLIPWAY_OUT_IS_TERMINAL='' SLIPWAY_IN_IS_TERMINAL=''
    [[ ! -t 1 || ! -t 2 ]] || SLIPWAY_OUT_IS_TERMINAL=1
    [[ ! -t 0 || ! -t 2 ]] || SLIPWAY_IN_IS_TERMINAL=1
    # The JVM would take the classes of an older jar from the cache.
    if cache_is_fresh; then client_java "-XX:AOTCache=$CLIENT_CACHE" dev.slipway.cli.Main "$@"; fi
    client_java -XX:AOTMode=off dev.slipway.cli.Main "$@"
}

# Whether a person has logged in to platforms elsewhere.
knows_platforms() { [[ -f ${SLIPWAY_CONFIG:-${XDG_CONFIG_HOME:-$HOME/.config}/slipway/cli.toml} ]]; }

# git_credentials ACTION: git's credential helper protocol. This platform's host is answered here, that of a platform that
# was logged in to by the client, and no other.
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
        "https://localhost:$SLIPWAY_TLS_PORT" | "https://127.0.0.1:$SLIPWAY_TLS_PORT" | "https://$(reachable_host):$SLIPWAY_TLS_PORT") ;;
        *)
            if knows_platforms && client_is_built; then
                run_client git:credentials get < <(printf 'protocol=%s\nhost=%s\n\n' "$protocol" "$host")
            fi
            return 0
            ;;
    esac
    find_api_key
    printf 'username=slipway\npassword=%s\n' "$API_KEY"
}

# Sets API_KEY.
find_api_key() {
    API_KEY=${SLIPWAY_API_KEY:-}
    [[ -n $API_KEY || ! -r $SLIPWAY_HOME/api-key ]] || API_KEY=$(<"$SLIPWAY_HOME/api-key")
    [[ -n $API_KEY ]] || fail "There is no API key in $SLIPWAY_HOME/api-key; slipway up makes it."
}

# also_trust VARIABLE AUTHORITY: where this user trusts another file already, one with both.
also_trust() {
    local bundle=${!1:-} both=$SLIPWAY_HOME/tls/${1,,}.pem
    [[ -n $bundle && $bundle != "$2" && $bundle != "$both" && -r $bundle ]] || return 0
    cat "$bundle" "$2" >"$both"
    export "$1=$both"
}

# heroku_cli [--no-key] [ARGUMENT...]: Heroku's own CLI against the platform on this machine; without arguments the
# environment for it. Without a key it works for whoever has logged in with it.
heroku_cli() {
    local authority=$SLIPWAY_HOME/tls/ca.pem host variable
    case ${1:-} in
        --no-key) shift && API_KEY='' ;;
        login | auth:login | logout | auth:logout) API_KEY='' ;;
        *) find_api_key ;;
    esac
    host=$(reachable_host)
    [[ $host == 127.0.0.1 || $host == localhost ]] || fail "Heroku's CLI talks to localhost only, and this platform listens on $host." \
        "Set SLIPWAY_BIND to 127.0.0.1 or 0.0.0.0, or see docs/guide/heroku.md."
    [[ -r $authority ]] || fail "There is no certificate authority in $authority; slipway up makes it."
    # Heroku's CLI would tell Heroku of each command.
    export DISABLE_TELEMETRY=true HEROKU_HOST=http://$host:$SLIPWAY_PORT HEROKU_GIT_HOST=$host:$SLIPWAY_TLS_PORT
    unset HEROKU_API_KEY
    [[ -z $API_KEY ]] || export HEROKU_API_KEY=$API_KEY
    # What it asks of Heroku's other hosts: logins by the browser, the status, buildpacks by name.
    export HEROKU_LOGIN_HOST=$HEROKU_HOST/cli HEROKU_STATUS_HOST=$HEROKU_HOST/cli HEROKU_BUILDPACK_REGISTRY_URL=$HEROKU_HOST/cli
    # Heroku's git remotes are https: git and Node have to trust this installation's certificate.
    export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-$authority}
    export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.https://$HEROKU_GIT_HOST/.sslCAInfo GIT_CONFIG_VALUE_0=$authority
    also_trust NODE_EXTRA_CA_CERTS "$authority"
    # It goes before all of git's settings.
    also_trust GIT_SSL_CAINFO "$authority"
    if (($# == 0)); then
        [[ -n $API_KEY ]] || printf 'unset HEROKU_API_KEY\n'
        for variable in DISABLE_TELEMETRY HEROKU_HOST HEROKU_API_KEY HEROKU_GIT_HOST HEROKU_LOGIN_HOST HEROKU_STATUS_HOST \
            HEROKU_BUILDPACK_REGISTRY_URL NODE_EXTRA_CA_CERTS GIT_SSL_CAINFO \
            GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0; do
            [[ -z ${!variable:-} ]] || printf 'export %s=%q\n' "$variable" "${!variable}"
        done
        [[ ! -t 1 ]] || note "# For this shell: eval \"\$($SLIPWAY_SCRIPT heroku)\"" >&2
        return
    fi
    command -v heroku >/dev/null || fail "There is no heroku command. Install it (npm install -g heroku, with Node.js 20 or newer)," \
        "or let another program use the environment that slipway heroku prints."
    exec heroku "$@"
}
