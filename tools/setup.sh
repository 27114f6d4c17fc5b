#!/bin/sh
# Finds the newest usable Python and lets it set up .venv (setup.py, beside this file). Prints nothing where all is ready.
# PYTHON=/path/to/python names the one to use.
set -eu
cd "$(dirname "$0")/.."

runs='import sys; sys.exit(sys.version_info < (3, 11))'
whole='import ensurepip, venv'

# The first candidate that is 3.11 or later and has venv goes to $found; one without venv to $bare.
# Running each matters: a name on the PATH may be a stub that only prints an error.
look() {
    found='' bare=''
    for candidate in "$@"; do
        command -v "$candidate" >/dev/null 2>&1 || continue
        "$candidate" -c "$runs" >/dev/null 2>&1 || continue
        if "$candidate" -c "$whole" >/dev/null 2>&1; then
            found=$candidate
            return
        fi
        bare=${bare:-$candidate}
    done
}

look_all() {
    if [ -n "${PYTHON:-}" ]; then look "$PYTHON"; else look python3.14 python3.13 python3.12 python3.11 python3 python; fi
}

look_all
if [ -z "$found" ] && [ -n "$bare" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "This Python lacks its venv module. Installing the package python3-venv ..."
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq && apt-get install -qq -y --no-install-recommends python3-venv >/dev/null; then look_all; fi
fi

if [ -z "$found" ]; then
    if [ -n "$bare" ]; then
        version=$("$bare" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "Python $version is here ($bare), but without its venv module, which setting up needs." >&2
        echo "On Debian and Ubuntu: sudo apt-get install python3-venv (or python$version-venv). Then run make again." >&2
    elif [ -n "${PYTHON:-}" ]; then
        echo "PYTHON=$PYTHON does not run, or is older than Python 3.11." >&2
    else
        echo "No Python 3.11 or later was found. Install one, or name it: make serve PYTHON=/path/to/python3" >&2
    fi
    exit 1
fi
exec "$found" tools/setup.py "$@"
