#!/bin/sh
# Runs the environment's Python, wherever venv puts it: the commit hooks name no other tool.
for python in .venv/bin/python .venv/Scripts/python.exe; do
    [ ! -x "$python" ] || exec "$python" "$@"
done
echo "There is no .venv yet: make test makes it." >&2
exit 1
