# The app's scripts: those that build it, and the one that starts it.

# run_script NAME CONTENT: nothing if it has no content.
run_script() {
    [ -n "$2" ] || return 0
    head_line "Running $1"
    npm run "$1" --if-present 2>&1 | indent ||
        fail "The script '$1' of package.json failed; its words are above." \
            "Run 'npm run $1' on your machine with Node.js $node_version to see the same."
}

# As on Heroku: heroku-postbuild takes the place of build.
run_build_scripts() {
    if [ -n "${manifest[postbuild]}" ]; then
        run_script heroku-postbuild "${manifest[postbuild]}"
    else
        run_script build "${manifest[build]}"
    fi
}

# The command that starts the app, quoted for TOML; empty if nothing says it. A start script that is one plain command is run
# without npm, so that SIGTERM reaches the app itself.
web_command() {
    local start=${manifest[start]}
    if [ -z "$start" ]; then
        if [ -f server.js ]; then echo '"node server.js"'; fi
    elif [ -z "${manifest[around_start]}" ] && [[ $start != *[$'\n&|;<>()`']* && $start != *npm_* ]]; then
        echo "${manifest[start_quoted]}"
    else
        echo '"npm start"'
    fi
}

declare_web_process() {
    local command
    command=$(web_command)
    if [ -z "$command" ]; then
        if [ -f Procfile ]; then return; fi
        fail "Nothing says how to start the app: package.json has no start script, and there is no Procfile." \
            "Add \"scripts\": { \"start\": \"node server.js\" } to package.json, or a Procfile with  web: node server.js"
    fi
    printf '[[processes]]\ntype = "web"\ncommand = ["sh", "-c", %s]\ndefault = true\n' "$command" \
        >"$CNB_LAYERS_DIR/launch.toml"
}
