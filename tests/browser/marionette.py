"""Debian's Firefox driven over its own protocol (Marionette: lengths and JSON on a socket), because no package does."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any


class Firefox:
    """One headless Firefox with a profile of its own."""

    def __init__(self, executable: str, profile: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        profile.mkdir(exist_ok=True)
        (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\nuser_pref("app.update.enabled", false);\n')
        self.process = subprocess.Popen([executable, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.socket = self._connect(port)
        self.number = 0
        self._read()
        self.call("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})

    @staticmethod
    def _connect(port: int) -> socket.socket:
        for _ in range(300):
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("Firefox")

    def _read(self) -> Any:
        size = b""
        while (byte := self.socket.recv(1)) != b":":
            size += byte
        data = b""
        while len(data) < int(size):
            data += self.socket.recv(int(size) - len(data))
        return json.loads(data)

    def call(self, command: str, parameters: dict[str, Any]) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(error["message"])
        return result.get("value") if isinstance(result, dict) and "value" in result else result

    def go(self, url: str) -> None:
        self.call("WebDriver:Navigate", {"url": url})

    def run(self, script: str, *arguments: Any) -> Any:
        return self.call("WebDriver:ExecuteScript", {"script": script, "args": list(arguments)})

    def type(self, selector: str, text: str) -> None:
        element = self.call("WebDriver:FindElement", {"using": "css selector", "value": selector})
        self.call("WebDriver:ElementSendKeys", {"id": next(iter(element.values())), "text": text})

    def until(self, script: str, *arguments: Any) -> Any:
        for _ in range(100):
            if value := self.run(script, *arguments):
                return value
            time.sleep(0.1)
        raise TimeoutError(script)

    def close(self) -> None:
        self.socket.close()
        self.process.terminate()
        self.process.wait(20)
