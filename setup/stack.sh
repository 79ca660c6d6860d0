# The stack's images: built once, in a cache that all installations of this user share, under the digest of their definition.
# shellcheck shell=bash

STACK=bookworm

# Sets SLIPWAY_STACK_DIR.
ensure_stack() {
    local digest
    digest=$("$SLIPWAY_ROOT/stacks/digest" "$STACK") || fail "stacks/digest $STACK failed."
    SLIPWAY_STACK_DIR=$SLIPWAY_CACHE/stacks/$STACK-$digest
    export SLIPWAY_STACK_DIR
    mkdir -p "$SLIPWAY_CACHE/stacks"
    if [[ ! -f $SLIPWAY_STACK_DIR/stack.properties ]] && ! type -P mmdebstrap >/dev/null && can_install; then
        note "installs mmdebstrap"
        apt_install mmdebstrap debian-archive-keyring
    fi
    (
        exec 8>"$SLIPWAY_STACK_DIR.lock"
        flock -n 8 || {
            note "waits for another slipway command that builds it"
            flock 8
        }
        "$SLIPWAY_ROOT/stacks/build" "$STACK" "$SLIPWAY_STACK_DIR" </dev/null 8>&- 9>&-
    ) || fail "The images of stack $STACK could not be built in $SLIPWAY_STACK_DIR; the reason is above."
}
