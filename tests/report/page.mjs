// Shared by the tests of the page: the reports, the browser, and the check that no request leaves the page.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..');
export const folder = mkdtempSync(join(tmpdir(), 'roboflow-report-'));

function manifest() {
  const version = /ModuleVersion\s*=\s*'([^']+)'/.exec(readFileSync(join(root, 'Roboflow.Inference.psd1'), 'utf8'))[1];
  return join(root, 'artifacts', 'module', 'Roboflow.Inference', version, 'Roboflow.Inference.psd1');
}

export function makeReports() {
  execFileSync('dotnet', ['tool', 'run', 'pwsh', '-NoProfile', '-NonInteractive', '-File', join(import.meta.dirname, 'New-TestReport.ps1'),
    '-Manifest', manifest(), '-Destination', folder, '-Image', join(root, 'samples', 'images', 'yard [2] north.jpg')],
  { cwd: root, stdio: 'inherit', env: { ...process.env, POWERSHELL_TELEMETRY_OPTOUT: '1' } });
  return JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
}

export const removeReports = () => rmSync(folder, { recursive: true, force: true });

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => path && existsSync(path));
export const skip = executablePath ? false : 'Chromium is not on this machine';

export const launch = () => chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

export const addressOf = (name, hash = '') => pathToFileURL(join(folder, name)).href + hash;

// Far longer than any step takes, even on a loaded machine: only a fault reaches it.
const patience = 180_000;

// Starting a page takes seconds of processor time, so those without options of their own are used again.
let usual;
const [free, taken] = [[], []];

async function create(context) {
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  page.on('request', request => {
    page.requests.push(request.url());
    const url = new URL(request.url());
    const isOwn = url.protocol === 'data:' || (url.protocol === page.own.protocol && url.host === page.own.host);
    if (!isOwn) page.problems.push(`request: ${request.url()}`);
  });
  page.on('pageerror', error => page.problems.push(`error: ${error.message}`));
  page.on('dialog', dialog => { page.problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) page.problems.push(`console: ${message.text()}`); });
  return page;
}

/** Opens a page; requests to other places, errors, warnings and dialogs are kept in page.problems. */
export async function open(browser, address, options) {
  const viewport = { width: 1280, height: 900 };
  const page = options
    ? await create(await browser.newContext({ viewport, ...options }))
    : free.pop() ?? await create(usual ??= await browser.newContext({ viewport }));
  if (!options) taken.push(page);
  Object.assign(page, { problems: [], requests: [], own: new URL(address) });
  await page.goto(address);
  await page.waitForSelector('html[data-ready]');
  return page;
}

/** Closes or empties what a test opened. */
export async function release(browser) {
  for (const context of browser.contexts()) if (context !== usual) await context.close();
  for (const page of taken.splice(0)) {
    await page.emulateMedia({ media: null });
    await page.goto('about:blank');
    free.push(page);
  }
}

/** Numbers of "44 of 65 images, 97 objects on 44; 2 errors". */
export async function summary(page) {
  const [shown, images, objects, withObjects, errors = 0] = (await page.textContent('#summary')).replaceAll(',', '').match(/\d+/g).map(Number);
  return { shown, images, objects, withObjects, errors };
}

export async function choose(page, id, value) {
  await page.$eval(`#${id}`, (element, chosen) => {
    element.value = chosen;
    element.dispatchEvent(new Event(element.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  }, String(value));
}

export async function onlyClass(page, name) {
  await page.click('#no-classes');
  await page.locator('label.class', { has: page.getByText(name, { exact: true }) }).locator('input').check();
}

export const tileNames = page => page.$$eval('#grid .tile', tiles => tiles
  .sort((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet)).map(tile => tile.querySelector('.caption .name').textContent));

export const tableOf = (page, id) => page.$$eval(`#${id} tbody tr`, rows => rows.map(row => [...row.cells].map(cell => cell.textContent)));
