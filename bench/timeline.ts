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
const NEAR_HOURS = 6;
const FAR_HOURS = 24;

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
  readonly work: number[];
  readonly late: number;
  readonly marks: number;
}

/** Ours: from the middle of the run, forth and back; far out after as much zooming out as there is. */
async function ours(page: Page, far: boolean): Promise<Measured> {
  return page.evaluate(
    async ([out, frames, px]) => {
      const { ours: it } = window.harness;
      it.open();
      it.at(0.5);
      await it.pan(4, 0);
      if (out) await it.zoom(40, 300);
      const marks = it.marks();
      const runs = [await it.pan(frames, px), await it.pan(frames, -px)];
      it.close();
      return {
        work: runs.flatMap((run) => run.work),
        late: runs.flatMap((run) => run.apart).filter((ms) => ms > 25).length,
        marks,
      };
    },
    [far, FRAMES, STEP_PX] as const,
  );
}

async function rival(page: Page, hours: number): Promise<Measured> {
  return page.evaluate(
    async ([span, frames, px]) => {
      const { vis: it } = window.harness;
      it.open(span);
      await it.pan(30, 0);
      const marks = it.marks();
      const runs = [await it.pan(frames, -px), await it.pan(frames, px)];
      it.close();
      return {
        work: runs.flatMap((run) => run.work),
        late: runs.flatMap((run) => run.apart).filter((ms) => ms > 25).length,
        marks,
      };
    },
    [hours, FRAMES, STEP_PX] as const,
  );
}

/** In turn, so that a busy minute of the machine meets both. */
async function inTurn(page: Page, far: boolean, hours: number): Promise<[Measured, Measured]> {
  const all: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    all[0].push(await ours(page, far));
    all[1].push(await rival(page, hours));
  }
  const together = (list: readonly Measured[]): Measured => ({
    work: list.flatMap((one) => one.work),
    late: list.reduce((sum, one) => sum + one.late, 0),
    marks: list[0]?.marks ?? 0,
  });
  return [together(all[0]), together(all[1])];
}

function rows(name: string, mine: Measured, other: Measured): Row[] {
  const p95 = quantile(mine.work, 0.95);
  const theirs = quantile(other.work, 0.95);
  const late = (of: Measured) => `${of.late} of ${of.work.length} late`;
  return [
    {
      what: `${name}: a frame, 95th percentile, ${mine.marks} marks in sight (${late(mine)})`,
      figure: inMs(p95),
      target: { text: `≤ ${MOST_MS} ms`, met: p95 <= MOST_MS },
    },
    { what: `  median`, figure: inMs(quantile(mine.work, 0.5)) },
    {
      what: `  vis-timeline, 95th percentile, ${other.marks} marks (${late(other)})`,
      figure: inMs(theirs),
    },
    { what: '  vis-timeline, median', figure: inMs(quantile(other.work, 0.5)) },
    {
      what: '  ours against vis-timeline, 95th percentile',
      figure: `${(p95 / theirs).toFixed(2)} ×`,
    },
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
    const more = await page.evaluate(async () => {
      const { ours: it } = window.harness;
      it.open();
      it.at(0.5);
      await it.pan(4, 0);
      const zoomed = [...(await it.zoom(60, 20)).work, ...(await it.zoom(60, -20)).work];
      await it.zoom(40, 300);
      const elements = it.elements();
      it.at(0.2);
      const long: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) long.push(entry.duration);
      });
      observer.observe({ entryTypes: ['longtask'] });
      const played = (await it.play(300, 1000)).work;
      await new Promise((done) => setTimeout(done, 100));
      observer.disconnect();
      it.close();
      return { zoomed, elements, played, longest: Math.max(0, ...long) };
    });
    const zoomed = quantile(more.zoomed, 0.95);
    const played = quantile(more.played, 0.95);
    printTable(
      `Timeline: ${whole(events)} marks dragged in Chromium, main thread from input to paint, time on the wall`,
      [
        ...rows('Usual zoom', ...near),
        ...rows('Far out', ...far),
        {
          what: 'Zooming by the wheel: a frame, 95th percentile',
          figure: inMs(zoomed),
          target: { text: `≤ ${MOST_MS} ms`, met: zoomed <= MOST_MS },
        },
        { what: 'Playing at 1,000×: a frame, 95th percentile', figure: inMs(played) },
        {
          what: 'Playing at 1,000×: longest task above 50 ms',
          figure: more.longest === 0 ? 'none' : inMs(more.longest),
          target: { text: `≤ ${LONG_MS} ms`, met: more.longest <= LONG_MS },
        },
        { what: 'Elements of the timeline, far out', figure: whole(more.elements) },
      ],
    );
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
