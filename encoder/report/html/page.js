'use strict';
// Shows, of each article, the case of the chosen readings, and the other side's.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  // Each text is in the page once, in the appendix. What rests on it unfolds a copy.
  const fill = ground => {
    const entry = ground.childElementCount === 1 && document.getElementById(ground.dataset.from);
    if (!entry) return;
    const copy = entry.cloneNode(true);
    for (const one of [copy, ...copy.querySelectorAll('[id]')]) one.removeAttribute('id');
    ground.append(copy);
  };
  const unfoldable = within => {
    for (const link of within.querySelectorAll('a.ground')) {
      const ground = document.createElement('details');
      const summary = document.createElement('summary');
      ground.className = 'ground';
      ground.dataset.from = link.hash.slice(1);
      summary.append(...link.childNodes);
      ground.append(summary);
      link.replaceWith(ground);
    }
  };
  addEventListener('toggle', event => { if (event.target.matches('.ground')) fill(event.target); }, true);

  const covers = (product, choice) => product.every((readings, i) => readings.includes(choice[i]));

  for (const article of document.querySelectorAll('article')) {
    const { cases, positions } = data[article.id] || {};
    if (!cases) continue;
    const dials = [...article.querySelectorAll('fieldset')];
    const dial = i => article.querySelectorAll(`input[name="${article.id}-${i}"]`);
    const choice = () => dials.map((_, i) => [...dial(i)].findIndex(input => input.checked));
    const choose = wanted => {
      wanted.forEach((reading, i) => { if (reading !== undefined) dial(i)[reading].checked = true; });
      show();
    };
    const bar = article.querySelector('.bar');

    const show = () => {
      const now = choice();
      const index = cases.findIndex(one => one.products.some(product => covers(product, now)));
      article.dataset.chosen = index;
      for (const part of article.querySelectorAll('.cases')) {
        const other = part.classList.contains('both') ? cases[index].other : index;
        for (const one of part.children) {
          const at = Number(one.dataset.case);
          one.hidden = at !== index && at !== other;
          if (!one.hidden) unfoldable(one);
          one.querySelector('.side').textContent = at === index ? '' : 'The other side: ';
        }
        const chosen = part.querySelector(`[data-case="${index}"]`);
        if (part.firstElementChild !== chosen) part.prepend(chosen);
      }
      for (const button of article.querySelectorAll('[data-position]'))
        button.setAttribute('aria-pressed', covers(positions[button.dataset.position], now));
      for (const button of article.querySelectorAll('[data-choice]'))
        button.setAttribute('aria-pressed', button.dataset.choice.split(' ').every((reading, i) => Number(reading) === now[i]));
      if (bar) {
        const heading = article.querySelector(`.cases [data-case="${index}"] .when`);
        const verdict = heading.querySelector('.v').cloneNode(true);
        bar.hidden = false;
        bar.querySelector('.chosen').replaceChildren(verdict, ' with the chosen readings');
      }
    };

    article.addEventListener('change', event => { if (event.target.type === 'radio') show(); });
    article.addEventListener('click', event => {
      const button = event.target.closest('button');
      if (!button) return;
      if (button.dataset.position !== undefined) {
        const now = choice();
        choose(positions[button.dataset.position].map((readings, i) => readings.includes(now[i]) ? undefined : readings[0]));
      } else if (button.dataset.choice !== undefined) {
        choose(button.dataset.choice.split(' ').map(Number));
      }
    });
    show();
  }
  for (const one of document.querySelectorAll('section')) if (!one.querySelector('.cases')) unfoldable(one);

  // A link to a place within something folded opens it.
  const open = () => {
    const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = place; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    if (place) place.scrollIntoView();
  };
  addEventListener('hashchange', open);
  open();

  // On paper, nothing is folded.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    for (const one of folded) {
      if (one.matches('.ground')) fill(one);
      one.open = true;
    }
  });
  addEventListener('afterprint', () => { for (const one of folded) one.open = false; });
})();
