// The live log: lines come as server-sent events, the last hundred first.
(() => {
  'use strict';

  const MOST_LINES = 2000;
  const COLOURS = 6;
  const LINE = /^(\S+) (\w+)\[([^\]]*)\]: ([^]*)$/;
  const TERMINAL = /\x1b\[[0-?]*[ -/]*[@-~]/g;

  const log = document.getElementById('log');
  const pause = document.getElementById('pause');
  const source = document.getElementById('source');
  const status = document.getElementById('log-status');
  const colours = new Map();
  let waiting = [];
  let drawing = false;

  function paused() {
    return pause.getAttribute('aria-pressed') === 'true';
  }

  function colour(process) {
    if (!colours.has(process)) colours.set(process, colours.size % COLOURS);
    return 'source-' + colours.get(process);
  }

  function span(className, text) {
    const element = document.createElement('span');
    element.className = className;
    element.textContent = text;
    return element;
  }

  // What an app prints is text and nothing else: it never becomes markup.
  function element(data) {
    const line = document.createElement('div');
    const parts = LINE.exec(data);
    if (!parts) {
      line.textContent = data;
      return line;
    }
    const [, at, from, process, text] = parts;
    const moment = span('at', new Date(at).toLocaleTimeString('en-GB') + ' ');
    moment.title = at;
    line.dataset.source = from;
    line.append(moment, span('who ' + colour(process), `${from}[${process}]: `), text.replace(TERMINAL, ''));
    line.hidden = source.value !== '' && source.value !== from;
    return line;
  }

  function draw() {
    drawing = false;
    if (paused()) return;
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    log.append(...waiting.map(element));
    waiting = [];
    while (log.childElementCount > MOST_LINES) log.firstElementChild.remove();
    if (atEnd) log.scrollTop = log.scrollHeight;
  }

  function tell() {
    status.textContent = paused() ? `paused, ${waiting.length} new lines` : 'live';
  }

  const stream = new EventSource(log.dataset.stream);
  stream.onopen = tell;
  stream.onmessage = event => {
    waiting.push(event.data);
    if (waiting.length > MOST_LINES) waiting.shift();
    if (paused()) {
      tell();
    } else if (!drawing) {
      drawing = true;
      setTimeout(draw, 50);
    }
  };
  stream.onerror = () => {
    status.textContent = stream.readyState === EventSource.CLOSED
      ? 'The log ended. Reload the page to follow it again.'
      : 'The connection is lost; it is tried again…';
  };

  pause.addEventListener('click', () => {
    const now = !paused();
    pause.setAttribute('aria-pressed', String(now));
    pause.textContent = now ? 'Go on' : 'Pause';
    tell();
    draw();
  });
  source.addEventListener('change', () => {
    for (const line of log.children) line.hidden = source.value !== '' && source.value !== line.dataset.source;
    log.scrollTop = log.scrollHeight;
  });
})();
