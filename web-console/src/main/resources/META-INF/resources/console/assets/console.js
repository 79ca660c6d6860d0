// Puts moments into words, reads files into forms, and says when the platform doesn't answer.
(() => {
  'use strict';

  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const units = [['day', 86400], ['hour', 3600], ['minute', 60]];

  function age(moment) {
    const seconds = (moment - Date.now()) / 1000;
    for (const [unit, length] of units) {
      if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
    }
    return 'just now';
  }

  function tell(root) {
    for (const time of root.querySelectorAll('time')) {
      const moment = new Date(time.dateTime);
      const text = age(moment);
      if (time.textContent !== text) time.textContent = text;
      time.title = moment.toLocaleString();
    }
  }

  function answers(yes) {
    document.getElementById('offline').hidden = yes;
  }

  // Only the text goes to the platform, in the field that it is read into.
  for (const picker of document.querySelectorAll('input[type=file][data-into]')) {
    picker.addEventListener('change', async () => {
      const file = picker.files[0];
      if (file) document.getElementById(picker.dataset.into).value = await file.text();
    });
  }
  for (const hidden of document.querySelectorAll('.from-file')) hidden.hidden = false;

  tell(document);
  setInterval(() => tell(document), 20000);
  document.body.addEventListener('htmx:load', event => tell(event.detail.elt.parentElement || document));
  document.body.addEventListener('htmx:sendError', () => answers(false));
  document.body.addEventListener('htmx:afterOnLoad', () => answers(true));
})();
