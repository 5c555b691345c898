// The browser tests: the built page, in the Chromium that is on this machine.
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../scripts/browser.mjs';

const PORT = Number(process.env.E2E_PORT ?? 4319);
const browser = findBrowser();
const json = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/browser',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 60_000,
  // Only `npm run pictures` accepts pictures; a test run writes none.
  updateSnapshots: 'none',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  expect: {
    toHaveScreenshot: {
      animations: 'disabled',
      caret: 'hide',
      scale: 'css',
      // The same browser draws the same pixels: a shade that an eye hardly sees is a difference.
      threshold: 0.01,
      maxDiffPixels: 10,
    },
  },
  reporter: json ? [['line'], ['json', { outputFile: json }]] : 'line',
  use: {
    baseURL: `http://localhost:${PORT}/`,
    // A copy kept by the browser is the matter of offline.spec.ts alone; elsewhere it would only cost time.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
    },
  },
  webServer: {
    command: `node e2e/serve-dist.mjs ${PORT}`,
    cwd: '..',
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
