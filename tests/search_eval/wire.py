"""A built site in; served packed as hosts do, and the bytes of its search that travel before a result, out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from gzip import compress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Packed(SimpleHTTPRequestHandler):
    """Sends everything packed, each file packed once."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, packed: dict[str, bytes], **options: object) -> None:
        self.packed = packed
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        if str(path) not in self.packed:
            self.packed[str(path)] = compress(path.read_bytes(), 9)
        data = self.packed[str(path)]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Last-Modified", self.date_time_string(int(path.stat().st_mtime)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def packed_site(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packed, directory=str(site), packed={}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def needed(site: Path) -> str:
    """Bytes of a small site's search, packed: for a first short word, and for any query."""
    size = {name: len(compress((site / "search" / name).read_bytes(), 9)) for name in ("index.json", "engine.js", "words.js")}
    first = size["index.json"] + size["engine.js"]
    return (f"gzip 字节：第一个短词要 {first}（索引 {size['index.json']}，引擎 {size['engine.js']}），"
            f"任何查询要 {first + size['words.js']}（词表 {size['words.js']}）")
