# The app's dependencies.
#
# With npm they are installed into layers of their own, to which node_modules is a symbolic link: `modules` holds what
# the app runs with, `build_modules` what its build script needs besides. A layer is kept while package.json, the lock
# file and Node.js are the same. Apps whose installation reads or writes their own tree (workspaces, local packages,
# install scripts of their own) and those with yarn or pnpm are installed in place, with a cache of downloads.

# In a build for a test run the app runs with devDependencies too.
for_tests() { [ -n "${SLIPWAY_TEST:-}" ]; }
node_env() { if for_tests; then echo test; else echo production; fi; }

inputs() {
    {
        echo "$node_version $(metadata npm version) $manager${SLIPWAY_TEST:+ for tests}"
        cat package.json package-lock.json .npmrc 2>/dev/null || true
    } | digest
}

has_build_script() { [ -n "${manifest[prebuild]}${manifest[build]}${manifest[postbuild]}" ]; }
has_dev_dependencies() { [ "${manifest[dev_dependencies]}" != 0 ]; }
has_dependencies() { [ "${manifest[dependencies]}" != 0 ]; }

installs_in_place() {
    [ $manager != npm ] || [ ! -f package-lock.json ] || [ -n "${manifest[own_installation]}" ] || links_packages
}

# Whether the lock file leads to packages within the app's own tree.
links_packages() {
    grep -qE '"link" *: *true' package-lock.json &&
        jq -e '[.packages // {} | .[] | select(.link == true)] | length > 0' package-lock.json >/dev/null
}

check_modules_not_committed() {
    if [ -d node_modules ] && [ ! -L node_modules ]; then
        warn "node_modules is in the repository; it is removed and installed anew." \
            "Take it out: git rm -r --cached node_modules, and add node_modules/ to .gitignore."
    fi
    rm -rf node_modules
}

install_dependencies() {
    head_line "Installing dependencies"
    check_modules_not_committed
    mkdir -p "$CNB_LAYERS_DIR/downloads"
    layer downloads false false true
    export npm_config_cache=$CNB_LAYERS_DIR/downloads/npm npm_config_fund=false npm_config_audit=false
    export npm_config_update_notifier=false npm_config_loglevel=${npm_config_loglevel:-warn}
    if ! has_dependencies && [ ! -f package-lock.json ] && [ $manager = npm ]; then
        line "package.json declares no dependencies"
        in_place=true
    elif installs_in_place; then
        in_place=true
        install_in_place
    else
        in_place=false
        layer_for_launch
        layer_for_build
    fi
}

# What npm says, without the list of all its options that it adds to an error.
npm_words() {
    tee /tmp/install.log | awk '/^npm error Clean install a project/ { usage = 1 } !usage && NF { print "       " $0; fflush() }'
}

npm_failed() {
    if grep -qE 'can only install packages when your package.json and package-lock.json|EUSAGE' /tmp/install.log; then
        fail "package-lock.json does not fit package.json (npm's words are above)." \
            "Run 'npm install' on your machine, commit package-lock.json, and push again."
    fi
    fail "npm could not install the dependencies; its words are above." \
        "Run 'npm ci' on your machine with Node.js $node_version to see the same."
}

# ci LAYER OPTIONS...: installs what the lock file says into a layer.
ci() {
    local layer=$CNB_LAYERS_DIR/$1 file
    shift
    rm -rf "$layer"
    mkdir -p "$layer"
    for file in package.json package-lock.json .npmrc; do
        if [ -f $file ]; then cp $file "$layer/"; fi
    done
    if ! (cd "$layer" && npm ci "$@" 2>&1) | npm_words; then npm_failed; fi
    rm -f "$layer"/{package.json,package-lock.json,.npmrc}
    mkdir -p "$layer/node_modules"
}

layer_for_launch() {
    local inputs
    inputs=$(inputs)
    if [ "$(metadata modules inputs)" = "$inputs" ]; then
        line "Using the dependencies of the last build: package.json and package-lock.json are the same"
    else
        if for_tests; then
            line "npm ci, with devDependencies for the tests"
            ci modules --include=dev
        else
            line "npm ci --omit=dev"
            ci modules --omit=dev
        fi
    fi
    layer modules true false true inputs "$inputs"
    ln -s "$CNB_LAYERS_DIR/modules/node_modules" node_modules
}

layer_for_build() {
    local inputs
    if for_tests || ! has_build_script || ! has_dev_dependencies; then return; fi
    inputs=$(inputs)
    if [ "$(metadata build_modules inputs)" != "$inputs" ]; then
        line "npm ci, with devDependencies for the build script"
        ci build_modules --include=dev
    fi
    layer build_modules false false true inputs "$inputs"
    ln -sfn "$CNB_LAYERS_DIR/build_modules/node_modules" node_modules
}

install_in_place() {
    case $manager in
        npm)
            if [ -f package-lock.json ]; then
                line "npm ci"
                npm ci --include=dev 2>&1 | npm_words || npm_failed
            else
                warn "There is no package-lock.json: each build may get other versions of the dependencies." \
                    "Run 'npm install' on your machine and commit package-lock.json."
                line "npm install"
                npm install --include=dev --no-package-lock 2>&1 | npm_words || npm_failed
            fi
            ;;
        yarn)
            line "yarn install --frozen-lockfile"
            YARN_CACHE_FOLDER=$CNB_LAYERS_DIR/downloads/yarn yarn install --frozen-lockfile --production=false \
                --non-interactive --no-progress 2>&1 | indent ||
                fail "Yarn could not install the dependencies; its words are above." \
                    "If the lock file needs an update: run 'yarn install', commit yarn.lock, and push again."
            ;;
        pnpm)
            line "pnpm install --frozen-lockfile"
            pnpm install --frozen-lockfile --prod=false --reporter=append-only \
                --store-dir "$CNB_LAYERS_DIR/downloads/pnpm" 2>&1 | indent ||
                fail "pnpm could not install the dependencies; its words are above." \
                    "If the lock file needs an update: run 'pnpm install', commit pnpm-lock.yaml, and push again."
            ;;
    esac
}

# After the build script: what only it needed is left behind.
keep_launch_dependencies() {
    if ! $in_place; then
        ln -sfn "$CNB_LAYERS_DIR/modules/node_modules" node_modules
        return
    fi
    if for_tests || ! has_dev_dependencies; then return; fi
    head_line "Pruning devDependencies"
    case $manager in
        npm) npm prune --omit=dev --ignore-scripts --no-package-lock 2>&1 | indent ;;
        yarn)
            YARN_CACHE_FOLDER=$CNB_LAYERS_DIR/downloads/yarn yarn install --production --ignore-scripts --offline \
                --frozen-lockfile --non-interactive --no-progress 2>&1 | indent
            ;;
        pnpm) CI=true pnpm prune --prod --ignore-scripts 2>&1 | indent ;;
    esac
}
