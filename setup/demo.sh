# slipway demo: from nothing to the answer of an app, with a table of where the time went.
# shellcheck shell=bash

demo() {
    (($# == 0)) || fail "slipway demo takes no arguments."
    up
    local work app
    work=$(mktemp -d "${TMPDIR:-/tmp}/slipway-demo.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$work'" EXIT
    app=$(free_app_name)
    step "A fresh git repository of samples/node" demo_repository "$work/$app"
    step "slipway create $app" demo_create "$work/$app" "$app"
    step "git push slipway main" demo_push "$work/$app"
    step "GET http://$app.$SLIPWAY_DOMAIN:$SLIPWAY_ROUTER_PORT/" demo_request "$app"
    say "Where the time went"
    print_phases
    say "The app's name is $app. Look at it with: $SLIPWAY_SCRIPT logs -a $app"
}

# demo, or demo-2, demo-3 … if there are such apps from earlier runs.
free_app_name() {
    local name=demo number=1
    while (client info -a "$name" >/dev/null 2>&1); do
        number=$((number + 1))
        name=demo-$number
    done
    printf '%s' "$name"
}

demo_repository() {
    cp -r "$SLIPWAY_ROOT/samples/node" "$1"
    rm -rf "$1/node_modules"
    git -C "$1" init -q -b main
    git -C "$1" add -A
    git -C "$1" -c user.name=Slipway -c user.email=demo@localhost -c commit.gpgsign=false commit -q -m "Add the sample app"
}

demo_create() { (cd "$1" && client create "$2") || fail "The app $2 could not be created."; }

demo_push() {
    GIT_TERMINAL_PROMPT=0 git -C "$1" push slipway main </dev/null || fail "The push failed; the reason is above."
}

demo_request() {
    local answer status line
    answer=$(http_get "$(reachable_host)" "$SLIPWAY_ROUTER_PORT" / "$1.$SLIPWAY_DOMAIN:$SLIPWAY_ROUTER_PORT" | tr -d '\0') || true
    [[ $answer =~ ^HTTP/1\.[01]\ ([0-9]{3}) ]] || fail "The router gave no answer for $1.$SLIPWAY_DOMAIN."
    status=${BASH_REMATCH[1]}
    note "$status"
    while IFS= read -r line; do note "$line"; done < <(http_body "$answer")
    [[ $status == 200 ]] || fail "The app answered with status $status, not 200; see: slipway logs -a $1"
}
