'use strict';

let count = 0;
const timer = setInterval(() => {
  count += 1;
  console.log(`working: line ${count}`);
}, 1000);

process.on('SIGTERM', () => {
  clearInterval(timer);
  console.log(`SIGTERM: stopped after line ${count}`);
});
