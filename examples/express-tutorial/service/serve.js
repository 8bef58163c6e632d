// What both services share and what has nothing to do with credentials: configuration and life cycle.
const http = require('node:http');

const USAGE = 'start with: ORDERS_TOKEN=... ORDERS_READONLY_TOKEN=... [PORT=8080] node <service>.js';

function fail(problem) {
  console.error(`${problem}\n${USAGE}`);
  process.exit(1);
}

// The value of a variable that must hold a token of RFC 6750 section 2.1.
function tokenFrom(name) {
  const value = process.env[name];
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(value ?? '')) {
    fail(`${name} must hold a token: letters, digits and -._~+/ with optional "=" at the end`);
  }
  return value;
}

// Listens on loopback until SIGTERM, or until stdin closes: a dead parent leaves no service behind.
function serve(app) {
  const port = Number(process.env.PORT ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    fail(`PORT must be a number from 0 (any free port) to 65535, not "${process.env.PORT}"`);
  }
  const server = http.createServer(app);
  const stop = () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  process.once('SIGTERM', stop);
  process.stdin.once('end', stop).once('error', stop).resume();
  server.once('error', (error) => fail(`cannot listen on 127.0.0.1:${port}: ${error.code}`));
  server.listen(port, '127.0.0.1', () => {
    console.log(`listening on http://127.0.0.1:${server.address().port}`);
  });
}

module.exports = { serve, tokenFrom };
