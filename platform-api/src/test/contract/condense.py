"""Condenses Heroku's Platform API v3 hyper-schema into the table of facts that the contract tests read.

Usage: python3 condense.py SCHEMA.json > ../resources/contract/platform-api-v3.json

The table holds links, and names, types, formats, patterns, enums and required fields of what they take and answer; no
descriptions. It names the SHA-256 digest of the schema, so that one can tell which schema it comes from.
"""

import hashlib
import json
import re
import sys
from urllib.parse import unquote

FACTS = ("type", "format", "pattern", "enum", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")
RESOURCE = re.compile(r"#/definitions/([^/]+)")


def look_up(root, reference):
    node = root
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    return node


def shape(root, node):
    """The facts of one value. A whole resource inside is named, which ends cycles and keeps the table small."""
    while "$ref" in node:
        resource = RESOURCE.fullmatch(node["$ref"])
        if resource:
            return {"resource": resource[1]}
        node = look_up(root, node["$ref"])
    facts = {key: node[key] for key in FACTS if key in node}
    for choice in ("anyOf", "oneOf"):
        if choice in node:
            facts[choice] = [shape(root, option) for option in node[choice]]
    for group in ("properties", "patternProperties"):
        if node.get(group):
            facts[group] = {name: shape(root, value) for name, value in node[group].items()}
    if required(node):
        facts["required"] = required(node)
    if "additionalProperties" in node:
        facts["additionalProperties"] = bool(node["additionalProperties"])
    if isinstance(node.get("items"), dict):
        facts["items"] = shape(root, node["items"])
    return facts


def required(node):
    """Strict properties are Heroku's word for: each of them is there, and no other."""
    strict = node.get("properties", {}) if node.get("strictProperties") else ()
    return sorted({*node.get("required", ()), *strict})


def template(href):
    """`/apps/{(%23%2Fdefinitions%2Fapp%2F…)}` as `/apps/{app}`."""
    return re.sub(r"\{\(([^)]*)\)\}", lambda m: "{" + unquote(m[1]).split("/")[2] + "}", href)


def links(root, name, resource):
    for link in resource.get("links", ()):
        found = {
            "resource": name,
            "method": link["method"],
            "href": template(link["href"]),
            "rel": link.get("rel", ""),
            "title": link["title"],
        }
        if link.get("schema", {}).get("required"):
            found["needs"] = sorted(link["schema"]["required"])
        if "ranges" in link:
            found["ranges"] = link["ranges"]
        if "schema" in link:
            found["body"] = shape(root, link["schema"])
        if "targetSchema" in link:
            found["answer"] = shape(root, link["targetSchema"])
        yield found


def main():
    with open(sys.argv[1], "rb") as file:
        text = file.read()
    root = json.loads(text)
    resources = sorted(root["definitions"].items())
    rows = [json.dumps(link) for name, value in resources for link in links(root, name, value)]
    shapes = [f"{json.dumps(name)}: {json.dumps(shape(root, value))}" for name, value in resources]
    print(f'{{\n "schema": "sha256:{hashlib.sha256(text).hexdigest()}",')
    print(' "links": [\n  ' + ",\n  ".join(rows) + "\n ],")
    print(' "resources": {\n  ' + ",\n  ".join(shapes) + "\n }\n}")


main()
