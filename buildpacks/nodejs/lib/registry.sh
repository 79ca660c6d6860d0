# Packages of the npm registry, before there is an npm: their versions, and their content checked by digest.

# The registry that the platform or the app configures, else npm's own default, which the stack knows.
registry() {
    local configured=${NPM_CONFIG_REGISTRY:-${npm_config_registry:-}} file
    for file in .npmrc "${NPM_CONFIG_GLOBALCONFIG:-}"; do
        if [ -z "$configured" ] && [ -f "$file" ]; then
            configured=$(sed -nE 's/^[[:space:]]*registry[[:space:]]*=[[:space:]]*([^[:space:]]+).*/\1/p' "$file" | tail -n 1)
        fi
    done
    configured=${configured:-$(cat /usr/share/slipway/npm-registry)}
    echo "${configured%/}"
}

# packument PACKAGE: its versions and where their files are, kept for this build.
packument() {
    local file=/tmp/packument-${1//\//-}.json
    if [ ! -f "$file" ]; then
        curl -fsSL --retry 3 --retry-connrefused --max-time 120 \
            -H 'Accept: application/vnd.npm.install-v1+json' "$(registry)/$1" -o "$file.new" || return 1
        mv "$file.new" "$file"
    fi
    echo "$file"
}

# newest PACKAGE RANGE: the highest released version in the range, empty where there is none.
newest() {
    local versions
    versions=$(jq -r '.versions | keys[]' "$(packument "$1")" | grep -E '^[0-9]+\.[0-9]+\.[0-9]+$')
    # shellcheck disable=SC2086 # one argument a version
    semver -r "$2" $versions 2>/dev/null | tail -n 1 || true
}

# unpack PACKAGE VERSION DIRECTORY: the package's files, once their digest is the registry's.
unpack() {
    local package=$1 version=$2 directory=$3 url integrity archive=/tmp/package.tgz
    url=$(jq -r --arg v "$version" '.versions[$v].dist.tarball' "$(packument "$package")")
    integrity=$(jq -r --arg v "$version" '.versions[$v].dist.integrity // empty' "$(packument "$package")")
    curl -fsSL --retry 3 --retry-connrefused --max-time 600 "$url" -o "$archive" || return 1
    if [[ $integrity == sha512-* ]] &&
        [ "$(openssl dgst -sha512 -binary "$archive" | base64 -w0)" != "${integrity#sha512-}" ]; then
        fail "$package $version from $(registry) is not what the registry says it is: its SHA-512 differs." \
            "Try again; if it stays so, something between here and the registry changes files."
    fi
    mkdir -p "$directory"
    tar -xzf "$archive" -C "$directory" --strip-components=1 --no-same-owner
    rm -f "$archive"
}

registry_failed() {
    fail "$1 could not be had from the npm registry $(registry)." \
        "Builds reach it through the network of this machine; check that it answers there, then push again."
}
