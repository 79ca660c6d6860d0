# Reads a Procfile (`type: command` a line, # for comments) and prints it as launch.toml, or with check=1 only reads it.
# Ends with 1 after saying what is wrong in which line.

function wrong(message) {
    print " !     Procfile line " FNR ": " message
    print " !     A Procfile has a line for each process type, such as  web: node server.js"
    failed = 1
    exit 1
}

function quoted(text) {
    gsub(/\\/, "\\\\\\\\", text)
    gsub(/"/, "\\\"", text)
    gsub(/\t/, "\\t", text)
    return "\"" text "\""
}

FNR == 1 { sub(/^\357\273\277/, "") }
{ sub(/\r$/, "") }
/^[ \t]*(#|$)/ { next }

{
    colon = index($0, ":")
    if (colon == 0) wrong("no colon after the process type in '" $0 "'.")
    type = substr($0, 1, colon - 1)
    command = substr($0, colon + 1)
    gsub(/^[ \t]+|[ \t]+$/, "", type)
    gsub(/^[ \t]+|[ \t]+$/, "", command)
    if (type !~ /^[A-Za-z0-9_-]+$/ || length(type) > 128) {
        wrong("'" type "' is not a process type: use letters, digits, dashes and underscores, at most 128.")
    }
    if (command == "") wrong("process type '" type "' has no command.")
    if (command ~ /[\001-\010\013-\037\177]/) wrong("the command of '" type "' holds a control character.")
    if (type in first) wrong("process type '" type "' is declared twice, first in line " first[type] ".")
    first[type] = FNR
    types++
    if (!check) {
        print "[[processes]]"
        print "type = " quoted(type)
        print "command = [\"sh\", \"-c\", " quoted(command) "]"
        if (type == "web") print "default = true"
        print ""
    }
}

END {
    if (failed) exit 1
    if (!types) {
        print " !     The Procfile declares no process type: it is empty."
        print " !     A Procfile has a line for each process type, such as  web: node server.js"
        exit 1
    }
}
