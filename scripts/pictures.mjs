// npm run pictures: accepts what the page looks like now as the pictures that browser tests compare with. Those that are no longer taken go.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { needBrowser } from './browser.mjs';
import { install, ROOT, run, tool } from './install.mjs';

install();
const browser = needBrowser();
if (!browser || run('npm', ['run', '-s', 'build']) !== 0) process.exit(1);
const folder = join(ROOT, 'e2e/pictures');
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) rmSync(join(folder, name));
process.exitCode = tool(
  '@playwright/test/cli.js',
  ['test', '-c', 'e2e/playwright.config.ts', 'pictures.spec.ts', '--update-snapshots=all'],
  { CHROMIUM: browser, RACKDRILL_PICTURES: 'accept', RACKDRILL_BUILT: '1' },
);
if (process.exitCode === 0)
  console.log('Look at what git says has changed in e2e/pictures, then commit it.');
