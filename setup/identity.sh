# Which process a pid file means. A process id alone is not enough: it is used again after the process, and after a boot.
# Files that may go away meanwhile are read with `read`: a failed $(<file) ends bash 5.2, even where failing is allowed.
# shellcheck shell=bash

# The moment a process began, in a form that no other process of this machine shares with the same id.
process_begin() {
    local stat boot
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    # The second field is the command's name in parentheses, which may hold spaces; the 22nd is the start time.
    stat=${stat##*) }
    local fields
    read -ra fields <<<"$stat"
    [[ ${fields[0]} != Z && ${fields[0]} != X ]] || return 1
    read -r boot </proc/sys/kernel/random/boot_id
    printf '%s %s\n' "$boot" "${fields[19]}"
}

# record_process FILE PID: the id goes into FILE, its identity beside it, first.
record_process() {
    process_begin "$2" >"$1.begin.new" && mv "$1.begin.new" "$1.begin"
    printf '%s\n' "$2" >"$1.new" && mv "$1.new" "$1"
}

# recorded_process FILE: prints the id if that very process still lives.
recorded_process() {
    local pid='' recorded='' begin
    # The files may go away between any two steps.
    { read -r pid <"$1" && read -r recorded <"$1.begin"; } 2>/dev/null || return 1
    begin=$(process_begin "$pid") || return 1
    [[ $begin == "$recorded" ]] || return 1
    printf '%s' "$pid"
}

forget_process() { rm -f "$1" "$1.begin"; }
