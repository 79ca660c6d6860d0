# The JDK, Maven, and the jars made from this checkout.
# shellcheck shell=bash

JDK_NEEDED=25

# Sets JDK_VERSION to that of the JDK in a folder, from its `release` file: no process is started for it.
read_jdk_version() {
    [[ -x $1/bin/javac && -r $1/release ]] || return 1
    local line
    while IFS= read -r line; do
        [[ $line == JAVA_VERSION=* ]] || continue
        line=${line#*=\"}
        JDK_VERSION=${line%\"*}
        return
    done <"$1/release"
    return 1
}

jdk_version() { read_jdk_version "$1" && printf '%s' "$JDK_VERSION"; }

jdk_fits() { read_jdk_version "$1" && ((${JDK_VERSION%%[.+-]*} >= JDK_NEEDED)); }

jdk_candidates() {
    local java
    java=$(type -P java) && java=$(readlink -f "$java") && printf '%s\n' "${java%/bin/java}"
    printf '%s\n' /usr/lib/jvm/* /opt/jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

find_jdk() {
    local candidate
    if [[ -n ${JAVA_HOME:-} ]] && jdk_fits "$JAVA_HOME"; then
        export JAVA_HOME
        return
    fi
    while read -r candidate; do
        if jdk_fits "$candidate"; then
            export JAVA_HOME=$candidate
            return
        fi
    done < <(jdk_candidates)
    fail "No JDK $JDK_NEEDED or newer was found in JAVA_HOME, on PATH, under /usr/lib/jvm or in SDKMAN. Install one (Temurin, for instance) and set JAVA_HOME to it."
}

report_jdk() {
    find_jdk
    note "$(jdk_version "$JAVA_HOME") in $JAVA_HOME"
}

# maven ARGUMENTS...: on this checkout's reactor, with the JDK that was found, whatever the machine's default is.
maven() {
    type -P mvn >/dev/null || fail "Maven is needed to build Slipway, and mvn is not on PATH. Install it (Debian: apt-get install maven)."
    (
        cd "$SLIPWAY_ROOT" || exit
        # Without this, older Mavens make JDK 25 warn about the libraries that they bring.
        export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
        exec mvn -B "$@" </dev/null 8>&- 9>&-
    )
}

# Packages modules and what they need, without tests.
package_modules() { maven -q -Dstyle.color=never -DskipTests -Dspotless.check.skip -pl "$1" -am package; }

# What the jars are made of, as one digest: names, sizes and times of all main sources and poms.
source_fingerprint() {
    (
        cd "$SLIPWAY_ROOT" || exit
        find . -type d \( -name target -o -name .git -o -name node_modules -o -path ./samples -o -path ./stacks -o -path ./buildpacks -o -path '*/src/test' \) -prune \
            -o -type f \( -name pom.xml -o -path '*/src/main/*' \) -printf '%p %s %T@\n' | LC_ALL=C sort
        printf '%s\n' "$JAVA_HOME"
    ) | sha256sum | cut -c 1-16
}

build_stamp_file() { printf '%s' "$SLIPWAY_ROOT/target/slipway-build"; }

jars_are_there() {
    [[ -f $SLIPWAY_ROOT/server/target/quarkus-app/quarkus-run.jar && -f $SLIPWAY_ROOT/router/target/slipway-router.jar ]] && client_is_built
}

remember_build() {
    mkdir -p "$SLIPWAY_ROOT/target"
    printf '%s\n' "$1" >"$(build_stamp_file)"
}

# Sets BUILD to the digest of the jars that are to run. SLIPWAY_BUILD says that the caller made them (slipway test does).
build_jars() {
    BUILD=${SLIPWAY_BUILD:-$(source_fingerprint)}
    if jars_are_there && { [[ -n ${SLIPWAY_BUILD:-} ]] || [[ $BUILD == "$(cat "$(build_stamp_file)" 2>/dev/null)" ]]; }; then
        note "up to date"
        cache_client
        return
    fi
    note "builds them with Maven"
    mkdir -p "$SLIPWAY_ROOT/target"
    exec 8>"$SLIPWAY_ROOT/target/slipway-build.lock"
    flock 8
    if ! { jars_are_there && [[ $BUILD == "$(cat "$(build_stamp_file)" 2>/dev/null)" ]]; }; then
        package_modules server,router,cli || fail "Maven couldn't build the jars; its errors are above."
        remember_build "$BUILD"
    fi
    exec 8>&-
    cache_client
}

# Copies the jars of this build to where they run from, so that a later build can't change them under a running JVM.
install_jars() {
    local target=$SLIPWAY_HOME/lib/$BUILD
    [[ ! -d $target ]] || return 0
    rm -rf "$target.new"
    mkdir -p "$target.new/router"
    cp -r "$SLIPWAY_ROOT/server/target/quarkus-app" "$target.new/platform"
    cp -r "$SLIPWAY_ROOT/router/target/slipway-router.jar" "$SLIPWAY_ROOT/router/target/lib" "$target.new/router/"
    mv "$target.new" "$target"
}

# Removes the jars of builds that nothing runs any more.
prune_jars() {
    local folder
    for folder in "$SLIPWAY_HOME"/lib/*; do
        [[ $folder == "$SLIPWAY_HOME/lib/$BUILD" ]] || rm -rf "$folder"
    done
}
