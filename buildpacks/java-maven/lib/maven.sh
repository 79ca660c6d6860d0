# Maven: the app's own wrapper or the stack's, with a repository that is kept from build to build.

# proxy_options SCHEME URL: Maven doesn't read http_proxy and its kin.
proxy_options() {
    local url=${2#*://}
    if [ -z "$url" ]; then return; fi
    url=${url%%/*} url=${url##*@}
    printf -- '-D%s.proxyHost=%s -D%s.proxyPort=%s ' "$1" "${url%%:*}" "$1" "$(sed -nE 's/.*:([0-9]+)$/\1/p' <<<"$url:80" | head -n 1)"
}

maven_options() {
    local none=${no_proxy:-${NO_PROXY:-}}
    proxy_options http "${http_proxy:-${HTTP_PROXY:-}}"
    proxy_options https "${https_proxy:-${HTTPS_PROXY:-}}"
    if [ -n "$none" ]; then printf -- '-Dhttp.nonProxyHosts=%s ' "$(sed 's/[, ]\+/|/g; s/|\./|*./g; s/^\./*./' <<<"$none")"; fi
}

build_with_maven() {
    local maven=mvn arguments=()
    export JAVA_HOME=$jdk MAVEN_OPTS="$(maven_options)${MAVEN_OPTS:-}"
    mkdir -p "$CNB_LAYERS_DIR/repository"
    layer repository false false true
    if [ -f mvnw ] && [ -f .mvn/wrapper/maven-wrapper.properties ]; then
        chmod +x mvnw
        maven=./mvnw
        export MAVEN_USER_HOME=$CNB_LAYERS_DIR/repository/wrapper
    fi
    if [ -n "${SLIPWAY_MAVEN_SETTINGS:-}" ]; then arguments+=(-s "$SLIPWAY_MAVEN_SETTINGS"); fi
    # The same source gives the same jars, with plugins that know of reproducible builds.
    arguments+=(-B -ntp "-Dmaven.repo.local=$CNB_LAYERS_DIR/repository/m2" -DskipTests
        -Dproject.build.outputTimestamp=1980-01-01T00:00:02Z clean package)
    head_line "Executing Maven"
    line "\$ $maven -DskipTests clean package"
    # Maven resets colours that it never set.
    $maven "${arguments[@]}" 2>&1 | sed -u 's/\x1b\[[0-9;]*m//g' | indent ||
        fail "Maven could not build the app; its words are above." \
            "Run 'mvn -DskipTests clean package' on your machine with Java 17 to see the same."
}

# The one jar that can be run as it is.
executable_jar() {
    local jar
    for jar in target/quarkus-app/quarkus-run.jar target/*.jar; do
        [ -f "$jar" ] || continue
        case $jar in */original-*.jar | *-sources.jar | *-javadoc.jar | *-tests.jar) continue ;; esac
        if unzip -p "$jar" META-INF/MANIFEST.MF 2>/dev/null | grep -q '^Main-Class:'; then
            echo "$jar"
            return
        fi
    done
}

declare_web_process() {
    local jar port='-Dserver.port=$PORT'
    jar=$(executable_jar)
    if [ -z "$jar" ]; then
        if [ -f Procfile ]; then return; fi
        fail "Nothing says how to start the app: target holds no executable jar, and there is no Procfile." \
            "Let Maven make a jar with a Main-Class and its dependencies (maven-shade-plugin, spring-boot-maven-plugin)," \
            "or add a Procfile with a line such as  web: java -cp target/classes Main"
    fi
    if [[ $jar == */quarkus-run.jar ]]; then port='-Dquarkus.http.host=0.0.0.0 -Dquarkus.http.port=$PORT'; fi
    printf '[[processes]]\ntype = "web"\ncommand = ["sh", "-c", "exec java $JAVA_OPTS %s -jar %s"]\ndefault = true\n' "$port" "$jar" \
        >"$CNB_LAYERS_DIR/launch.toml"
}
