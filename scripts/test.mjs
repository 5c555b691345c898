// npm test: everything a change has to pass, in one command. Installs, then types, lint, unit tests, build, browser tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { needBrowser } from './browser.mjs';
import { install, ROOT, run, tool } from './install.mjs';

const REPORTS = join(ROOT, 'test-results');
let passed = 0;
let failed = 0;

/** A step that passes or fails as a whole. */
function step(name, work) {
  console.log(`\n— ${name}`);
  const good = work() === 0;
  if (good) passed++;
  else failed++;
  return good;
}

/** A step that counts its own tests; without a report it counts as one that failed. */
function counted(name, report, read, work) {
  console.log(`\n— ${name}`);
  rmSync(report, { force: true });
  const code = work();
  let figures = { passed: 0, failed: 0 };
  if (existsSync(report)) {
    try {
      figures = read(JSON.parse(readFileSync(report, 'utf8')));
    } catch {
      console.error(`The report of ${name} could not be read.`);
    }
  }
  // A run that failed without a failed test (a file that does not load, a server that does not start) is a failure, too.
  if (code !== 0 && figures.failed === 0) figures.failed = 1;
  if (figures.passed + figures.failed === 0) figures.failed = 1;
  passed += figures.passed;
  failed += figures.failed;
}

/** Why tests were left out, each reason once. */
function reasons({ suites = [], specs = [] }) {
  const own = specs
    .flatMap((spec) => spec.tests)
    .filter((one) => one.status === 'skipped')
    .flatMap((one) => one.annotations)
    .flatMap(({ type, description }) => (type === 'skip' && description ? [description] : []));
  return [...new Set([...own, ...suites.flatMap(reasons)])];
}

const notes = [];
install();
const browser = needBrowser();
if (!browser) process.exit(1);
mkdirSync(REPORTS, { recursive: true });

step('types', () => tool('typescript/bin/tsc', ['--noEmit']));
step('lint and format', () => tool('@biomejs/biome/bin/biome', ['check', '.']));
const unit = join(REPORTS, 'unit.json');
counted(
  'unit tests',
  unit,
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  () =>
    tool('vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unit}`,
    ]),
);
if (step('build', () => run('npm', ['run', '-s', 'build']))) {
  const pages = join(REPORTS, 'browser.json');
  counted(
    'browser tests',
    pages,
    (report) => {
      notes.push(...reasons(report));
      const { stats } = report;
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
    () =>
      tool('@playwright/test/cli.js', ['test', '-c', 'e2e/playwright.config.ts'], {
        CHROMIUM: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: pages,
        RACKDRILL_BUILT: '1',
      }),
  );
}

if (notes.length > 0) console.log(`\n${notes.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
