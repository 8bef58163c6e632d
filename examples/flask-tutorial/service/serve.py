"""What both services share and what has nothing to do with credentials: configuration and life cycle."""
import os
import re
import sys
import threading

from werkzeug.serving import make_server


def token_from(name):
    """The value of a variable that must hold a token of RFC 6750 section 2.1."""
    value = os.environ.get(name, '')
    if not re.fullmatch(r'[A-Za-z0-9._~+/-]+=*', value):
        sys.exit(f'{name} must hold a token: letters, digits and -._~+/ with optional "=" at the end')
    return value


def serve(app):
    """Listens on loopback until stdin closes: a dead parent leaves no service behind."""
    server = make_server('127.0.0.1', int(os.environ.get('PORT', '0')), app, threaded=True)

    def stop_with_parent():
        sys.stdin.read()
        server.shutdown()

    threading.Thread(target=stop_with_parent, daemon=True).start()
    print(f'listening on http://127.0.0.1:{server.server_port}', flush=True)
    server.serve_forever()
