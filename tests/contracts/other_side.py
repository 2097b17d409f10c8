"""Where the other side of each contract is, and what stands in for readers of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
# `.ci/contracts` puts them there; the variables name other places.
NODE = Path(os.environ.get("ARGMAP_CONTRACT_NODE", ROOT / ".ci" / "contract-node"))
PYTHON = Path(os.environ.get("ARGMAP_CONTRACT_PYTHON", ROOT / ".ci" / "contract-venv"))
REQUIRED = os.environ.get("ARGMAP_CONTRACTS") == "required"


def absent(what: str) -> None:
    """Skip the test, or fail where contracts are required, for want of a program."""
    words = f"{what} is not installed; run: sh .ci/contracts"
    if REQUIRED:
        pytest.fail(words)
    pytest.skip(words)


def argdown(text: str, folder: Path) -> dict[str, Any]:
    """Give what Argdown's own parser makes of a text, as its JSON."""
    program = NODE / "node_modules" / ".bin" / "argdown"
    if not program.exists() or shutil.which("node") is None:
        absent("@argdown/cli")
    (folder / "map.argdown").write_text(text, "utf-8")
    ran = subprocess.run(
        [str(program), "json", "map.argdown", "out"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    made = folder / "out" / "map.json"
    assert made.exists(), ran.stdout + ran.stderr
    assert "error" not in (ran.stdout + ran.stderr).lower(), ran.stdout + ran.stderr
    data: dict[str, Any] = json.loads(made.read_text("utf-8"))
    made.unlink()
    return data


def python(script: str, *args: str) -> Any:
    """Run a script in the environment of arguebuf and xaif, and give the JSON that it prints."""
    program = PYTHON / "bin" / "python"
    if not program.exists():
        absent("arguebuf")
    ran = subprocess.run(
        [str(program), "-c", script, *args],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    return json.loads(ran.stdout.strip().splitlines()[-1])
