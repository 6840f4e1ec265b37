"""The gallery serves real forms, and its lock file names no address."""

from tests.widgets.conftest import Gallery
from tests.widgets.gallery import HERE, PAGES, html_of


def test_every_script_of_a_page_is_bundled(gallery: Gallery) -> None:
    scripts = [one.stem for one in PAGES.iterdir() if one.suffix in {".js", ".jsx"}]
    assert scripts
    assert [name for name in scripts if not (gallery.built / f"{name}.js").is_file()] == []
    assert html_of("no-such-page", gallery.built) is None


def test_the_lock_file_pins_by_content_and_not_by_address() -> None:
    lock = (HERE / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert lock.count('"integrity"') > 100
