'use strict';

{
  const text = document.getElementById('text');
  const bad = document.getElementById('bad');
  const fold = document.getElementById('fold');
  const shown = document.getElementById('shown');
  const scenarios = [...document.querySelectorAll('.scenario')];

  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const each of scenarios) {
      const isMeant = words.every((word) => each.dataset.words.includes(word));
      each.hidden = !isMeant || (bad.checked && each.dataset.status === 'passed');
    }
    for (const suite of document.querySelectorAll('.suite')) {
      suite.hidden = [...suite.querySelectorAll('.scenario')].every((each) => each.hidden);
    }
    const count = scenarios.filter((each) => !each.hidden).length;
    shown.textContent = count === scenarios.length ? '' : `${count} of ${scenarios.length}`;
  };

  text.addEventListener('input', filter);
  bad.addEventListener('change', filter);
  fold.addEventListener('click', () => {
    const open = fold.textContent === 'Open all';
    for (const each of scenarios) each.open = open;
    fold.textContent = open ? 'Close all' : 'Open all';
  });
  for (const copy of document.querySelectorAll('.copy')) {
    copy.addEventListener('click', () => navigator.clipboard.writeText(copy.previousElementSibling.textContent));
  }
}
