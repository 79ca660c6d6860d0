# The JDK is the stack's; the app gets a runtime that is made of it.

jdk=$(readlink -f /usr/lib/jvm/default-java)

# What frameworks use, without desktop parts and without tools.
modules=java.base,java.compiler,java.datatransfer,java.desktop,java.instrument,java.logging,java.management,java.management.rmi
modules=$modules,java.naming,java.net.http,java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql
modules=$modules,java.sql.rowset,java.transaction.xa,java.xml,java.xml.crypto,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec
modules=$modules,jdk.httpserver,jdk.jdwp.agent,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns
modules=$modules,jdk.net,jdk.security.auth,jdk.unsupported,jdk.xml.dom,jdk.zipfs

check_java_version() {
    local wanted
    java_version=$(sed -nE 's/^JAVA_VERSION="(.*)"/\1/p' "$jdk/release")
    if [ ! -f system.properties ]; then return; fi
    wanted=$(sed -nE 's/^[[:space:]]*java\.runtime\.version[[:space:]]*[=:][[:space:]]*([^[:space:]]+).*/\1/p' system.properties)
    case $wanted in
        '' | 17 | openjdk-17 | "$java_version") ;;
        17.*) warn "system.properties asks for Java $wanted; the stack has $java_version, of the same series." ;;
        *) fail "system.properties asks for Java $wanted; the stack has $java_version only." \
            "Write java.runtime.version=17 into it, or build with a Dockerfile." ;;
    esac
}

install_runtime() {
    local layer=$CNB_LAYERS_DIR/jre
    head_line "Installing Java"
    if [ "$(metadata jre version)" = "$java_version" ] && [ -x "$layer/bin/java" ]; then
        line "Using OpenJDK $java_version from the cache"
    else
        line "Making a runtime of OpenJDK $java_version"
        rm -rf "$layer"
        "$jdk/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages \
            --output "$layer" 2>&1 | indent
        "$jdk/bin/java" "$CNB_BUILDPACK_DIR/lib/TrustStore.java" /usr/share/ca-certificates "$layer/lib/security/cacerts"
        mkdir -p "$layer/env.launch"
        printf '%s' "$layer" >"$layer/env.launch/JAVA_HOME"
        printf '%s' '-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8' \
            >"$layer/env.launch/JAVA_TOOL_OPTIONS.default"
    fi
    layer jre true false true version "$java_version"
}
