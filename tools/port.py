"""Say clearly that a port is taken, before MkDocs builds the site and only then finds out. Exit 1 if it is."""

import os
import socket
import sys

HOST = "127.0.0.1"


def fault(text: str) -> str | None:
    """What is wrong with the port, if anything."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        return f"PORT={text} is not a port: write a number from 1 to 65535, as in make serve PORT=8001"
    with socket.socket() as probe:
        if os.name == "posix":  # as the server does: a port that was closed a moment ago is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
            probe.listen(1)
        except PermissionError:
            return f"Port {text} is not for ordinary users. Take another one: make serve PORT=8001"
        except OSError:
            other = int(text) + 1 if int(text) < 65535 else 8001
            return (
                f"Port {text} of {HOST} is taken, perhaps by another make serve.\n"
                f"Stop that one, or take another port: make serve PORT={other}"
            )
    return None


if __name__ == "__main__":
    sys.exit(fault(sys.argv[1]))
