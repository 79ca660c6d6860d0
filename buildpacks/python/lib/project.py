"""Prints the dependencies of a pyproject.toml (PEP 621), one a line."""

import sys
import tomllib

with open(sys.argv[1], "rb") as file:
    try:
        project = tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        print(f" !     pyproject.toml is not valid TOML: {error}", file=sys.stderr)
        sys.exit(1)

if "project" not in project:
    print(" !     pyproject.toml has no [project] table (PEP 621).", file=sys.stderr)
    sys.exit(1)

for dependency in project["project"].get("dependencies", []):
    print(dependency)
