"""Real git repositories, made for a test, which know nothing of whoever runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class Repository:
    """A repository in a folder. Its settings are its own: neither the user's nor the machine's are read."""

    def __init__(self, root: Path, names: str = "sha1") -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", f"--object-format={names}")

    def git(self, *command: str | bytes, stdin: bytes = b"") -> str:
        """Run git; what it printed, without the last line's end."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        person = {f"GIT_{who}_{what}": "nobody" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_DATE": "@0 +0000", "GIT_COMMITTER_DATE": "@0 +0000"}
        done = subprocess.run(("git", *command), cwd=self.root, env={**kept, **person, **alone}, input=stdin, capture_output=True, check=True)
        return done.stdout.decode().rstrip("\n")

    def commit(self) -> str:
        """Commit all that stands in the folder; the commit's name."""
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--no-verify", "--message", "state")
        return self.git("rev-parse", "HEAD")

    def blob(self, data: bytes) -> str:
        """Keep bytes as an object; its name."""
        return self.git("hash-object", "-w", "--stdin", stdin=data)

    def tree(self, items: list[tuple[str, str, bytes]]) -> str:
        """Keep a folder as an object, whatever modes, object names and file names it holds; its name."""
        lines = sorted((name, mode.encode() + b" " + name + b"\0" + bytes.fromhex(oid)) for mode, oid, name in items)
        return self.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", stdin=b"".join(line for _, line in lines))

    def commit_tree(self, tree: str) -> str:
        """Commit a folder that is only an object; the commit's name."""
        return self.git("commit-tree", tree, "-m", "state")
