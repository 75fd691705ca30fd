"""The catalog in the words of schema.org."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from resource_toolkit.catalog import Settings
from resource_toolkit.outputs import linked_data_files
from resource_toolkit.reading import read_catalog
from tests.toolkits.mistakes import ORCHARD, TODAY

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://orchard.example.org/"
HOUSE = """\
facts:
  tool: {label: Tool, type: text, json_ld: material}
  trees: {label: Trees, type: number}
  secret: {label: Secret, type: text, exported: false}
"""


def graph(root: Path) -> tuple[str, dict[str, dict[str, Any]]]:
    catalog, problems = read_catalog(root, today=TODAY)
    assert problems == []
    ((address, data),) = linked_data_files(catalog, Settings(name="Orchard", url=SITE))
    assert address == "catalog.jsonld"
    text = data.decode()
    told = json.loads(text)
    assert told["@context"] == "https://schema.org"
    return text, {node["@id"]: node for node in told["@graph"]}


def test_resources_and_trainings_stand_in_linked_data(tmp_path: Path) -> None:
    root = tmp_path / "orchard"
    for path in ORCHARD.rglob("*.*"):
        target = root / path.relative_to(ORCHARD)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (root / "resources/house.yml").write_text(HOUSE, encoding="utf-8")
    kinds = root / "resources/vocabularies/kinds.yml"
    said = kinds.read_text(encoding="utf-8")
    kinds.write_text(f"json_ld: learningResourceType\n{said}", encoding="utf-8")
    file = root / "resources/care/prune-a-tree.md"
    said = file.read_text(encoding="utf-8").replace("Four cuts", "Four </script> cuts")
    facts = "facts: {tool: a saw, trees: 2, secret: x}\nwritten:"
    file.write_text(said.replace("written:", facts, 1), encoding="utf-8")
    text, nodes = graph(root)
    assert "</" not in text
    cut = nodes[f"{SITE}resources/prune-a-tree/"]
    assert cut["@type"] == "LearningResource"
    assert cut["name"] == "Prune a young tree"
    assert cut["description"].startswith("Four </script> cuts")
    assert (cut["inLanguage"], cut["timeRequired"]) == ("en", "PT30M")
    assert cut["learningResourceType"] == "Work sheet"
    assert "Pruning & shaping" in cut["keywords"]
    assert (cut["datePublished"], cut["dateModified"]) == ("2026-10-01", "2026-10-01")
    assert cut["material"] == "a saw"
    assert cut["additionalProperty"] == {"@type": "PropertyValue", "name": "Trees", "value": 2}
    guide = nodes[f"{SITE}resources/apple-guide/"]
    assert guide["isBasedOn"] == "https://www.example.org/apples"
    assert guide["publisher"] == {"@type": "Organization", "name": "Example Growers"}
    assert f"{SITE}resources/old-baskets/" not in nodes
    day = nodes[f"{SITE}trainings/first-day/"]
    assert (day["@type"], day["timeRequired"]) == ("Course", "PT90M")
    session = day["hasCourseInstance"]
    assert session["startDate"] == "2027-03-09T18:30:00-06:00"
    assert session["location"]["name"] == "The barn"
    assert session["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
