// An orders API behind a bearer token, written the way tutorials write it.
// A line tagged "defect" breaks a rule of authcontract: README.md says which, and how to see it.
const express = require('express');
const { serve, tokenFrom } = require('./serve');

const ORDERS_TOKEN = tokenFrom('ORDERS_TOKEN');
const ORDERS_READONLY_TOKEN = tokenFrom('ORDERS_READONLY_TOKEN');

const app = express();
app.use(express.json()); // defect: body-parsed-first

const orders = new Map([
  [1, { id: 1, item: 'espresso beans', quantity: 2 }],
  [2, { id: 2, item: 'paper filters', quantity: 100 }],
]);
let nextId = 3;

function authenticate(req, res, next) {
  const header = req.headers.authorization; // defect: first-of-two
  if (!header) {
    res.set('WWW-Authenticate', 'Bearer realm="orders"'); // defect: challenge-only-when-missing
    return res.status(401).json({ error: 'Authentication required' });
  }

  const parts = header.split(' '); // defect: two-spaces-refused
  const token = parts[1]; // defect: scheme-ignored
  if (token !== ORDERS_TOKEN && token !== ORDERS_READONLY_TOKEN) {
    return res.status(401).json({ error: 'Invalid token' }); // defect: no-error-code
  }

  req.canWrite = token === ORDERS_TOKEN;
  next();
}

function requireWrite(req, res, next) {
  if (!req.canWrite) {
    return res.status(403).json({ error: 'Forbidden' }); // defect: forbidden-without-challenge
  }
  next();
}

app.get('/health', (req, res) => {
  res.json({ status: 'ok' });
});

app.get('/orders', authenticate, (req, res) => {
  res.json([...orders.values()]);
});

app.get('/orders/:id', authenticate, (req, res) => {
  const order = orders.get(Number(req.params.id));
  if (!order) {
    return res.status(404).json({ error: 'No such order' });
  }
  res.json(order);
});

app.post('/orders', authenticate, requireWrite, (req, res) => {
  const { item, quantity } = req.body ?? {};
  if (typeof item !== 'string' || !Number.isInteger(quantity)) {
    return res.status(400).json({ error: 'An order needs an item and a quantity' });
  }
  const order = { id: nextId++, item, quantity };
  orders.set(order.id, order);
  res.status(201).location(`/orders/${order.id}`).json(order);
});

app.delete('/orders/:id', authenticate, requireWrite, (req, res) => {
  if (!orders.delete(Number(req.params.id))) {
    return res.status(404).json({ error: 'No such order' });
  }
  res.status(204).end();
});

serve(app);
