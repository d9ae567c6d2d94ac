#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy over the sources of a build, two at a time.

With --changed only over the sources that differ from the main branch (on the main branch: from the commit before) and
those that include a header that does; over all where git cannot tell.
Usage: tidy.py CHECKOUT BUILD CLANG_TIDY [--changed [BASE]]
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import tree


def git(root: Path, *arguments):
    """What git says, or None where it cannot say it."""
    done = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def base_of(root: Path):
    """The commit that this work started from."""
    head = git(root, "rev-parse", "HEAD")
    for branch in ("origin/main", "main"):
        base = git(root, "merge-base", "HEAD", branch)
        if base and base != head:
            return base
    return git(root, "rev-parse", "HEAD~1")


def changed_files(root: Path, base):
    """Files that differ from the base, committed or not; None where there is no base or the rules changed too."""
    names = git(root, "diff", "--name-only", base) if base else None
    untracked = git(root, "ls-files", "--others", "--exclude-standard")
    if names is None or untracked is None:
        return None
    changed = {*names.splitlines(), *untracked.splitlines()}
    return None if any(Path(name).name == ".clang-tidy" for name in changed) else changed


def sources_to_check(root: Path, compiled, base):
    """Compiled sources that changed or that include a changed header themselves."""
    changed = changed_files(root, base)
    if changed is None:
        return compiled
    headers = {name.removeprefix("include/").removeprefix("lib/") for name in changed if name.endswith((".hpp", ".h"))}
    return [
        source
        for source in compiled
        if str(source.relative_to(root)) in changed or headers & {name for _, name in tree.includes(source)}
    ]


def findings_of(source: Path, build: Path, clang_tidy: str):
    """What clang-tidy prints about one source when it objects."""
    # The commands are g++'s, and clang does not know all of its warnings.
    command = [clang_tidy, "-p", build, "--quiet", "--extra-arg=-Wno-unknown-warning-option", source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode != 0 else ""


def main(root: Path, build: Path, clang_tidy: str, options):
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    compiled = sorted({Path(c["file"]) for c in commands if Path(c["file"]).is_relative_to(root)})
    if options[:1] == ["--changed"]:
        compiled = sources_to_check(root, compiled, options[1] if len(options) > 1 else base_of(root))
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        problems = [found for found in pool.map(lambda s: findings_of(s, build, clang_tidy), compiled) if found]
    print(f"clang-tidy over {len(compiled)} sources")
    return tree.report(problems)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]), sys.argv[3], sys.argv[4:]))
