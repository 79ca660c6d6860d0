'use strict';

const http = require('node:http');
const ms = require('ms');

const started = Date.now();
const release = process.env.SLIPWAY_RELEASE_VERSION || process.env.HEROKU_RELEASE_VERSION || 'no release';
const greeting = process.env.GREETING || 'Hello from Slipway';

const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('X-Release', release);
  if (request.url === '/uptime') {
    response.end(`${ms(Date.now() - started, { long: true })}\n`);
    return;
  }
  response.end(`${greeting} (${release}, ${process.env.DYNO || 'no dyno'})\n`);
});

server.listen(process.env.PORT || 3000, '0.0.0.0', () => {
  console.log(`listening on port ${server.address().port}`);
});

// Requests in flight are answered before the process ends.
process.on('SIGTERM', () => {
  console.log('SIGTERM: finishing what is in flight');
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
