'use strict';

const { createHash } = require('node:crypto');
const http = require('node:http');

const release = process.env.SLIPWAY_RELEASE_VERSION;
const WEBSOCKET_KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const server = http.createServer((request, response) => {
  response.setHeader('X-Release', release);
  const url = new URL(request.url, 'http://app');
  if (url.pathname === '/stream') {
    stream(response, Number(url.searchParams.get('seconds')));
  } else if (url.pathname === '/upload') {
    upload(request, response);
  } else {
    response.end(`${release} ${'x'.repeat(2000)}`);
  }
});

// A numbered line each 100 ms, then the word that the end has come.
function stream(response, seconds) {
  let line = 0;
  const timer = setInterval(() => {
    line += 1;
    response.write(`line ${line}\n`);
    if (line >= seconds * 10) {
      clearInterval(timer);
      response.end('complete\n');
    }
  }, 100);
}

function upload(request, response) {
  const hash = createHash('sha256');
  let length = 0;
  request.on('data', (bytes) => {
    hash.update(bytes);
    length += bytes.length;
  });
  request.on('end', () => response.end(`${length} ${hash.digest('hex')}`));
}

// WebSocket (RFC 6455) by hand: small frames are sent back as they came.
server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1').update(request.headers['sec-websocket-key'] + WEBSOCKET_KEY).digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\nX-Release: ${release}\r\n\r\n`,
  );
  let pending = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.end());
  socket.on('data', (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    while (pending.length >= 6 && pending.length >= 6 + (pending[1] & 0x7f)) {
      const length = pending[1] & 0x7f;
      const mask = pending.subarray(2, 6);
      const payload = pending.subarray(6, 6 + length).map((byte, i) => byte ^ mask[i % 4]);
      socket.write(Buffer.concat([Buffer.from([pending[0], length]), payload]));
      pending = pending.subarray(6 + length);
    }
  });
});

server.listen(process.env.PORT, '0.0.0.0');

process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
