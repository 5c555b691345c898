// The first load as a person meets it: our built page and a rival's, served in the same way, opened in turn in the same browser.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page, type Response } from '@playwright/test';
import { build, type Plugin } from 'vite';
import { findBrowser } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
import { partsOfBusy } from './load/parts.ts';
import { inMs, printTable, type Row, whole } from './table.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const OURS = here('../dist');
const PORT = 4395;
const RUNS = 5;
/** How long a page is watched after it was loaded: what it fetches of its own accord belongs to its load. */
const WATCH_MS = 2500;
/** A page is interactive when nothing has held it up for this long. */
const QUIET_MS = 1000;

interface Load {
  readonly paint: number;
  readonly interactive: number;
  /** Something can be done: break a node, select a box. */
  readonly usable: number;
  readonly longest: number;
  readonly shift: number;
  readonly js: number;
  readonly all: number;
  readonly elements: number;
  readonly heap: number;
}

/** Bundles the rival as our page is bundled. */
async function rivalIn(folder: string): Promise<void> {
  const parts: Plugin = {
    name: 'parts',
    resolveId: (id) => (id === 'virtual:parts' ? '\0parts' : null),
    load: (id) => (id === '\0parts' ? `export default ${JSON.stringify(partsOfBusy())}` : null),
  };
  await build({
    configFile: false,
    root: here('load'),
    logLevel: 'error',
    base: './',
    plugins: [parts],
    build: { outDir: folder, target: 'es2022', modulePreload: { polyfill: false } },
  });
}

interface Seen {
  readonly tasks: [start: number, ms: number][];
  shift: number;
}

/** Notes long tasks and what shifts, before any script of the page runs. */
function watch(): void {
  const seen: Seen = { tasks: [], shift: 0 };
  (window as unknown as { seen: Seen }).seen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      seen.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** The end of the last long task before the first quiet second; as `measure-page.mjs` has it. */
function interactiveAfter(paint: number, tasks: Seen['tasks']): number {
  let at = paint;
  for (const [start, ms] of [...tasks].sort((a, b) => a[0] - b[0])) {
    if (start - at > QUIET_MS) break;
    at = Math.max(at, start + ms);
  }
  return at;
}

async function opened(
  browser: Browser,
  url: string,
  ready: (page: Page) => Promise<unknown>,
): Promise<Load> {
  // A cold cache: each time as if nobody had been here.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  await page.goto(url);
  await ready(page);
  const usable = await page.evaluate(() => performance.now());
  await page.waitForTimeout(WATCH_MS);
  const { paint, dom, seen, elements } = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    dom: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming)
      .domContentLoadedEventEnd,
    seen: (window as unknown as { seen: Seen }).seen,
    elements: document.querySelectorAll('*').length,
  }));
  const cdp = await context.newCDPSession(page);
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  let js = 0;
  let all = 0;
  for (const answer of answers) {
    const type = answer.headers()['content-type'] ?? '';
    const body = await answer.body();
    const bytes = /font|image/.test(type) ? body.length : gzipSync(body, { level: 9 }).length;
    all += bytes;
    if (type.includes('javascript')) js += bytes;
  }
  await context.close();
  return {
    paint,
    interactive: Math.max(interactiveAfter(paint, seen.tasks), dom),
    usable,
    longest: Math.max(0, ...seen.tasks.map(([, ms]) => ms)),
    shift: seen.shift,
    js,
    all,
    elements,
    heap: usedSize,
  };
}

const middle = (loads: readonly Load[], of: keyof Load): number =>
  loads.map((load) => load[of]).sort((a, b) => a - b)[Math.floor(loads.length / 2)] ?? Number.NaN;

function rowsOf(mine: readonly Load[], rivals: readonly Load[]): Row[] {
  const row = (what: string, of: keyof Load, show: (n: number) => string, most?: number): Row => {
    const [own, other] = [middle(mine, of), middle(rivals, of)];
    const ratio = other > 0 ? `${(own / other).toFixed(2)} ×` : '–';
    return {
      what,
      figure: `${show(own)} against ${show(other)}, ${ratio}`,
      ...(most === undefined ? {} : { target: { text: `≤ ${show(most)}`, met: own <= most } }),
    };
  };
  const task = (ms: number) => (ms === 0 ? '< 50 ms' : inMs(ms));
  const kilo = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  return [
    row('first paint', 'paint', inMs, 250),
    row('interactive', 'interactive', inMs, 350),
    row('something can be done', 'usable', inMs),
    row('longest task', 'longest', task, 50),
    row('layout shift', 'shift', (n) => n.toFixed(3), 0.01),
    row('JavaScript, gzip', 'js', kilo, 150_000),
    row('everything, gzip', 'all', kilo, 220_000),
    row('elements', 'elements', whole, 3000),
    row('heap', 'heap', (n) => `${(n / 1e6).toFixed(1)} MB`, 30e6),
  ];
}

export async function measureLoad(): Promise<void> {
  const executablePath = findBrowser();
  if (!existsSync(OURS) || !executablePath) {
    console.log('\nFirst load: nothing is built, or no Chromium is here to open it in');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'rackdrill-rival-'));
  await rivalIn(folder);
  const pages = [await serve(OURS, PORT), await serve(folder, PORT + 20)] as const;
  const [ours, theirs] = pages.map(({ port }) => `http://127.0.0.1:${port}/`) as [string, string];
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const mine: Load[] = [];
    const rivals: Load[] = [];
    for (let run = 0; run < RUNS; run++) {
      mine.push(
        await opened(browser, ours, (page) =>
          page.getByRole('button', { name: /^Fail node/ }).waitFor(),
        ),
      );
      rivals.push(
        await opened(browser, theirs, (page) => page.waitForFunction(() => window.drawn)),
      );
    }
    printTable(
      `First load of \`busy\`: our page against its parts as a graph by Cytoscape (medians of ${RUNS} in turn, cold cache)`,
      rowsOf(mine, rivals),
    );
  } finally {
    await browser.close();
    for (const { server } of pages) server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
