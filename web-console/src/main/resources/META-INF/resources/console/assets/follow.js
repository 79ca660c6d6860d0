// Shows text as it is written: a test run's output, from its beginning to its end.
(() => {
  'use strict';

  const TERMINAL = /\x1b\[[0-?]*[ -/]*[@-~]/g;

  // What tests print is text and nothing else. A NUL only keeps the connection alive.
  function add(place, text) {
    const atEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 40;
    place.append(text.replaceAll('\0', '').replace(TERMINAL, ''));
    if (atEnd) place.scrollTop = place.scrollHeight;
  }

  async function follow(place) {
    const answer = await fetch(place.dataset.follow);
    if (!answer.ok) throw new Error(answer.status);
    const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { value, done } = await text.read();
      if (done) break;
      add(place, value);
    }
    if (place.textContent === '') place.textContent = place.dataset.empty;
  }

  for (const place of document.querySelectorAll('[data-follow]')) {
    follow(place).catch(() => add(place, '\n(The output can’t be read any more. Load the page again.)'));
  }
})();
