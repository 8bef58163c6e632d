"""The twin of tutorial.py with its refusals repaired."""
import hmac
import re

from flask import Flask, json, jsonify, request
from werkzeug.exceptions import HTTPException

from serve import serve, token_from

GRANTS = {
    token_from('ORDERS_TOKEN'): ('orders:read', 'orders:write'),
    token_from('ORDERS_READONLY_TOKEN'): ('orders:read',),
}

app = Flask(__name__)
orders = {
    1: {'id': 1, 'item': 'espresso beans', 'quantity': 2},
    2: {'id': 2, 'item': 'paper filters', 'quantity': 100},
}


def problem(status, title, detail):
    """The answer to every failure: RFC 9457."""
    response = app.response_class(
        json.dumps({'type': 'about:blank', 'title': title, 'status': status, 'detail': detail}),
        status=status,
        mimetype='application/problem+json',
    )
    response.headers['Cache-Control'] = 'no-store'
    return response


def refuse(status, title, detail, **parameters):
    """The only place that refuses credentials, so that no branch can forget the challenge."""
    challenge = ', '.join(f'{name}="{value}"' for name, value in {'realm': 'orders', **parameters}.items())
    response = problem(status, title, detail)
    response.headers['WWW-Authenticate'] = f'Bearer {challenge}'
    return response


def scopes_of(token):
    """Every grant is compared, in a time that tells nothing about the tokens."""
    found = ()
    for known, scopes in GRANTS.items():
        if hmac.compare_digest(known.encode(), token.encode('latin-1')):
            found = scopes
    return found


@app.before_request
def authenticate():
    """By path, for every method, and before the body is read."""
    if request.path == '/health':
        return None
    # WSGI joins several fields of one name with a comma, which no token holds.
    header = request.headers.get('Authorization', '')
    if ',' in header or (header and 'access_token' in request.args):
        return refuse(400, 'Bad Request', 'Send the credentials once.', error='invalid_request')
    match = re.fullmatch(r'bearer +(\S.*)', header, re.IGNORECASE)
    if not match:
        return refuse(401, 'Unauthorized', 'This resource needs a bearer token.')
    scopes = scopes_of(match.group(1))
    if not scopes:
        return refuse(401, 'Unauthorized', 'The token is unknown or no longer valid.', error='invalid_token')
    scope = 'orders:read' if request.method in ('GET', 'HEAD', 'OPTIONS') else 'orders:write'
    if scope not in scopes:
        return refuse(403, 'Forbidden', 'The token does not allow this.', error='insufficient_scope', scope=scope)
    return None


@app.errorhandler(HTTPException)
def failed(error):
    response = problem(error.code, error.name, 'The request cannot be answered.')
    if getattr(error, 'valid_methods', None):
        response.headers['Allow'] = ', '.join(sorted(error.valid_methods))
    return response


@app.get('/health')
def health():
    return jsonify(status='ok')


@app.get('/orders')
def list_orders():
    return jsonify(list(orders.values()))


@app.post('/orders')
def create_order():
    body = request.get_json()
    if not isinstance(body.get('item'), str) or not isinstance(body.get('quantity'), int):
        return problem(400, 'Bad Request', 'An order needs an item and a quantity.')
    order = {'id': max(orders, default=0) + 1, **body}
    orders[order['id']] = order
    return jsonify(order), 201


@app.get('/orders/<int:order_id>')
def get_order(order_id):
    order = orders.get(order_id)
    return jsonify(order) if order else problem(404, 'Not Found', 'No such order.')


@app.delete('/orders/<int:order_id>')
def delete_order(order_id):
    if orders.pop(order_id, None) is None:
        return problem(404, 'Not Found', 'No such order.')
    return '', 204


serve(app)
