// npm run mutants [FILE…]: changes the code in small ways, one at a time, and asks whether the unit tests notice. A slow proof, and no part
// of `npm test`. What a change survives is printed: a test is missing there, or the changed code does the same. Without files: rules, world, sim.
//
// StrykerJS is fetched the first time, at the versions below, into .cache/mutants: 170 packages that a newcomer's install does without.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, ROOT, run } from './install.mjs';

const VERSION = '9.6.1';
const PACKAGES = ['@stryker-mutator/core', '@stryker-mutator/vitest-runner'];
const HOME = join(ROOT, '.cache', 'mutants');
const inside = (path) => join(HOME, 'node_modules', path);

const ALL = ['src/rules/**/*.ts', 'src/world/**/*.ts', 'src/sim/**/*.ts'];
/** Not mutated: tests and what only they use, and the table of the page's build, which has a test of its own. */
const NOT = ['!**/*.test.ts', '!**/*.test-kit.ts', '!src/sim/compiled.ts'];

function fetchStryker() {
  const got = (name) =>
    existsSync(inside(`${name}/package.json`)) &&
    JSON.parse(readFileSync(inside(`${name}/package.json`), 'utf8')).version === VERSION;
  if (PACKAGES.every(got)) return;
  console.log(`Fetching StrykerJS ${VERSION} …`);
  mkdirSync(HOME, { recursive: true });
  writeFileSync(join(HOME, 'package.json'), '{ "private": true }');
  // Without its peers: it has to run the Vitest of the project, which it finds in the folder above.
  const how = ['--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps'];
  const what = PACKAGES.map((name) => `${name}@${VERSION}`);
  if (run('npm', ['install', '--prefix', HOME, ...how, ...what]) === 0 && PACKAGES.every(got))
    return;
  console.error('StrykerJS could not be fetched: is the package registry within reach?');
  process.exit(1);
}

install();
fetchStryker();
const files = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const config = join(HOME, 'stryker.json');
writeFileSync(
  config,
  JSON.stringify({
    testRunner: 'vitest',
    plugins: [inside('@stryker-mutator/vitest-runner/dist/src/index.js')],
    vitest: { configFile: 'scripts/mutants.vitest.ts' },
    mutate: [...(files.length > 0 ? files : ALL), ...NOT],
    // The words of an assertion or of a note are nobody's behaviour, and addresses are compared with those of the world.
    mutator: { excludedMutations: ['StringLiteral'] },
    ignorePatterns: ['dist', 'dist-file', 'e2e', 'test-results', 'public', '.cache'],
    // TypeScript 7 has nothing that would read its settings for others, and the tests need no settings.
    tsconfigFile: 'none.json',
    tempDirName: '.cache/mutants/tmp',
    concurrency: Number(process.env.RACKDRILL_WORKERS ?? 2),
    // Mutants that loop for ever are killed by the clock; a busy machine gets patience.
    timeoutMS: 20_000,
    reporters: ['progress', 'clear-text', 'html', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    htmlReporter: { fileName: 'test-results/mutants.html' },
    jsonReporter: { fileName: 'test-results/mutants.json' },
    allowConsoleColors: false,
  }),
);
// The laws draw fewer cases for each of a thousand mutants than for the code as it is.
process.exitCode = run(
  process.execPath,
  [inside('@stryker-mutator/core/bin/stryker.js'), 'run', config],
  { RACKDRILL_RUNS: process.env.RACKDRILL_RUNS ?? '200' },
);
