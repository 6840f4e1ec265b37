"""The gallery of real third-party widgets: its bundles and the pages that they stand on.

`pages/NAME.html` is an application form of its own, `pages/NAME.jsx` draws one into `#root`, and
`pages/NAME.js` is the script of a page `NAME.html`. All scripts are bundled with the packages of
`package-lock.json` once for each state of the folder.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
PAGES = HERE / "pages"
BUILT = HERE / "built"
PACKAGES = HERE / "node_modules"
_SHELL = "<!doctype html><html lang=en><head><title>Careers</title></head><body></body></html>"
_ROOT = "<div id=root></div>"
_KEPT = 6


class NoPackages(Exception):  # noqa: N818 - says what to do, and is a skip for most people
    """The packages of `package-lock.json` are not installed."""


def bundles() -> Path:
    """The folder with the bundled scripts, made where it is not there yet.

    Raises:
        NoPackages: `make gallery` has not fetched the packages.
        subprocess.CalledProcessError: a page's script has a mistake; it was printed.
    """
    bundler = next(PACKAGES.glob("@esbuild/*/bin/esbuild"), None)
    if bundler is None:
        raise NoPackages("the npm packages of tests/widgets are not there; run `make gallery`")
    entries = sorted(one for one in PAGES.iterdir() if one.suffix in {".js", ".jsx"})
    folder = BUILT / _state(entries)
    BUILT.mkdir(exist_ok=True)
    with (BUILT / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            _bundle(bundler, entries, folder)
    return folder


def html_of(name: str, built: Path) -> str | None:
    """The page NAME with its script and styles, or None where there is no such page."""
    written, script = PAGES / f"{name}.html", built / f"{name}.js"
    if not written.is_file() and not script.is_file():
        return None
    page = (
        written.read_text() if written.is_file() else _SHELL.replace("</body>", f"{_ROOT}</body>")
    )
    if (built / f"{name}.css").is_file():
        page = page.replace("</head>", f'<link rel=stylesheet href="/built/{name}.css"></head>')
    if script.is_file():
        tag = f'<script type=module src="/built/{name}.js"></script>'
        page = page.replace("</body>", f"{tag}</body>")
    return page


def _state(entries: list[Path]) -> str:
    """A name for the scripts and the packages as they are now."""
    digest = hashlib.sha256((HERE / "package-lock.json").read_bytes())
    for entry in entries:
        digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:16]


def _bundle(bundler: Path, entries: list[Path], folder: Path) -> None:
    built = [old for old in BUILT.iterdir() if old.is_dir()]
    for old in sorted(built, key=lambda one: one.stat().st_mtime)[: -_KEPT + 1]:
        shutil.rmtree(old, ignore_errors=True)  # another run may still serve the latest ones
    half = BUILT / f"half-{os.getpid()}"
    command = [
        *(str(bundler), "--bundle", "--format=esm", "--splitting", "--jsx=automatic", "--minify"),
        *('--define:process.env.NODE_ENV="production"', "--log-level=warning"),
        *("--loader:.svg=dataurl", "--loader:.png=dataurl", "--loader:.gif=dataurl"),
        "--loader:.webp=dataurl",
        *("--loader:.woff=dataurl", "--loader:.woff2=dataurl"),
        *(f"--outdir={half}", *(str(entry) for entry in entries)),
    ]
    subprocess.run(command, check=True, cwd=HERE)
    half.rename(folder)
