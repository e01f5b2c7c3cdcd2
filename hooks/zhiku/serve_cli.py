"""`zhiku serve`: the site, drafts too, on this machine alone; made anew whenever a file changes, with what is wrong in it."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys

from zhiku.build_cli import PLAIN, no_hook, pass_on, unreadable
from zhiku.project_cli import Project

_ADDRESS = "127.0.0.1:8000"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku serve [--addr HOST:PORT]`."""
    parser = commands.add_parser("serve", help="在自己的电脑上看网站（连同草稿），改了文章会自动刷新")
    parser.add_argument("--addr", metavar="地址", default=_ADDRESS, help=f"在哪个地址和端口（默认 {_ADDRESS}）")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, project: Project) -> int:
    """Exit status 2 where it can't begin; then MkDocs's own."""
    host, _, port = args.addr.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        print(f"--addr {args.addr} 看不懂；请写成 {_ADDRESS} 这样的地址和端口。", file=sys.stderr)
        return 2
    if letters := [letter] if (letter := no_hook(project)) else unreadable(project):
        print(*letters, sep="\n", file=sys.stderr)
        return 2
    if not _is_free(host, int(port)):
        print(f"{args.addr} 用不了，多半是另一个程序占着。请先停下它，或者换一个端口：--addr {host}:{(int(port) + 1) % 65536}。",
              file=sys.stderr)
        return 2
    print(f"打开 http://{args.addr}/ 看知识库；按 Ctrl+C 停下。", flush=True)
    words = [sys.executable, "-m", "mkdocs", "serve", "-f", str(project.config), "--dev-addr", args.addr]
    environment = {**os.environ, **PLAIN}
    if os.name == "posix":
        _listen(project)
        os.execve(sys.executable, words, environment)  # in our place: whoever stops us stops the server
    with subprocess.Popen(words, stderr=subprocess.PIPE, encoding="utf-8", errors="replace", env=environment) as process:
        assert process.stderr
        pass_on(process.stderr, project)
    return 1 if process.returncode else 0


def _listen(project: Project) -> None:
    """From here on a child passes on what is said on our standard error; it ends when nobody can say anything any more."""
    log, ours = os.pipe()
    if os.fork():
        os.dup2(ours, 2)
        os.close(log)
        os.close(ours)
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server; its last words are still heard
    os.close(ours)
    with os.fdopen(log, encoding="utf-8", errors="replace") as lines:
        pass_on(lines, project)
    os._exit(0)


def _is_free(host: str, port: int) -> bool:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            if os.name == "posix":  # as the server itself does; elsewhere this would share a port that is taken
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError:
        return False
    return True
