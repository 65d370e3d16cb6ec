#!/bin/sh
# Prints the first interpreter that the program can run on: CPython 3.11 to 3.14 (PySide6 6.11.3 has no wheels for others).
# A name on the PATH proves nothing (version managers leave names that refuse to run), so each candidate is asked.
for name in ${PYTHON_BASE:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; then
        echo "$name"
        exit 0
    fi
done
echo "No Python 3.11 to 3.14 found: install one (Debian, Ubuntu: apt-get install python3; macOS: the installer of python.org or Homebrew)." >&2
exit 1
