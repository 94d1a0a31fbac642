"""Compiles the translations whenever the package is built or installed."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface[BuilderConfig]):
    """Makes the .mo files before a wheel, an sdist or an editable install gathers its files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run ``scripts/catalogues.py compile``; the same for every version and every build."""
        del version, build_data
        runpy.run_path(str(Path(self.root) / "scripts" / "catalogues.py"))["compile_all"]()
