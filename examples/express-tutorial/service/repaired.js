// The orders API of tutorial.js with its refusals repaired.
const { createHash, timingSafeEqual } = require('node:crypto');
const { STATUS_CODES } = require('node:http');
const express = require('express');
const { serve, tokenFrom } = require('./serve');

const GRANTS = [
  { digest: sha256(tokenFrom('ORDERS_TOKEN')), scopes: ['orders:read', 'orders:write'] },
  { digest: sha256(tokenFrom('ORDERS_READONLY_TOKEN')), scopes: ['orders:read'] },
];
const READING = ['GET', 'HEAD', 'OPTIONS'];

const app = express();
app.disable('x-powered-by');
app.disable('etag'); // else Express tags every JSON body, refusals too

const orders = new Map([
  [1, { id: 1, item: 'espresso beans', quantity: 2 }],
  [2, { id: 2, item: 'paper filters', quantity: 100 }],
]);
let nextId = 3;

// The answer to every failure: RFC 9457. Express leaves the body away for HEAD.
function problem(res, status, detail) {
  res.status(status).set('Cache-Control', 'no-store').type('application/problem+json');
  res.json({ type: 'about:blank', title: STATUS_CODES[status], status, detail });
}

// The only place that refuses credentials, so that no branch can forget the challenge.
// The parameters are constants of this file: none holds a character that a quoted-string must escape.
function refuse(res, status, detail, parameters = {}) {
  const challenge = Object.entries({ realm: 'orders', ...parameters }).map(([name, value]) => `${name}="${value}"`);
  res.set('WWW-Authenticate', `Bearer ${challenge.join(', ')}`);
  problem(res, status, detail);
}

function sha256(text) {
  return createHash('sha256').update(text).digest();
}

// Digests have one length, and every grant is compared: the time tells nothing about the tokens.
function scopesOf(token) {
  const digest = sha256(token);
  return GRANTS.filter((grant) => timingSafeEqual(grant.digest, digest)).flatMap((grant) => grant.scopes);
}

function authenticate(req, res, next) {
  // req.headers holds only the first Authorization field of several; headersDistinct holds all.
  const fields = req.headersDistinct.authorization ?? [];
  if (fields.length > 1 || (fields.length === 1 && 'access_token' in req.query)) {
    return refuse(res, 400, 'Send the credentials once.', { error: 'invalid_request' });
  }

  // credentials = auth-scheme 1*SP ..., the scheme in any case (RFC 9110 sections 11.1 and 11.4).
  const [, presented] = /^Bearer +(.+)$/i.exec(fields[0] ?? '') ?? [];
  if (presented === undefined) {
    return refuse(res, 401, 'This resource needs a bearer token.'); // nothing to call invalid: RFC 6750 section 3.1
  }

  const scopes = scopesOf(presented);
  if (scopes.length === 0) {
    return refuse(res, 401, 'The token is malformed, unknown or no longer valid.', { error: 'invalid_token' });
  }

  const scope = READING.includes(req.method) ? 'orders:read' : 'orders:write';
  if (!scopes.includes(scope)) {
    return refuse(res, 403, 'The token does not allow this.', { error: 'insufficient_scope', scope });
  }
  next();
}

app.get('/health', (req, res) => {
  res.json({ status: 'ok' });
});

// By path, for every method, and before the body is read.
app.use('/orders', authenticate, express.json());

app.get('/orders', (req, res) => {
  res.json([...orders.values()]);
});

app.get('/orders/:id', (req, res) => {
  const order = orders.get(Number(req.params.id));
  if (!order) {
    return problem(res, 404, 'No such order.');
  }
  res.json(order);
});

app.post('/orders', (req, res) => {
  const { item, quantity } = req.body ?? {};
  if (typeof item !== 'string' || !Number.isInteger(quantity)) {
    return problem(res, 400, 'An order needs an item and a quantity.');
  }
  const order = { id: nextId++, item, quantity };
  orders.set(order.id, order);
  res.status(201).location(`/orders/${order.id}`).json(order);
});

app.delete('/orders/:id', (req, res) => {
  if (!orders.delete(Number(req.params.id))) {
    return problem(res, 404, 'No such order.');
  }
  res.status(204).end();
});

app.use((req, res) => {
  problem(res, 404, 'No such resource.');
});

// Express knows an error handler by its four parameters. A failure of the service itself is logged, never shown.
app.use((error, req, res, next) => {
  const status = error.status ?? 500;
  if (status >= 500) {
    console.error(error);
  }
  problem(res, status, status < 500 ? 'The request cannot be read.' : 'The service failed.');
});

serve(app);
