"""Prefect's API for the time of one command, run as a script: `python -P api_server.py FD`.

FD is a listening socket that the parent made and this process inherits: whoever connects before the server is up waits in the
socket's queue, so that nobody polls. The server ends by itself when its standard input closes, which happens also when the
parent is killed, and it writes down what it has been told before it goes: nobody needs to wait for that.

It imports nothing of Dateline, so that it may start before anything else.
"""

from __future__ import annotations

import socket
import sys
import threading

import uvicorn


def main() -> None:
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=True, final=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))

    def stop_with_parent() -> None:
        sys.stdin.buffer.read()
        server.should_exit = True

    threading.Thread(target=stop_with_parent, daemon=True).start()
    server.run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


if __name__ == "__main__":
    main()
