"""What a modeller's own reader and linter say to a file: Node with two packages, kept between runs."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

PACKAGES = {"bpmn-moddle": "10.3.1", "bpmnlint": "11.15.0"}
HOME = Path(tempfile.gettempdir()) / f"desk-modellers-{os.getuid()}-{'-'.join(PACKAGES.values())}"
CHECK = """
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
const require = createRequire(process.argv[2] + '/');
const {BpmnModdle} = await import(require.resolve('bpmn-moddle'));
const Linter = require('bpmnlint/lib/linter'), Resolver = require('bpmnlint/lib/resolver/node-resolver');
const told = {};
for (const file of process.argv.slice(3)) {
  const {rootElement, warnings} = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
  const linter = new Linter({config: {extends: 'bpmnlint:recommended'}, resolver: new Resolver({require})});
  const found = Object.entries(await linter.lint(rootElement));
  const said = found.flatMap(([rule, each]) => each.map(one => `${rule}: ${one.id} ${one.message}`));
  told[file] = [...warnings.map(one => one.message), ...said];
}
console.log(JSON.stringify(told));
"""


def said(files: Sequence[Path]) -> dict[str, list[str]]:
    """By the name of the file; skipped with its reason where Node or its packages are not to be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("Node is not installed here: nobody but us reads the BPMN")
    if not (HOME / "ready").exists():
        _install(npm)
    script = HOME / "check.mjs"
    command = [node, str(script), str(HOME), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    told = cast("dict[str, list[str]]", json.loads(done.stdout))
    return {Path(file).name: words for file, words in told.items()}


def _install(npm: str) -> None:
    """Beside its place first, so that two who begin at once do not meet half of it."""
    own = Path(tempfile.mkdtemp(prefix="desk-modellers-"))
    (own / "package.json").write_text(json.dumps({"private": True, "dependencies": PACKAGES}))
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    done = subprocess.run(command, cwd=own, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        pytest.skip(f"npm could not fetch the modellers: {done.stderr.strip()[-200:]}")
    (own / "check.mjs").write_text(CHECK)
    (own / "ready").touch()
    if not HOME.exists():
        own.rename(HOME)
