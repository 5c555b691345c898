// The page as a person opens it: first paint, when it can be used, the longest task, what it costs to stand still and to play. In Chromium, on the built page.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
import { openFull } from './open-full.ts';
import { inMs, printTable, type Row, whole } from './table.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const PORT = 4391;
const RUNS = 5;
const WATCH_MS = 3000;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Notes long tasks before any script of the page runs. */
function watchTasks(): void {
  const seen: number[] = [];
  (window as unknown as { tasks: number[] }).tasks = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });
}
const longest = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { tasks } = window as unknown as { tasks: number[] };
    return Math.max(0, ...tasks.splice(0));
  });

/** Share of the main thread's time that is worked in, over {@link WATCH_MS}. */
async function busy(page: Page, cdp: CDPSession): Promise<number> {
  const at = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    return { worked: of('TaskDuration'), now: of('Timestamp') };
  };
  const before = await at();
  await page.waitForTimeout(WATCH_MS);
  const after = await at();
  return (after.worked - before.worked) / (after.now - before.now);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const row = (what: string, figure: string, text: string, met: boolean): Row => ({
  what,
  figure,
  target: { text, met },
});

export async function measureOpening(): Promise<void> {
  if (!existsSync(DIST)) return;
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log('\nOpening the page: no Chromium to open it in');
    return;
  }
  const { server } = await serve(DIST, PORT, 1);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const paints: number[] = [];
    const usable: number[] = [];
    const tasks: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.addInitScript(watchTasks);
      await page.goto(`http://127.0.0.1:${PORT}/`);
      await page.getByRole('button', { name: /^Fail node/ }).waitFor();
      usable.push(await page.evaluate(() => performance.now()));
      paints.push(
        await page.evaluate(
          () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        ),
      );
      tasks.push(await longest(page));
      await page.close();
    }
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(watchTasks);
    await page.goto(`http://127.0.0.1:${PORT}/`);
    await page.getByRole('button', { name: /^Fail node/ }).waitFor();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.waitForTimeout(1000);
    const still = await busy(page, cdp);
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    await page.getByRole('button', { name: /^Fail node/ }).click();
    const playing = await busy(page, cdp);
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    await longest(page);
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('1000');
    await page.waitForTimeout(WATCH_MS);
    const quick = await longest(page);
    const large = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await large.addInitScript(watchTasks);
    const { click, elements: many } = await openFull(large, `http://127.0.0.1:${PORT}/`);
    const watch = await large.context().newCDPSession(large);
    await watch.send('Performance.enable');
    await large.getByRole('combobox', { name: 'Speed' }).selectOption('1000');
    await large.getByRole('button', { name: 'Play', exact: true }).click();
    await large.waitForTimeout(500);
    await longest(large);
    const largeBusy = await busy(large, watch);
    const largeTask = await longest(large);
    printTable(
      'Opening and playing the built page (medians; others on the machine lengthen them)',
      [
        row('first paint', inMs(median(paints)), '≤ 250 ms', median(paints) <= 250),
        row('a fault can be injected', inMs(median(usable)), '≤ 350 ms', median(usable) <= 350),
        row('longest task at load', inMs(median(tasks)), '≤ 50 ms', median(tasks) <= 50),
        row('longest task playing at 1,000×', inMs(quick), '≤ 50 ms', quick <= 50),
        row('main thread, standing still', percent(still), '≤ 2 %', still <= 0.02),
        row('main thread, playing with a fault', percent(playing), '≤ 20 %', playing <= 0.2),
        row('elements', whole(elements), '≤ 3 000', elements <= 3000),
        row('heap after a fault', `${(usedSize / 1e6).toFixed(1)} MB`, '≤ 30 MB', usedSize <= 30e6),
      ],
    );
    printTable('Two full racks with 300 VMs on the built page', [
      row(
        'a click, run and drawn: median, 95th percentile',
        `${inMs(click[0])}, ${inMs(click[1])}`,
        '≤ 50 ms',
        click[1] <= 50,
      ),
      row('longest task playing at 1,000×', inMs(largeTask), '≤ 50 ms', largeTask <= 50),
      { what: 'main thread, playing at 1,000×', figure: percent(largeBusy) },
      row('elements', whole(many), '≤ 3 000', many <= 3000),
    ]);
  } finally {
    await browser.close();
    server.close();
  }
}
