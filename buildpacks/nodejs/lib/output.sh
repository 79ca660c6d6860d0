# Output in the form that a git push shows: heads, and what tools print indented by seven spaces.

head_line() { echo "-----> $*"; }
line() { echo "       $*"; }
warn() { printf ' !     %s\n' "$@"; }

# Says what is wrong and what to do, a line each, and ends the build.
fail() {
    printf ' !     %s\n' "$@"
    exit 1
}

indent() { sed -u 's/^/       /'; }

# layer LAYER LAUNCH BUILD CACHE [KEY VALUE]...: writes the layer's metadata.
layer() {
    local layer=$1 launch=$2 build=$3 cache=$4
    shift 4
    {
        printf '[types]\nlaunch = %s\nbuild = %s\ncache = %s\n\n[metadata]\n' "$launch" "$build" "$cache"
        while [ $# -gt 0 ]; do
            printf '%s = "%s"\n' "$1" "$2"
            shift 2
        done
    } >"$CNB_LAYERS_DIR/$layer.toml"
}

# metadata LAYER KEY: what the last build noted of its layer.
metadata() {
    if [ -f "$CNB_LAYERS_DIR/$1.toml" ]; then
        sed -nE "s/^$2 = \"(.*)\"\$/\1/p" "$CNB_LAYERS_DIR/$1.toml"
    fi
}

digest() { sha256sum | cut -d' ' -f1; }
