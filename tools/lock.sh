#!/bin/sh
# Writes requirements.txt, requirements-dev.txt and requirements-generators.txt anew from their .in files, keeping the versions that still fit.
# With UPGRADE=1, takes the newest versions that fit. Wants the oldest Python that we support, so that no version is
# chosen that the oldest cannot run. Personal pip settings are left out: they could name files of this machine only.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3.11}
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || {
    echo "make lock wants Python 3.11, the oldest that we support. Name it: make lock PYTHON=/path/to/python3.11" >&2
    exit 1
}
echo "Setting up pip-tools in .venv-lock ..."
"$python" -m venv --clear .venv-lock
export PIP_CONFIG_FILE=/dev/null
unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL || true
.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check pip-tools

for name in requirements requirements-dev requirements-generators; do
    echo "Resolving $name.in ..."
    .venv-lock/bin/python -m piptools compile --quiet ${UPGRADE:+--upgrade} \
        --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
        --output-file "$name.txt" "$name.in"
    # pip-tools calls setuptools unsafe to lock; here it is locked on purpose.
    sed '/^# The following packages are considered to be unsafe/d' "$name.txt" >"$name.tmp"
    mv "$name.tmp" "$name.txt"
done
rm -rf .venv-lock
echo "requirements.txt, requirements-dev.txt and requirements-generators.txt are up to date."
