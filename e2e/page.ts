// What the browser tests share: opening the page, waiting for its own idle signal, and finding parts by role and name.
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { Embedded } from '../src/app/embed.ts';
import type { EventLine } from '../src/log/line.ts';
import { encodeLink } from '../src/scenario/encode.ts';
import type { Scenario } from '../src/scenario/validator.ts';

declare global {
  interface Window {
    rackdrill: Embedded;
  }
}

/** A page that fails its test when the console says error, a script throws, or another host is asked for. */
export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const wrong: string[] = [];
      page.on('console', (message) => {
        if (!['error', 'warning'].includes(message.type())) return;
        // What Playwright itself says where a test does without service workers.
        if (!message.text().startsWith('Service Worker registration blocked'))
          wrong.push(message.text());
      });
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (/^(https?|wss?):/.test(protocol) && origin !== new URL(baseURL ?? '').origin)
          wrong.push(`asked ${origin}`);
      });
      await use(undefined);
      expect(wrong, 'errors on the console, or other hosts asked').toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

export const idle = (page: Page) => page.evaluate(() => window.rackdrill.idle());

/** `golden` with nothing broken. The page itself opens with `busy` where no link says otherwise: `open(page, '')`. */
export const GOLDEN = encodeLink({ scenario: { version: 1, base: 'golden', script: [] } });

export async function open(page: Page, hash = GOLDEN): Promise<void> {
  await page.goto(`./${hash}`);
  await page.waitForFunction(() => window.rackdrill !== undefined);
  await idle(page);
}

export const events = (page: Page): Promise<EventLine[]> =>
  page.evaluate(() => window.rackdrill.events());
export const scenario = (page: Page): Promise<Scenario> =>
  page.evaluate(() => window.rackdrill.scenario());
export const link = (page: Page): Promise<string> => page.evaluate(() => window.rackdrill.link());
export const log = async (page: Page): Promise<string> =>
  (await events(page)).map((event) => JSON.stringify(event)).join('\n');

export async function seek(page: Page, ms: number): Promise<void> {
  await page.evaluate((to) => window.rackdrill.seek(to), ms);
  await idle(page);
}

/** A part of the rack by its address, as a person finds it: by kind and name. */
export const part = (page: Page, name: string): Locator =>
  page
    .getByRole('region', { name: 'Rack' })
    .getByLabel(new RegExp(`^${literally(name)}\\b`))
    .first();
const literally = (text: string) => text.replace(/[/\\.*+?^$(){}|[\]]/g, '\\$&');

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/**
 * From the next load on frames say that hardly any time has gone by: a stretch that is watched is under way for minutes, so
 * that a test can press a key in the middle of it on a machine however busy.
 */
export async function slowFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ask = requestAnimationFrame;
    let now = 0;
    window.requestAnimationFrame = (frame) =>
      ask(() => {
        now += 1;
        frame(now);
      });
  });
}

/** Stops the clock, wherever it is. */
export async function pause(page: Page): Promise<void> {
  // Whether it runs is read off the drawing.
  await idle(page);
  const stop = page.getByRole('button', { name: /^Pause/ });
  if (await stop.isVisible()) await stop.click();
  await idle(page);
}

/** Opens a pane: by its own button, from the phone's list, or from its menu in the bar. */
export async function openPane(page: Page, menu: string, pane: string): Promise<void> {
  const own = button(page, pane);
  const all = button(page, 'Menu');
  if ((await all.isVisible()) && (await all.getAttribute('aria-expanded')) === 'false')
    await all.click();
  if (await own.isVisible()) return own.click();
  const kept = button(page, menu);
  await ((await kept.isVisible()) ? kept : button(page, 'More')).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${pane}`) }).click();
}
