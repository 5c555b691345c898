// Finds a Chromium for the browser tests, or gets one.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run, tool } from './install.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium that is here already, or null. `CHROMIUM` names another one. */
export function findBrowser() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [...folders, '/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
    NAMES.map((name) => join(folder, name)),
  );
  const found = [...places, ...ELSEWHERE].find((path) => existsSync(path));
  if (found) return found;
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test');
    const own = chromium.executablePath();
    return existsSync(own) ? own : null;
  } catch {
    return null;
  }
}

/** As {@link findBrowser}, but tries to install one: by apt-get as root, else by Playwright. Null with a sentence if neither works. */
export function needBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (process.env.CHROMIUM) {
    console.error(`CHROMIUM is ${process.env.CHROMIUM}, and there is no such file.`);
    return null;
  }
  const apt = ['/usr/bin/apt-get', '/bin/apt-get'].find((path) => existsSync(path));
  if (apt && process.getuid?.() === 0) {
    console.log('No Chromium here; installing it with apt-get …');
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    if (run(apt, ['-qq', 'update'], quiet) === 0)
      run(apt, ['-qq', 'install', '-y', '--no-install-recommends', 'chromium'], quiet);
  } else {
    console.log('No Chromium here; asking Playwright for one …');
    tool('@playwright/test/cli.js', ['install', 'chromium']);
  }
  const got = findBrowser();
  if (!got)
    console.error(
      'The browser tests need Chromium, and it could neither be found nor installed. Install Chromium or Chrome, or name it: CHROMIUM=/path/to/chromium npm test',
    );
  return got;
}
