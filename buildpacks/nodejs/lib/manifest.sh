# What this buildpack asks of package.json, read in one go: a start of jq costs more than all the rest of a build in which
# nothing changed.

declare -A manifest

# Keys of `manifest`; whatever is not there, or not of its type, is empty (or 0).
# shellcheck disable=SC2016 # jq's variables, not the shell's
readonly manifest_filter='
    def object: if type == "object" then . else {} end;
    def text: if . == null or . == false then "" elif type == "string" then . else tojson end;
    if length == 1 and (.[0] | type) == "object" then .[0] else error("no object") end
    | (.engines | object) as $engines | (.scripts | object) as $scripts
    | {
        node: $engines.node, npm: $engines.npm, yarn: $engines.yarn, pnpm: $engines.pnpm,
        package_manager: .packageManager,
        prebuild: $scripts["heroku-prebuild"], build: $scripts.build, postbuild: $scripts["heroku-postbuild"],
        start: $scripts.start, start_quoted: ($scripts.start | text | tojson),
        around_start: (($scripts.prestart | text) + ($scripts.poststart | text)),
        own_installation: ([.workspaces, $scripts.preinstall, $scripts.install, $scripts.postinstall, $scripts.prepare,
            $scripts.dependencies | text] | add),
        dependencies: ([.dependencies, .optionalDependencies, .devDependencies | object | length] | add),
        dev_dependencies: (.devDependencies | object | length)
      }
    | to_entries[] | "manifest[\(.key)]=\(.value | text | @sh)"'

read_package_json() {
    local values error
    if ! values=$(jq -rs "$manifest_filter" package.json 2>/dev/null); then
        # Python's words say where; jq is asked first, since it starts sooner.
        if ! error=$(python3 -m json.tool package.json 2>&1 >/dev/null); then
            fail "package.json is not valid JSON: $error" "Correct it there, commit, and push again."
        fi
        fail "package.json must hold a JSON object, with the app's name in it."
    fi
    eval "$values"
}
