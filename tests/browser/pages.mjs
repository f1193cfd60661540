// Opens each page in chromium, and tries what a reader does.
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import puppeteer from 'puppeteer-core';

const [folder, ...names] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let failures = 0;
const expect = (condition, message) => {
  if (condition) return;
  failures += 1;
  console.log(`FAILED ${message}`);
};

// All choices of one number below each of these, or 512 of them, drawn by hash.
const most = 512;
function choices(sizes) {
  const count = sizes.reduce((product, size) => product * size, 1);
  const nth = number => sizes.map(size => { const digit = number % size; number = Math.floor(number / size); return digit; });
  if (count <= most) return Array.from({ length: count }, (_, i) => nth(i));
  return Array.from({ length: most }, (_, i) => nth(createHash('sha256').update(String(i)).digest().readUIntBE(0, 6) % count));
}

// The outcome that the program gives for a choice: `chosen` maps terms to readings.
function outcome(check, chosen) {
  const line = check.lines.find(one => Object.entries(one.readings).every(([term, readings]) => !chosen[term] || readings.includes(chosen[term])));
  return line && line.outcome;
}

const wait = page => page.evaluate(() => new Promise(done => requestAnimationFrame(done)));

async function dials(page, name, answers) {
  for (const check of answers.checks) {
    const groups = await page.evaluate(id => [...document.querySelectorAll(`article[id="${id}"] fieldset`)].map(group => ({
      term: group.querySelector('legend code').textContent,
      readings: [...group.querySelectorAll('label b')].map(one => one.textContent),
    })), check.name);
    if (groups.length === 0) continue;
    const order = await page.evaluate(id => [...document.querySelectorAll(`article[id="${id}"] fieldset`)]
      .map(group => group.querySelector('input').name), check.name);
    const all = choices(groups.map(group => group.readings.length));
    const shown = await page.evaluate((id, order, all) => {
      const article = document.getElementById(id);
      return all.map(choice => {
        choice.forEach((reading, i) => { article.querySelector(`input[name="${order[i]}"][value="${reading}"]`).checked = true; });
        article.querySelector('input').dispatchEvent(new Event('change', { bubbles: true }));
        const parts = [...article.querySelectorAll('.cases')].map(part => {
          const first = [...part.children].find(one => !one.hidden);
          return first.querySelector('.when .v').textContent.trim().split(' ').pop();
        });
        return parts.length ? parts : [article.querySelector('section[id$="-answer"] .v').textContent.trim().split(' ').pop()];
      });
    }, check.name, order, all);
    all.forEach((choice, i) => {
      const chosen = Object.fromEntries(groups.map((group, k) => [group.term, group.readings[choice[k]]]));
      const right = outcome(check, chosen);
      for (const word of shown[i])
        expect(word.toLowerCase() === right, `${name}: ${check.name} with ${JSON.stringify(chosen)} is ${right}, and the page says ${word}`);
    });
    console.log(`${name}: ${check.name}: ${all.length} choices of readings`);
  }
}

async function keyboard(page, name) {
  // Each thing that can be used and is to be seen is reached with the tabulator; of a group of radio buttons, one.
  const wanted = await page.evaluate(() => {
    const seen = new Set();
    return [...document.querySelectorAll('a[href],button,summary,input,[tabindex="0"]')].filter(one => {
      if (!one.checkVisibility()) return false;
      if (one.type !== 'radio') return true;
      if (seen.has(one.name)) return false;
      seen.add(one.name);
      return true;
    }).length;
  });
  await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); window.reached = new Set(); });
  for (let i = 0; i < wanted + 20; i += 1) {
    await page.keyboard.press('Tab');
    await page.evaluate(() => { if (document.activeElement !== document.body) window.reached.add(document.activeElement); });
  }
  const reached = await page.evaluate(() => window.reached.size);
  expect(reached >= wanted, `${name}: ${reached} of ${wanted} things are reached with the keyboard`);
  // What an argument rests on unfolds with the keyboard.
  const unfolded = await page.evaluate(() => {
    const summary = [...document.querySelectorAll('.ground > summary')].find(one => one.checkVisibility());
    if (!summary) return null;
    summary.focus();
    return true;
  });
  if (unfolded === null) return;
  await page.keyboard.press('Enter');
  await wait(page);
  const text = await page.evaluate(() => document.activeElement.parentElement.open && document.activeElement.parentElement.innerText);
  expect(text && text.split('\n').length > 1, `${name}: nothing unfolds`);
}

