"""An empty toolkit for another agency builds at once, by its own hooks and macros."""

from pathlib import Path

from resource_toolkit.engines.process import EngineProcess
from resource_toolkit.publishing.build import build
from resource_toolkit.upkeep.agency import write_agency
from tests.toolkits.garden import TODAY

CODE = Path(__file__).parents[2]


def test_an_empty_toolkit_builds(tmp_path: Path) -> None:
    root = tmp_path / "ours"
    write_agency(CODE, root, TODAY)
    build(root, root / "site", EngineProcess(), today=TODAY)
    page = (root / "site/resources/first-resource/index.html").read_text()
    assert "First resource" in page
    assert "Our toolkit" in page
    for name in ("index.html", "topics/getting-started/index.html", "about/coverage/index.html"):
        assert (root / "site" / name).is_file()
