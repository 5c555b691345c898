// Timeline: dragging ten thousand events in a real browser, ours and vis-timeline in turn on one page, in one box, with the same events.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '../scripts/browser.mjs';
import { inMs, printTable, type Row, whole } from './table.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const FRAMES = 120;
const ROUNDS = 3;
const STEP_PX = 24;
const MOST_MS = 16;
const LONG_MS = 50;
/** The windows compared hold about as many marks: ours at its usual zoom and far out, the rival's by hours. */
const NEAR_HOURS = 2;
const FAR_HOURS = 8;

/** Bundles the page as the page of the product is bundled. */
async function pageIn(folder: string): Promise<string> {
  const preact = 'preact/compat';
  await build({
    configFile: false,
    root: here('..'),
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      alias: {
        'react/jsx-runtime': 'preact/jsx-runtime',
        'react-dom/client': `${preact}/client`,
        'react-dom': preact,
        react: preact,
      },
    },
    build: {
      outDir: folder,
      copyPublicDir: false,
      target: 'es2022',
      lib: {
        entry: here('timeline/page.tsx'),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'page.js',
        cssFileName: 'page',
      },
    },
  });
  const file = join(folder, 'index.html');
  writeFileSync(
    file,
    '<!doctype html><meta charset="utf-8"><title>Timelines</title><link rel="stylesheet" href="page.css"><style>#box{position:relative;width:712px;height:330px}</style><div id="box"></div><script src="page.js"></script>',
  );
  return pathToFileURL(file).href;
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

interface Measured {
  /** Milliseconds that the page's main thread has worked for each frame; others on the machine do not lengthen them. */
  readonly worked: number[];
  /** The same on the wall. */
  readonly work: number[];
  readonly late: number;
  readonly marks: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of the thread alone. */
  readonly tdur?: number;
}

/** Runs `act` under the browser's own trace and adds what each frame cost its main thread: script, style, layout, paint. */
async function traced<T extends object>(
  page: Page,
  act: () => Promise<T>,
): Promise<T & { readonly worked: number[] }> {
  const browser = page.context().browser();
  if (!browser) throw new Error('a launched browser has a page');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  const result = await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: readonly TraceEvent[];
  };
  const frames = trace.traceEvents.filter((event) => event.name === 'FireAnimationFrame');
  const [{ pid, tid } = { pid: -1, tid: -1 }] = frames;
  const tasks = trace.traceEvents.filter(
    (event) =>
      event.pid === pid &&
      event.tid === tid &&
      event.ph === 'X' &&
      event.name.endsWith('RunTask') &&
      event.tdur !== undefined,
  );
  // The outermost task around each frame; a task and its wrapper are two records of one.
  const worked = frames.map((frame) =>
    Math.max(
      0,
      ...tasks
        .filter((task) => frame.ts >= task.ts && frame.ts <= task.ts + (task.dur ?? 0))
        .map((task) => (task.tdur ?? 0) / 1000),
    ),
  );
  return { ...result, worked: worked.filter((ms) => ms > 0) };
}

/** Ours: from the middle of the run, forth and back; far out after as much zooming out as there is. */
async function ours(page: Page, far: boolean): Promise<Measured> {
  const marks = await page.evaluate(async (out) => {
    const { ours: it } = window.harness;
    it.open();
    it.at(0.5);
    await it.pan(4, 0);
    if (out) await it.zoom(40, 300);
    return it.marks();
  }, far);
  const drag = () =>
    page.evaluate(
      async ([frames, px]) => {
        const { ours: it } = window.harness;
        const runs = [await it.pan(frames, px), await it.pan(frames, -px)];
        it.close();
        return {
          work: runs.flatMap((run) => run.work),
          late: runs.flatMap((run) => run.apart).filter((ms) => ms > 25).length,
        };
      },
      [FRAMES, STEP_PX] as const,
    );
  return { ...(await traced(page, drag)), marks };
}

