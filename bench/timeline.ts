// Timeline: dragging ten thousand events in a real browser, ours and vis-timeline in turn on one page, in one box, with the same events and, frame by frame, the same time in the window.
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
/** So far a frame leads through the whole run. */
const THROW_PX = 1200;
const MOST_MS = 16;
const LONG_MS = 50;
/** What a screen of sixty pictures a second has for one, in milliseconds. */
const FRAME_MS = 16.7;

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

/** What is done in each frame, from where the window stands. */
interface Course {
  readonly name: string;
  /** How often the wheel is turned outwards before it begins. */
  readonly out: number;
  /** In each frame: so many pixels sideways, or so much of the wheel. Forth, then back. */
  readonly kind: 'pan' | 'zoom';
  readonly by: number;
  readonly frames: number;
}
type Window = readonly [from: number, to: number];

// The cursor stands at the end, so that all is drawn, as it is by the rival; the way leads back from there and forth again.
const COURSES: readonly Course[] = [
  { name: 'Dragging, usual zoom', out: 0, kind: 'pan', by: -STEP_PX, frames: FRAMES },
  { name: 'Dragging, far out', out: 40, kind: 'pan', by: -STEP_PX, frames: FRAMES },
  { name: 'Thrown through the run', out: 0, kind: 'pan', by: -THROW_PX, frames: 2 * FRAMES },
  { name: 'Zooming by the wheel', out: 0, kind: 'zoom', by: 20, frames: 60 },
];

/** Goes the course once without measuring and writes down what time is in the window in each frame. */
const windowsOf = (page: Page, course: Course): Promise<{ windows: Window[]; marks: number }> =>
  page.evaluate(async ({ out, kind, by, frames }) => {
    const { ours: it } = window.harness;
    it.open();
    it.at(1);
    await it.pan(4, 0);
    if (out > 0) await it.zoom(out, 300);
    const marks = it.marks();
    const windows: [number, number][] = [];
    for (const way of [by, -by])
      for (let i = 0; i < frames; i++) {
        await it[kind](1, way);
        windows.push(it.window());
      }
    it.close();
    return { windows, marks };
  }, course);

async function ours(page: Page, course: Course): Promise<Measured> {
  const marks = await page.evaluate(async ({ out }) => {
    const { ours: it } = window.harness;
    it.open();
    it.at(1);
    await it.pan(4, 0);
    if (out > 0) await it.zoom(out, 300);
    return it.marks();
  }, course);
  const go = () =>
    page.evaluate(async ({ kind, by, frames }) => {
      const { ours: it } = window.harness;
      const runs = [await it[kind](frames, by), await it[kind](frames, -by)];
      it.close();
      return {
        work: runs.flatMap((run) => run.work),
        late: runs.flatMap((run) => run.apart).filter((ms) => ms > 25).length,
      };
    }, course);
  return { ...(await traced(page, go)), marks };
}

async function rival(page: Page, windows: readonly Window[]): Promise<Measured> {
  const marks = await page.evaluate(async (first) => {
    const { vis: it } = window.harness;
    it.open(first);
    await it.through(Array.from({ length: 30 }, () => first));
    return it.marks();
  }, windows[0] as Window);
  const go = () =>
    page.evaluate(async (all) => {
      const { vis: it } = window.harness;
      const run = await it.through(all);
      it.close();
      return { work: run.work, late: run.apart.filter((ms) => ms > 25).length };
    }, windows);
  return { ...(await traced(page, go)), marks };
}

/** In turn, so that a busy minute of the machine meets both. */
async function inTurn(page: Page, course: Course): Promise<[Measured, Measured]> {
  const { windows } = await windowsOf(page, course);
  const all: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    all[0].push(await ours(page, course));
    all[1].push(await rival(page, windows));
  }
  const together = (list: readonly Measured[]): Measured => ({
    worked: list.flatMap((one) => one.worked),
    work: list.flatMap((one) => one.work),
    late: list.reduce((sum, one) => sum + one.late, 0),
    marks: list[0]?.marks ?? 0,
  });
  return [together(all[0]), together(all[1])];
}

/** Frames that took longer than the screen has for one. */
const dropped = ({ worked }: Measured): number => worked.filter((ms) => ms > FRAME_MS).length;

function rows(name: string, mine: Measured, other: Measured): Row[] {
  const p95 = quantile(mine.worked, 0.95);
  const theirs = quantile(other.worked, 0.95);
  const more = (of: Measured) =>
    `${of.marks} marks at first, ${dropped(of)} of ${of.worked.length} frames over ${FRAME_MS} ms, ${inMs(quantile(of.work, 0.95))} on the wall`;
  return [
    {
      what: `${name}, 95th percentile (${more(mine)})`,
      figure: inMs(p95),
      target: { text: `≤ ${MOST_MS} ms`, met: p95 <= MOST_MS },
    },
    { what: `  vis-timeline, the same windows (${more(other)})`, figure: inMs(theirs) },
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
    const courses: Row[] = [];
    for (const course of COURSES)
      courses.push(...rows(course.name, ...(await inTurn(page, course))));
    const elements = await page.evaluate(async () => {
      window.harness.ours.open();
      window.harness.ours.at(1);
      await window.harness.ours.pan(4, 0);
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
      `Timeline: ${whole(events)} marks in Chromium; what a frame costs the main thread, script to paint, its own time`,
      [
        ...courses,
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
