# slipway test: what CI runs. Sets up what the tests need, runs all of them, and ends what it started.
# shellcheck shell=bash

run_tests() {
    local options=() argument
    for argument in "$@"; do
        case $argument in
            --soak) options+=(-Dslipway.soak=true) ;;
            *) fail "slipway test knows only --soak, not $argument." ;;
        esac
    done
    prepare_home
    trap stop_started_engine EXIT
    step "JDK" report_jdk
    step "Container engine" ensure_engine
    step "Stack $STACK" ensure_stack
    step "PostgreSQL" ensure_postgres
    step "Chromium" ensure_chromium
    step "Network tools" ensure_iproute
    step "SSH client" ensure_ssh
    step "Certificate authority" ensure_pebble
    TEST_BEGIN=$SLIPWAY_HOME/run/test-begin
    touch "$TEST_BEGIN"
    VERIFY_CODE=0
    step "Tests of the modules" verify_modules ${options[@]+"${options[@]}"}
    step "End-to-end tests" verify_end_to_end ${options[@]+"${options[@]}"}
    say "Where the time went"
    print_phases
    count_tests
    exit "$VERIFY_CODE"
}

# The console is seen in a real browser. Ubuntu's packages of these names are not browsers, but pointers to a snap.
ensure_chromium() {
    if [[ -x /usr/bin/chromium && -x /usr/bin/chromedriver ]]; then
        note "$(chromium --version 2>/dev/null || echo "found")"
    elif can_install && grep -q '^ID=debian' /etc/os-release; then
        note "installs chromium and chromium-driver"
        apt_install chromium chromium-driver
    else
        note "there is no /usr/bin/chromium with /usr/bin/chromedriver: the console's browser tests will fail. Install both."
    fi
}

# The tests that restart an engine start one of their own, in a network namespace.
ensure_iproute() {
    if type -P ip >/dev/null; then
        note "found"
    elif can_install; then
        note "installs iproute2"
        apt_install iproute2
    else
        note "there is no ip command (iproute2): the tests that restart a container engine will be skipped"
    fi
}

# Git is pushed over SSH as users do it.
ensure_ssh() {
    if type -P ssh >/dev/null && type -P sftp >/dev/null; then
        note "found"
    elif can_install; then
        note "installs openssh-client"
        apt_install openssh-client
    else
        note "there is no ssh command (openssh-client): the tests of git over SSH will fail. Install it."
    fi
}

# Apps get certificates by ACME from Let's Encrypt's own test server.
ensure_pebble() {
    if type -P pebble >/dev/null && type -P pebble-challtestsrv >/dev/null; then
        note "found"
    elif can_install; then
        note "installs pebble"
        apt_install pebble
    else
        note "there is no pebble command: the tests of automatic certificates will fail. Install it."
    fi
}

# Both set VERIFY_CODE if something fails. Two modules at a time: most of their tests wait more than they work.
verify_modules() {
    local fingerprint
    fingerprint=$(source_fingerprint)
    # No test may take this user's own installation for its own.
    export -n SLIPWAY_HOME SLIPWAY_PORT SLIPWAY_ROUTER_PORT SLIPWAY_ROUTER_TLS_PORT SLIPWAY_TLS_PORT SLIPWAY_RENDEZVOUS_PORT SLIPWAY_SSH_PORT SLIPWAY_BIND SLIPWAY_RUNTIME SLIPWAY_DOMAIN
    # shellcheck disable=SC2153
    export SLIPWAY_BUILD=$fingerprint SLIPWAY_BUILDPACKS_DIR=$SLIPWAY_ROOT/buildpacks
    maven --no-transfer-progress --threads 2 -pl '!src/test' "$@" verify || VERIFY_CODE=$?
    ((VERIFY_CODE != 0)) || remember_build "$fingerprint"
}

# They call slipway up, which is told by SLIPWAY_BUILD not to build once more.
verify_end_to_end() {
    if ((VERIFY_CODE != 0)); then
        note "not run: a module's tests failed"
    else
        maven --no-transfer-progress -pl src/test "$@" verify || VERIFY_CODE=$?
    fi
}

# The sums over all reports that this run wrote.
count_tests() {
    find "$SLIPWAY_ROOT" -path '*/target/*-reports/TEST-*.xml' -newer "$TEST_BEGIN" -exec grep -h -m 1 '<testsuite ' {} + 2>/dev/null \
        | awk '
            function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
            { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
            END { printf "%d passed, %d failed%s\n", tests - failed - skipped, failed, skipped ? ", " skipped " skipped" : "" }'
}
