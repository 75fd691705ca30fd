"""Keep what is known of every external address."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading import Ledger
from resource_toolkit.writing import write_files


def refuse_other(path: Path) -> None:
    """Raise ToolkitError when the file is none of ours; a damaged one is, and begins anew."""
    held = path.read_bytes().strip() if path.is_file() else b""
    if held and b'"links"' not in held:
        raise ToolkitError(f"{path} was not made by 'toolkit links'; move it away")


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write a ledger, so that a run that is killed leaves a whole file and nothing else."""
    links = {address: asdict(state) for address, state in sorted(ledger.states.items())}
    text = json.dumps({"started": ledger.started, "links": links}, indent=1, ensure_ascii=False)
    write_files(path.parent, {path.name: f"{text}\n".encode()})


def utc_now() -> datetime:
    """Return the time now in UTC; a run of the link check is about now, whatever `--today` is."""
    return datetime.now(UTC)
