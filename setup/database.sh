# PostgreSQL: the real one, with its own user, password authentication and every write on disk before it is acknowledged.
# shellcheck shell=bash

# The unprivileged system user it runs as when slipway runs as root; otherwise it runs as the user of slipway.
DATABASE_USER=slipway

postgres_version() { sed -n 's|.*<postgres-binaries.version>\(.*\)</postgres-binaries.version>.*|\1|p' "$SLIPWAY_ROOT/pom.xml"; }

postgres_architecture() {
    case $(uname -m) in
        x86_64) printf 'amd64' ;;
        aarch64 | arm64) printf 'arm64v8' ;;
        *) fail "There are no PostgreSQL binaries for $(uname -m). Set SLIPWAY_DATABASE_URL to a PostgreSQL of your own." ;;
    esac
}

# Sets SLIPWAY_POSTGRES_DIR to the unpacked binaries; fetches them through Maven the first time.
ensure_postgres() {
    SLIPWAY_POSTGRES_DIR=$SLIPWAY_CACHE/postgresql-$(postgres_version)-$(postgres_architecture)
    export SLIPWAY_POSTGRES_DIR
    [[ ! -x $SLIPWAY_POSTGRES_DIR/bin/postgres ]] || return 0
    mkdir -p "$SLIPWAY_CACHE"
    (
        exec 8>"$SLIPWAY_POSTGRES_DIR.lock"
        flock 8
        [[ -x $SLIPWAY_POSTGRES_DIR/bin/postgres ]] || unpack_postgres
    )
}

