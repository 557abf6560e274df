// Opens reports in headless Chromium and compares them with counts and measurements that were made without the page.
import assert from 'node:assert/strict';
import { cpSync, createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import axe from 'axe-core';
import { addressOf, choose, folder, launch, makeReports, onlyClass, open, release, removeReports, skip, summary, tableOf, tileNames } from './page.mjs';

let expected, browser;
const small = (hash = '', options) => open(browser, addressOf('small/index.html', hash), options);
const figure = number => number === null || number === undefined ? '–' : number.toFixed(3);

describe('The page of a report', { skip, timeout: 900_000 }, () => {
  before(async () => {
    expected = makeReports();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    removeReports();
  });

  const test = (name, body) => it(name, async () => {
    try {
      await body();
    } finally {
      await release(browser);
    }
  });

  test('counts images, objects, classes and errors', async () => {
    const page = await small();
    const sums = await summary(page);
    assert.deepEqual([sums.images, sums.objects, sums.errors], [expected.images + 1, expected.boxes, 2]);
    const counts = Object.fromEntries(await page.$$eval('label.class', labels => labels.map(l => [l.querySelector('.name').textContent, Number(l.querySelector('.n').textContent)])));
    assert.deepEqual(counts, Object.fromEntries(expected.classes.map(c => [c.name, c.all])));
    assert.deepEqual(page.problems, []);
  });

  test('filters by class and confidence at once, on boxes, counts and charts', async () => {
    const page = await small();
    await onlyClass(page, 'cat');
    await choose(page, 'confidence', 70);
    const sums = await summary(page);
    assert.deepEqual({ images: sums.shown, boxes: sums.objects }, expected.catAbove70);
    assert.equal(await page.$$eval('#grid .overlay .found', boxes => boxes.length), expected.catAbove70.boxes);
    await page.click('#tab-charts');
    assert.deepEqual((await tableOf(page, 'counts')).map(row => [row[0], Number(row[1])]), [['cat', expected.catAbove70.boxes]]);
    await choose(page, 'confidence', 0);
    assert.equal(Number((await tableOf(page, 'counts'))[0][1]), expected.classes.find(c => c.name === 'cat').all);
  });

  test('opens the same view from its address', async () => {
    const page = await small();
    await onlyClass(page, '</script><script>alert(2)</script>');
    await choose(page, 'confidence', 55);
    await choose(page, 'sort', 'lowest');
    await page.fill('#search', 'image-0');
    const [sums, names, url] = [await summary(page), await tileNames(page), page.url()];
    assert.ok(sums.shown > 0 && sums.shown < sums.images);
    const other = await open(browser, url);
    assert.deepEqual([await summary(other), await tileNames(other)], [sums, names]);
    assert.deepEqual(other.problems, []);
    // A changed address takes effect in a page that is open already, too.
    await page.goto(addressOf('small/index.html', '#confidence=20'));
    assert.equal(await page.inputValue('#confidence'), '20');
    assert.equal(await page.inputValue('#search'), '');
  });

  test('sorts by count, server time and name', async () => {
    const page = await small();
    await choose(page, 'sort', 'count');
    assert.deepEqual((await tileNames(page)).slice(0, 8), expected.byCount.slice(0, 8));
    await choose(page, 'sort', 'time');
    assert.deepEqual((await tileNames(page)).slice(0, 8), expected.byTime.slice(0, 8));
    await choose(page, 'sort', 'name');
    const names = await tileNames(page);
    assert.deepEqual(names.filter(n => n.startsWith('image-')), names.filter(n => n.startsWith('image-')).sort());
  });

  test('shows names as text, whatever they hold', async () => {
    const page = await small();
    assert.equal(await page.textContent('h1'), expected.title);
    assert.equal(await page.title(), expected.title);
    const seen = [];
    for (const name of expected.names.slice(60)) {
      await page.fill('#search', name);
      seen.push(...await tileNames(page));
      // With the keyboard, as a click waits for the page to stand still, which a busy machine can take minutes for.
      await page.focus('#grid .tile button');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#viewer[open]');
      assert.equal(await page.textContent('#viewer-name'), name);
      await page.waitForFunction(() => document.querySelector('#canvas img').complete);
      assert.equal(await page.$eval('#canvas img', image => image.naturalWidth), 320, `the original of ${name} is loaded`);
      await page.keyboard.press('Escape');
      await page.waitForSelector('#viewer:not([open])', { state: 'attached' });
    }
    assert.deepEqual(seen, expected.names.slice(60));
    for (const view of ['charts', 'accuracy', 'comparison', 'errors']) await page.click(`#tab-${view}`);
    assert.deepEqual(page.problems, []);
  });

  test('lists errors with their advice', async () => {
    const page = await small('#view=errors');
    const text = await page.textContent('#view-errors');
    assert.match(text, /InvalidImage \(1\).*What to do: Open the file in a viewer/s);
    assert.match(text, /missing <b>\.jpg/);
  });

  test('measures what Measure-RoboflowAccuracy measures', async () => {
    const page = await small('#view=accuracy&confidence=40');
    const rows = await tableOf(page, 'figures');
    assert.deepEqual(rows[0].slice(2), [expected.accuracy.map, expected.accuracy.map50, expected.accuracy.precision, expected.accuracy.recall, expected.accuracy.f1].map(figure));
    assert.deepEqual(rows.slice(1).map(row => [row[0], ...row.slice(2)]),
      expected.accuracy.classes.map(c => [c.Class, ...[c.AP, c.AP50, c.Precision, c.Recall, c.F1].map(figure)]));
    const matrix = await tableOf(page, 'confusion');
    assert.deepEqual(matrix.map(row => row[0]), expected.accuracy.labels);
    assert.deepEqual(matrix.map(row => row.slice(1).map(Number)), expected.accuracy.counts);
    assert.ok(expected.accuracy.counts.flat().filter(n => n > 0).length > 10, 'the matrix is nearly empty');
  });

  test('shows the images of a cell of the confusion matrix', async () => {
    const page = await small('#view=accuracy&confidence=40');
    const last = expected.accuracy.labels.length - 1;
    const row = expected.accuracy.counts.findIndex((counts, i) => i < last && counts[last] > 1);
    await page.locator('#confusion tbody tr').nth(row).locator('td').nth(last).locator('button').click();
    assert.match(await page.textContent('#cell-text'), new RegExp('^Missed: '));
    const missed = await page.$$eval('#grid .overlay .missed', boxes => boxes.length);
    assert.ok(missed >= expected.accuracy.counts[row][last], 'each miss is drawn');
    const other = await open(browser, page.url());
    assert.deepEqual(await tileNames(other), await tileNames(page));
  });

  test('shows the differences of two runs, the largest first', async () => {
    const page = await small('#view=comparison');
    const sums = Object.fromEntries((await tableOf(page, 'sums')).map(([name, n]) => [name, Number(n)]));
    assert.deepEqual(Object.values(sums), [expected.comparison.both, expected.comparison.here, expected.comparison.other, expected.comparison.class]);
    const scores = (await tableOf(page, 'worst')).map(row => Number(row[4]));
    assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
    await page.locator('#sums button').nth(1).click();
    assert.equal(await page.inputValue('#show'), 'other');
    assert.ok((await summary(page)).shown > 0);
  });

  test('works with only the keyboard', async () => {
    const page = await small();
    await page.focus('#grid .tile button');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement.querySelector('.name').textContent);
    assert.equal(name, expected.names[1 + await page.evaluate(() => Math.floor((document.getElementById('grid').clientWidth + 12) / 212))]);
    await page.keyboard.press('End');
    assert.equal(await page.evaluate(() => document.activeElement.closest('li').ariaPosInSet), String(expected.images + 1));
    await page.keyboard.press('Enter');
    assert.ok(await page.$eval('#viewer', viewer => viewer.open));
    const width = () => page.$eval('#canvas', canvas => canvas.clientWidth);
    const fitting = await width();
    await page.keyboard.press('+');
    assert.ok(await width() > fitting * 1.4);
    await page.keyboard.press('0');
    assert.ok(Math.abs(await width() - fitting) < 2);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.textContent('#viewer-name'), expected.names[expected.images - 1]);
    await page.keyboard.press('Escape');
    // The gallery focuses the tile after drawing it.
    await page.waitForFunction(name => document.activeElement.querySelector('.name')?.textContent === name, expected.names[expected.images - 1]);
  });

  test('stays closed when a filter changes at once', async () => {
    const page = await small('#image=3');
    for (const close of ['Escape', 'button']) {
      if (close === 'button') await page.evaluate(() => { location.hash = '#image=4'; });
      await page.waitForSelector('#viewer[open]');
      // In one step, as the dialog's own event comes after it.
      const open = await page.evaluate(by => {
        const viewer = document.getElementById('viewer');
        if (by === 'button') document.getElementById('close').click();
        else viewer.dispatchEvent(new KeyboardEvent('keydown', { key: by, bubbles: true }));
        document.getElementById('search').value = `image-00${by.length}`;
        document.getElementById('search').dispatchEvent(new Event('input', { bubbles: true }));
        return viewer.open;
      }, close);
      assert.equal(open, false, close);
      assert.doesNotMatch(page.url(), /image=\d/);
    }
  });

  // Colors do not depend on the width.
  for (const [colorScheme, viewport] of [['light', { width: 1280, height: 900 }], ['dark', { width: 360, height: 740 }]]) {
    test(`axe finds nothing serious: ${colorScheme}, ${viewport.width} wide`, async () => {
      const found = [];
      const page = await small('', { colorScheme, viewport });
      // The content security policy of the page allows no other script: this one is injected by the debugger.
      await page.evaluate(axe.source);
      for (const hash of ['#view=gallery', '#view=charts', '#view=accuracy', '#view=comparison', '#view=errors', '#image=3']) {
        await page.evaluate(to => { location.hash = to; }, hash);
        await page.waitForFunction(() => new Promise(done => requestAnimationFrame(() => done(true))));
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${hash} fits the width`);
        const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
        found.push(...violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => `${hash}: ${v.id}: ${v.nodes[0].html}`));
      }
      assert.deepEqual(found, []);
    });
  }

  for (const width of [1280, 360]) {
    test(`labels and details fit their place, ${width} wide`, async () => {
      const page = await small('#image=0', { viewport: { width, height: 800 } });
      let labels = 0;
      for (let image = 0; image < 20; image++) {
        const seen = await page.evaluate(() => {
          const canvas = document.getElementById('canvas').getBoundingClientRect();
          const all = [...document.querySelectorAll('#canvas .label')];
          const outside = all.map(label => label.getBoundingClientRect()).filter(place => place.left < canvas.left - 1 || place.right > canvas.right + 1);
          const facts = document.querySelector('#facts .scroll');
          return { labels: all.length, outside: outside.length, cut: facts.scrollWidth - facts.clientWidth };
        });
        labels += seen.labels;
        assert.deepEqual([seen.outside, width < 600 || seen.cut <= 0], [0, true], `image ${image}: ${JSON.stringify(seen)}`);
        await page.keyboard.press('ArrowRight');
      }
      assert.ok(labels > 20);
    });
  }

  test('switches the theme', async () => {
    const page = await small('', { colorScheme: 'light' });
    const color = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await color();
    await page.click('#theme');
    assert.notEqual(await color(), light);
    await page.reload();
    await page.click('#theme');
    assert.equal(await color(), light);
  });

  test('prints tiles in lines', async () => {
    const page = await small();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.$$eval('#grid .tile', tiles => tiles.filter(tile => tile.checkVisibility()).length), expected.images + 1);
    assert.equal(await page.isVisible('#filters'), false);
  });

  test('blocks every request to another host', async () => {
    for (const file of ['small/index.html', 'small.html']) {
      const page = await open(browser, addressOf(file));
      const answers = await page.evaluate(async () => {
        const tries = { fetch: () => fetch('https://example.com/'), image: () => new Promise((resolve, reject) => Object.assign(new Image(), { onload: resolve, onerror: reject, src: 'https://example.com/a.png' })) };
        const seen = {};
        document.addEventListener('securitypolicyviolation', event => { seen[event.effectiveDirective] = true; });
        for (const attempt of Object.values(tries)) await attempt().catch(() => {});
        const inline = document.createElement('script');
        inline.textContent = 'window.ranInline = true';
        document.head.append(inline);
        return { seen, ran: window.ranInline === true };
      });
      assert.ok(answers.seen['connect-src'] && answers.seen['img-src'], JSON.stringify(answers));
      assert.equal(answers.ran, false);
      assert.deepEqual(page.requests.filter(url => !/^(file|data):/.test(url) && !url.includes('example.com')), []);
    }
  });

  test('works from a web server, with original images', async () => {
    const types = { html: 'text/html', js: 'text/javascript', css: 'text/css', jpg: 'image/jpeg' };
    const server = createServer((request, response) => {
      const path = join(folder, normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)));
      if (!existsSync(path)) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': types[path.split('.').at(-1)] ?? 'application/octet-stream' });
      return createReadStream(path).pipe(response);
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    try {
      const page = await open(browser, `http://127.0.0.1:${server.address().port}/small/index.html#image=0`);
      await page.waitForFunction(() => document.querySelector('#canvas img').complete);
      assert.equal(await page.$eval('#canvas img', image => image.naturalWidth), 320);
      assert.equal((await summary(page)).objects, expected.boxes);
      assert.deepEqual(page.problems, []);
    } finally {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    }
  });

  test('shows the thumbnail and a note if the original is missing', async () => {
    cpSync(join(folder, 'small'), join(folder, 'sent', 'elsewhere', 'small'), { recursive: true });
    const page = await open(browser, addressOf('sent/elsewhere/small/index.html'));
    await page.click('#grid .tile button');
    await page.waitForFunction(() => document.querySelector('#canvas img').src.includes('thumbs/'));
    assert.match(await page.textContent('#facts'), /original cannot be reached/);
  });

  test('says that there is no thumbnail of a file that no browser shows', async () => {
    const page = await small('#search=broken.jpg');
    await page.click('#grid .tile button');
    await page.waitForSelector('#facts .note:not([hidden])');
    assert.match(await page.textContent('#facts .note'), /cannot be reached from here, and there is no thumbnail\.$/);
    assert.deepEqual(page.problems, []);
  });

  test('keeps an opened image that the filters exclude', async () => {
    const page = await small('#search=image-007&image=3');
    assert.deepEqual(await tileNames(page), ['image-007.jpg']);
    for (const key of ['ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key);
      assert.equal(await page.textContent('#viewer-name'), 'image-004.jpg');
    }
    assert.ok(await page.$eval('#next', button => button.disabled) && await page.$eval('#previous', button => button.disabled));
  });

  test('works as one file', async () => {
    const page = await open(browser, addressOf('small.html'));
    assert.equal((await summary(page)).objects, expected.boxes);
    await page.waitForFunction(() => [...document.querySelectorAll('#grid img')].every(image => image.complete && image.naturalWidth > 0));
    assert.deepEqual(page.requests.filter(url => !url.startsWith('data:')), [addressOf('small.html')]);
    assert.deepEqual(page.problems, []);
    const embedded = await open(browser, addressOf('embedded.html', '#class=cat&confidence=70'));
    assert.equal((await summary(embedded)).images, 200);
    assert.ok((await summary(embedded)).shown > 0);
  });

  test('shows the same numbers for 10,000 rows and creates only visible tiles', async () => {
    const page = await open(browser, addressOf('large/index.html'));
    const sums = await summary(page);
    assert.deepEqual([sums.images, sums.errors], [expected.large.images, expected.large.errors]);
    // Printed, not asserted: the time depends on the load of the machine.
    const ready = await page.evaluate(() => performance.getEntriesByName('report-ready')[0].startTime);
    console.log(`# 10 000 rows are shown ${Math.round(ready)} ms after the page was asked for`);
    assert.ok(await page.$$eval('#grid .tile', tiles => tiles.length) < 120);
    await onlyClass(page, 'cat');
    await choose(page, 'confidence', 70);
    const filtered = await summary(page);
    assert.deepEqual({ images: filtered.shown, boxes: filtered.objects }, expected.large.catAbove70);
    const other = await open(browser, page.url());
    assert.deepEqual(await summary(other), filtered);
    await other.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await other.waitForFunction(total => [...document.querySelectorAll('#grid .tile')].some(tile => Number(tile.ariaPosInSet) === total), expected.large.catAbove70.images);
    assert.ok(await other.$$eval('#grid .tile', tiles => tiles.length) < 120);
    assert.deepEqual(other.problems, []);
  });

  test('has no text of the server outside its data', () => {
    const page = readFileSync(join(folder, 'small', 'index.html'), 'utf8');
    assert.ok(!page.includes('<script>'), 'no inline script');
    assert.ok(!page.includes('alert(1)'));
    assert.ok(!readFileSync(join(folder, 'small', 'report-files', 'data', '0.js'), 'utf8').includes('<'), 'the data contains no start of a tag');
  });
});