async function rival(page: Page, hours: number): Promise<Measured> {
  const marks = await page.evaluate(async (span) => {
    const { vis: it } = window.harness;
    it.open(span);
    await it.pan(30, 0);
    return it.marks();
  }, hours);
  const drag = () =>
    page.evaluate(
      async ([frames, px]) => {
        const { vis: it } = window.harness;
        const runs = [await it.pan(frames, -px), await it.pan(frames, px)];
        it.close();
        return {
          work: runs.flatMap((run) => run.work),
          late: runs.flatMap((run) => run.apart).filter((ms) => ms > 25).length,
        };
      },
      [FRAMES, STEP_PX] as const,
    );
  return { ...(await traced(page, drag)), marks };
}

/** In turn, so that a busy minute of the machine meets both. */
async function inTurn(page: Page, far: boolean, hours: number): Promise<[Measured, Measured]> {
  const all: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    all[0].push(await ours(page, far));
    all[1].push(await rival(page, hours));
  }
  const together = (list: readonly Measured[]): Measured => ({
    worked: list.flatMap((one) => one.worked),
    work: list.flatMap((one) => one.work),
    late: list.reduce((sum, one) => sum + one.late, 0),
    marks: list[0]?.marks ?? 0,
  });
  return [together(all[0]), together(all[1])];
}

function rows(name: string, mine: Measured, other: Measured): Row[] {
  const p95 = quantile(mine.worked, 0.95);
  const theirs = quantile(other.worked, 0.95);
  const wall = (of: Measured) =>
    `${inMs(quantile(of.work, 0.95))} on the wall, ${of.late} of ${of.work.length} late`;
  return [
    {
      what: `${name}, 95th percentile, ${mine.marks} marks in sight (${wall(mine)})`,
      figure: inMs(p95),
      target: { text: `≤ ${MOST_MS} ms`, met: p95 <= MOST_MS },
    },
    {
      what: `  vis-timeline, ${other.marks} marks (${wall(other)})`,
      figure: inMs(theirs),
    },
    { what: '  ours against vis-timeline', figure: `${(p95 / theirs).toFixed(2)} ×` },
  ];
}

export async function measureTimeline(): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log('\nTimeline: no Chromium is here to measure it in');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'rackdrill-timelines-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(await pageIn(folder));
    await page.waitForFunction(() => window.harness !== undefined);
    const events = await page.evaluate(() => window.harness.events);
    const near = await inTurn(page, false, NEAR_HOURS);
    const far = await inTurn(page, true, FAR_HOURS);
    const zoom = () =>
      page.evaluate(async () => {
        const { ours: it } = window.harness;
        it.open();
        it.at(0.5);
        await it.pan(4, 0);
        const runs = [await it.zoom(60, 20), await it.zoom(60, -20)];
        return { work: runs.flatMap((run) => run.work) };
      });
    const zoomed = quantile((await traced(page, zoom)).worked, 0.95);
    const elements = await page.evaluate(async () => {
      await window.harness.ours.zoom(40, 300);
      return window.harness.ours.elements();
    });
    const play = () =>
      page.evaluate(async () => {
        window.harness.ours.at(0.2);
        return { work: (await window.harness.ours.play(300, 1000)).work };
      });
    const played = (await traced(page, play)).worked;
    const longest = quantile(played, 1);
    printTable(
      `Timeline: ${whole(events)} marks dragged in Chromium; what a frame costs the main thread, script to paint, its own time`,
      [
        ...rows('Usual zoom', ...near),
        ...rows('Far out', ...far),
        {
          what: 'Zooming by the wheel, 95th percentile',
          figure: inMs(zoomed),
          target: { text: `≤ ${MOST_MS} ms`, met: zoomed <= MOST_MS },
        },
        { what: 'Playing at 1,000×, 95th percentile', figure: inMs(quantile(played, 0.95)) },
        {
          what: 'Playing at 1,000×, longest',
          figure: inMs(longest),
          target: { text: `≤ ${LONG_MS} ms`, met: longest <= LONG_MS },
        },
        { what: 'Elements of the timeline, far out', figure: whole(elements) },
      ],
    );
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
