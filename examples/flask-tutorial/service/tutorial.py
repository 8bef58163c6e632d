"""An orders API behind a bearer token, written the way tutorials write it.

A line tagged "defect" breaks a rule of authcontract: README.md says which.
"""
from functools import wraps

from flask import Flask, jsonify, request

from serve import serve, token_from

ORDERS_TOKEN = token_from('ORDERS_TOKEN')
ORDERS_READONLY_TOKEN = token_from('ORDERS_READONLY_TOKEN')

app = Flask(__name__)
orders = {
    1: {'id': 1, 'item': 'espresso beans', 'quantity': 2},
    2: {'id': 2, 'item': 'paper filters', 'quantity': 100},
}


def authenticate(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        header = request.headers.get('Authorization')
        if not header:
            response = jsonify(error='Authentication required')
            response.status_code = 401
            response.headers['WWW-Authenticate'] = 'Bearer realm="orders"'  # defect: challenge-only-when-missing
            return response

        token = header.split(' ')[1]  # defect: second-word-assumed
        if token not in (ORDERS_TOKEN, ORDERS_READONLY_TOKEN):  # defect: scheme-ignored
            return jsonify(error='Invalid token'), 401

        if request.method not in ('GET', 'HEAD') and token != ORDERS_TOKEN:
            return jsonify(error='Forbidden'), 403  # defect: forbidden-without-challenge
        return view(*args, **kwargs)

    return wrapper


@app.get('/health')
def health():
    return jsonify(status='ok')


@app.get('/orders')
@authenticate
def list_orders():
    return jsonify(list(orders.values()))


@app.post('/orders')
@authenticate
def create_order():
    body = request.get_json()
    if not isinstance(body.get('item'), str) or not isinstance(body.get('quantity'), int):
        return jsonify(error='An order needs an item and a quantity'), 400
    order = {'id': max(orders, default=0) + 1, **body}
    orders[order['id']] = order
    return jsonify(order), 201


@app.get('/orders/<int:order_id>')
@authenticate
def get_order(order_id):
    order = orders.get(order_id)
    return jsonify(order) if order else (jsonify(error='No such order'), 404)


@app.delete('/orders/<int:order_id>')
@authenticate
def delete_order(order_id):
    if orders.pop(order_id, None) is None:
        return jsonify(error='No such order'), 404
    return '', 204


serve(app)