unpack_postgres() {
    local artifact
    artifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-$(postgres_architecture):$(postgres_version)
    note "fetches PostgreSQL $(postgres_version)"
    if ! type -P xz >/dev/null; then
        can_install || fail "xz is needed to unpack PostgreSQL. Install it (xz-utils)."
        apt_install xz-utils
    fi
    local work=$SLIPWAY_POSTGRES_DIR.new
    rm -rf "$work"
    # The database's user reads these files, whatever this user's umask is.
    umask 022
    mkdir -p "$work/tree"
    maven -q -Dstyle.color=never -N dependency:copy "-Dartifact=$artifact" "-DoutputDirectory=$work" \
        || fail "Maven couldn't fetch $artifact; its errors are above."
    (cd "$work" && "$JAVA_HOME/bin/jar" xf ./*.jar && tar -xJf ./*.txz -C tree)
    mv "$work/tree" "$SLIPWAY_POSTGRES_DIR"
    rm -rf "$work"
}

ensure_database_user() {
    ((EUID == 0)) || return 0
    id "$DATABASE_USER" >/dev/null 2>&1 && return
    useradd --system --user-group --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin "$DATABASE_USER" \
        || fail "Couldn't add the system user $DATABASE_USER, as which PostgreSQL runs."
}

# Sets AS_DATABASE to the command that runs a tool of PostgreSQL: `"${AS_DATABASE[@]}" server/bin/initdb …`, in the folder
# that holds data/ and server/. The database's user can't pass through the private SLIPWAY_HOME, so as root the tool
# gets a mount namespace of its own, with $SLIPWAY_HOME/database at /mnt.
database_command() {
    local home=$SLIPWAY_HOME/database
    if ((EUID == 0)); then
        # shellcheck disable=SC2016
        AS_DATABASE=(unshare --mount -- "$BASH" -c '
            mount --bind "$1" "$2/server" && mount --rbind "$2" /mnt && cd /mnt || exit 1
            shift 3
            exec setpriv --reuid='"$DATABASE_USER"' --regid='"$DATABASE_USER"' --init-groups -- "$@"'
            database "$SLIPWAY_POSTGRES_DIR" "$home" --)
    else
        # shellcheck disable=SC2016
        AS_DATABASE=("$BASH" -c 'cd "$2" && shift 3 && exec "$@"' database "$SLIPWAY_POSTGRES_DIR" "$home" --)
    fi
}

make_database_folders() {
    local home=$SLIPWAY_HOME/database
    (umask 077 && mkdir -p "$home/data")
    if ((EUID == 0)); then
        mkdir -p "$home/server"
        chown "$DATABASE_USER:$DATABASE_USER" "$home" "$home/data"
    else
        ln -sfn "$SLIPWAY_POSTGRES_DIR" "$home/server"
    fi
}

# Makes the cluster and the database in it, once. An interrupted attempt leaves no marker and is begun again.
init_database() {
    local home=$SLIPWAY_HOME/database
    local wanted found
    wanted=$(postgres_version)
    wanted=${wanted%%.*}
    if [[ -f $home/complete ]]; then
        found=$(<"$home/data/PG_VERSION")
        [[ $found == "$wanted" ]] || fail \
            "The data in $home/data is of PostgreSQL $found, and this Slipway brings PostgreSQL $wanted, which can't read it." \
            "Start the Slipway that made it, dump the database, and restore it into a fresh SLIPWAY_HOME; or set SLIPWAY_DATABASE_URL to a PostgreSQL $found."
        return
    fi
    note "makes the database with PostgreSQL $(postgres_version)"
    keep_secret "$SLIPWAY_HOME/database-password" 24
    rm -rf "$home/data"
    make_database_folders
    local password=$home/password.once log=$SLIPWAY_HOME/logs-platform/database-init.log
    (umask 077 && cp "$SLIPWAY_HOME/database-password" "$password")
    ((EUID != 0)) || chown "$DATABASE_USER" "$password"
    if ! "${AS_DATABASE[@]}" server/bin/initdb --pgdata=data --username=slipway --pwfile=password.once --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --data-checksums >"$log" 2>&1 </dev/null 9>&-; then
        rm -f "$password"
        tail -n 20 "$log" >&2
        fail "initdb couldn't make the database in $home/data."
    fi
    rm -f "$password"
    printf "\ninclude 'slipway.conf'\n" >>"$home/data/postgresql.conf"
    write_database_settings
    printf 'CREATE DATABASE slipway;\n' | "${AS_DATABASE[@]}" server/bin/postgres --single -D data postgres >>"$log" 2>&1 9>&- \
        || fail "Couldn't create the database in $home/data; see $log."
    touch "$home/complete"
}

write_database_settings() {
    local file=$SLIPWAY_HOME/database/data/slipway.conf
    cat >"$file.new" <<CONF
# Written by slipway at each start of the database.
listen_addresses = '127.0.0.1'
port = $(database_port)
unix_socket_directories = ''
max_connections = 100
fsync = on
synchronous_commit = on
full_page_writes = on
password_encryption = 'scram-sha-256'
log_line_prefix = '%m [%p] '
CONF
    ((EUID != 0)) || chown "$DATABASE_USER:$DATABASE_USER" "$file.new"
    chmod 0600 "$file.new"
    mv "$file.new" "$file"
}

# The database's port on loopback: a free one, chosen once for this installation.
database_port() {
    local file=$SLIPWAY_HOME/database-port port
    if [[ ! -s $file ]]; then
        # Follows from the platform's, so that two installations that come up at the same time don't choose the same.
        port=$((SLIPWAY_PORT < 20000 ? SLIPWAY_PORT + 10000 : 20000 + SLIPWAY_PORT % 10000))
        while port_is_taken "$port"; do port=$((port + 1)); done
        printf '%s\n' "$port" >"$file.new" && mv "$file.new" "$file"
    fi
    printf '%s' "$(<"$file")"
}

# PostgreSQL says `ready` on the eighth line of its pid file once it takes connections.
database_is_ready() {
    local lines=()
    process_runs database || return 1
    { mapfile -t lines <"$SLIPWAY_HOME/database/data/postmaster.pid"; } 2>/dev/null || return 1
    [[ ${lines[0]:-} == "$(recorded_process "$(pid_file database).child")" && ${lines[7]:-} == ready* ]]
}

# Starts the database and sets SLIPWAY_DATABASE_URL, unless it is set already.
ensure_database() {
    if [[ -n ${SLIPWAY_DATABASE_URL:-} ]]; then
        note "the one of SLIPWAY_DATABASE_URL"
        return
    fi
    local port
    port=$(database_port)
    if database_is_ready; then
        note "runs on 127.0.0.1:$port"
    else
        ensure_postgres
        ensure_database_user
        database_command
        init_database
        make_database_folders
        write_database_settings
        end_orphan database
        process_runs database || require_free_port "$port" "the database" "remove $SLIPWAY_HOME/database-port to have another one chosen"
        ensure_process database "$(postgres_version) $port" "${AS_DATABASE[@]}" server/bin/postgres -D data
        await_ready database database_is_ready
        note "PostgreSQL $(postgres_version) on 127.0.0.1:$port"
    fi
    SLIPWAY_DATABASE_URL="jdbc:postgresql://127.0.0.1:$port/slipway?user=slipway&password=$(<"$SLIPWAY_HOME/database-password")"
}