async function narrow(page, name) {
  await page.setViewport({ width: 375, height: 800 });
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
  await wait(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width <= 375, `${name}: the page is ${width} wide where there are 375`);
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = false; });
  await page.setViewport({ width: 1280, height: 900 });
}

async function accessible(page, name) {
  await page.evaluate(source => { (0, eval)(source); }, axe).catch(() => {});
  const found = await page.evaluate(() => window.axe && window.axe.run(document, { resultTypes: ['violations'] }));
  expect(found, `${name}: axe-core did not run`);
  for (const one of found ? found.violations : [])
    expect(!['serious', 'critical'].includes(one.impact), `${name}: ${one.impact}: ${one.help}: ${one.nodes[0].html.slice(0, 200)}`);
}

// Without runs of text, which browsers divide differently.
function tree(node, depth = 0) {
  if (node.role === 'StaticText') return [];
  const line = `${'  '.repeat(depth)}${node.role}${node.name ? ` ${JSON.stringify(node.name)}` : ''}${node.checked ? ' checked' : ''}`;
  return [line, ...(node.children || []).flatMap(child => tree(child, depth + 1))];
}

async function recorded(page, name) {
  const file = `${process.env.RECORDED}/${name}.tree`;
  if (!process.env.UPDATE && !existsSync(file)) return;
  const now = `${tree(await page.accessibility.snapshot()).join('\n')}\n`.replace(/proviso \d[^"]*\)/g, 'VERSION').replace(/[0-9a-f]{64}/g, 'DIGEST')
    .replace(/proviso report [^"]*/g, 'COMMAND');
  if (process.env.UPDATE) {
    if (existsSync(file)) writeFileSync(file, now);
  } else {
    expect(now === readFileSync(file, 'utf8'), `${name}: the accessibility tree is another; see tests/browser/run --update`);
  }
}

async function paper(page, name) {
  const open = page.evaluate(() => new Promise(done => addEventListener('beforeprint', () => done(
    [...document.querySelectorAll('details')].filter(one => !one.closest('[hidden]')).map(one => one.open && one.innerText.length)))));
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  expect(Buffer.from(pdf.slice(0, 5)).toString() === '%PDF-', `${name}: it does not print`);
  const all = await open;
  expect(all.every(Boolean), `${name}: on paper ${all.filter(one => !one).length} of ${all.length} parts stay folded`);
  writeFileSync(`${folder}/${name}.pdf`, pdf);
}

const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'], headless: true,
});
try {
  for (const name of names) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const requests = [];
    page.on('console', message => expect(!['error', 'warn'].includes(message.type()), `${name}: ${message.text()}`));
    page.on('pageerror', error => expect(false, `${name}: ${error.message}`));
    page.on('request', request => requests.push(request.url()));
    await page.goto(`file://${folder}/${name}.html`, { waitUntil: 'load' });
    expect(requests.length === 1, `${name}: it asks for ${requests.slice(1).join(', ')}`);
    await recorded(page, name);
    await dials(page, name, JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')));
    await keyboard(page, name);
    await narrow(page, name);
    await paper(page, name);
    await page.setBypassCSP(true);
    await page.reload();
    if (name === names[0]) await accessible(page, name);
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(failures === 0 ? `${names.length} pages are well` : `${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
