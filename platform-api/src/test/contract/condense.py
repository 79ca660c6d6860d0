"""Condenses Heroku's Platform API v3 hyper-schema into the table of facts that the contract tests read.

Usage: python3 condense.py SCHEMA.json > ../resources/contract/platform-api-v3.json

The table holds names, types, formats, patterns, enums and which fields are required; no descriptions.
It names the SHA-256 digest of the schema, so that one can tell which schema it comes from.
"""

import hashlib
import json
import re
import sys
from urllib.parse import unquote

FACTS = ("type", "format", "pattern", "enum", "minimum", "maximum", "minLength", "maxLength")


def look_up(root, reference):
    node = root
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    return node


def shape(root, node, seen=()):
    """The facts of one value. A resource that contains itself is cut at its second appearance."""
    references = set()
    while "$ref" in node:
        references.add(node["$ref"])
        node = look_up(root, node["$ref"])
    if references & set(seen):
        return {}
    seen = (*seen, *references)
    facts = {key: node[key] for key in FACTS if key in node}
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in node:
            facts[choice] = [shape(root, option, seen) for option in node[choice]]
    if node.get("properties"):
        facts["properties"] = {name: shape(root, value, seen) for name, value in node["properties"].items()}
    if node.get("required"):
        facts["required"] = sorted(node["required"])
    if "additionalProperties" in node:
        facts["additionalProperties"] = node["additionalProperties"]
    if node.get("patternProperties"):
        facts["patternProperties"] = {p: shape(root, v, seen) for p, v in node["patternProperties"].items()}
    if isinstance(node.get("items"), dict):
        facts["items"] = shape(root, node["items"], seen)
    return facts


def template(href):
    """`/apps/{(%23%2Fdefinitions%2Fapp%2F…)}` as `/apps/{app}`."""
    return re.sub(r"\{\(([^)]*)\)\}", lambda m: "{" + unquote(m[1]).split("/")[2] + "}", href)


def links(root, name, resource):
    for link in resource.get("links", []):
        found = {
            "resource": name,
            "method": link["method"],
            "href": template(link["href"]),
            "rel": link.get("rel", ""),
            "title": link.get("title", ""),
        }
        target = link.get("targetSchema")
        if target is not None and target != {"$ref": f"#/definitions/{name}"}:
            found["answer"] = shape(root, target)
        yield found


def main():
    with open(sys.argv[1], "rb") as file:
        text = file.read()
    root = json.loads(text)
    resources = {name: shape(root, value) for name, value in sorted(root["definitions"].items())}
    found = [link for name, value in sorted(root["definitions"].items()) for link in links(root, name, value)]
    print("{")
    print(f' "schema": "sha256:{hashlib.sha256(text).hexdigest()}",')
    for title, rows in (
        ("links", [json.dumps(link) for link in found]),
        ("resources", [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in resources.items()]),
    ):
        opening, closing = ("[", "],") if title == "links" else ("{", "}")
        print(f' "{title}": {opening}')
        print(",\n".join("  " + row for row in rows))
        print(f" {closing}")
    print("}")


main()
