// Without a network, and without a server: the copy that the browser keeps, its newer version, and the page as one file.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { test as bare } from '@playwright/test';
import { ROOT, tool } from '../scripts/install.mjs';
import { serve } from '../scripts/serve.mjs';
import { button, events, expect, idle, log, open, scenario, test } from './page.ts';

test.use({ serviceWorkers: 'allow' });
bare.use({ serviceWorkers: 'allow' });

const kept = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null);
async function failSelected(page: Page, at: number) {
  await page.evaluate((ms) => window.rackdrill.seek(ms), at);
  await page.keyboard.press('Delete');
  await idle(page);
}
async function loaded(page: Page) {
  await page.waitForFunction(() => window.rackdrill !== undefined);
  await idle(page);
}

test('after one visit the page loads and opens its panes without a network', async ({
  page,
  context,
}) => {
  await open(page);
  await kept(page);
  await failSelected(page, 60_000);
  const before = await log(page);
  await context.setOffline(true);
  await page.reload();
  await loaded(page);
  expect(await log(page)).toBe(before);
  await expect(button(page, /^Undo: fail/)).toBeEnabled();
  await button(page, 'Share').click();
  await expect(page.getByRole('dialog', { name: 'Share this drill' })).toBeVisible();
  // Another address of the same page, as an embedding page asks for it.
  await page.goto('./?embed');
  await loaded(page);
  expect((await events(page)).length).toBe(0);
});

test('it can be installed', async ({ page, baseURL }) => {
  await open(page);
  const address = await page.evaluate(
    () => document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '',
  );
  const answer = await page.request.get(address);
  expect(answer.headers()['content-type']).toContain('application/manifest+json');
  const manifest = await answer.json();
  expect(new URL(manifest.start_url, address).href).toBe(baseURL);
  for (const { src } of manifest.icons)
    expect((await page.request.get(new URL(src, address).href)).ok()).toBe(true);
});

bare(
  'a newer version waits for a word, and takes neither drill nor undo away',
  async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), 'rackdrill-'));
    cpSync(join(ROOT, 'dist'), folder, { recursive: true });
    const { server, port } = await serve(folder, 20_000 + (process.pid % 20_000));
    try {
      await page.goto(`http://localhost:${port}/`);
      await loaded(page);
      await kept(page);
      await failSelected(page, 60_000);
      await failSelected(page, 120_000);
      const before = await scenario(page);
      appendFileSync(join(folder, 'sw.js'), '\n// newer');
      await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
      const note = page.getByRole('region', { name: 'Notes' });
      await expect(note).toContainText('A new version of Rackdrill is ready');
      const reloaded = page.waitForEvent('load');
      await note.getByRole('button', { name: 'Reload' }).click();
      await reloaded;
      await loaded(page);
      await expect(note).toHaveCount(0);
      expect(await scenario(page)).toEqual(before);
      await button(page, /^Undo: fail/).click();
      await idle(page);
      expect((await scenario(page)).script).toHaveLength(1);
    } finally {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    }
  },
);

test('as one file from a stick: a node fails, a pane opens, a picture is saved, a reload finds it all again', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'rackdrill-'));
  try {
    const built = tool('vite/bin/vite.js', [
      'build',
      '--mode',
      'file',
      '--outDir',
      folder,
      '--logLevel',
      'error',
    ]);
    expect(built).toBe(0);
    await page.goto(pathToFileURL(join(folder, 'rackdrill.html')).href);
    await loaded(page);
    expect(await page.evaluate(() => document.fonts.check('13px "Plex Sans"'))).toBe(true);
    await failSelected(page, 60_000);
    const before = await log(page);
    expect(before).toContain('"kind":"evacuate"');
    await button(page, 'Share').click();
    const dialog = page.getByRole('dialog', { name: 'Share this drill' });
    await expect(dialog).toContainText('This page is a file');
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save as a picture' }).click();
    await saving;
    await page.reload();
    await loaded(page);
    expect(await log(page)).toBe(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
