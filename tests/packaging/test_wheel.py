"""A wheel carries everything that the program reads at run time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built from this checkout."""
    built = next(
        WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")), versions=["standard"])
    )
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def test_every_resource_is_in_the_wheel(wheel: set[str]) -> None:
    here = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    wanted = {f"cjm_desktop/resources/{path.relative_to(ROOT / 'resources').as_posix()}" for path in here}
    assert len(wanted) > 10
    assert wanted - wheel == set()


def test_every_module_is_in_the_wheel_and_nothing_of_the_workshop(wheel: set[str]) -> None:
    here = (ROOT / "src" / "cjm_desktop").rglob("*.py")
    assert {path.relative_to(ROOT / "src").as_posix() for path in here} - wheel == set()
    assert [name for name in wheel if name.startswith(("tests", "benchmarks", "scripts", "typings"))] == []
    assert [name for name in wheel if name.endswith(".pyc")] == []


@pytest.mark.parametrize("language", ["ru", "ro", "lt"])
def test_compiled_translations_are_in_the_wheel(wheel: set[str], language: str) -> None:
    assert f"cjm_desktop/locale/{language}/LC_MESSAGES/cjm_desktop.mo" in wheel


def test_the_licences_are_in_the_wheel(wheel: set[str]) -> None:
    names = {name.rsplit("/", 1)[1] for name in wheel if ".dist-info/" in name}
    assert {"LICENSE", "THIRD_PARTY_NOTICES.md"} <= names
