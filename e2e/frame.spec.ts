// Inside somebody else's page: nothing but the drill, keys left alone, messages both ways, and no trace in the other's history.
import { test as bare, type Page } from '@playwright/test';
import { expect, test } from './page.ts';
import { violations } from './violations.ts';

interface Message {
  readonly type: string;
  readonly cursor?: number;
  readonly playing?: boolean;
  readonly link?: string;
  readonly event?: { readonly kind: string; readonly subject: string };
  readonly message?: string;
}
declare global {
  interface Window {
    heard: Message[];
  }
}
/** The node a/c1/n1 of the golden rack fails at 1:00. */
const HASH = '#1mNkgDsNQAtMeqwMslKMNYmMB';

/** A page of a school that has a drill in it and writes down what it hears. */
async function school(page: Page, asked: string, hash = HASH) {
  await page.route('**/school.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>School</title><main><h1>School</h1><input aria-label="Name">
        <iframe title="Drill" width="1100" height="640" src="./?${asked}${hash}"></iframe></main>
        <script>heard = []; addEventListener('message', (event) => heard.push(event.data));</script></html>`,
    }),
  );
  await page.goto('./school.html');
  const drill = page.frameLocator('iframe');
  await expect(drill.getByRole('region', { name: 'Timeline' })).toBeVisible();
  await page.frames()[1]?.evaluate(() => window.rackdrill.idle());
  return drill;
}
const ask = (page: Page, message: object) =>
  page.evaluate((asked) => window.frames[0]?.postMessage({ rackdrill: 1, ...asked }, '*'), message);
const heard = (page: Page, type: string) =>
  page.evaluate((kind) => window.heard.filter((one) => one.type === kind), type);

test('the bar is gone, the rest is there; keys and history stay the school’s', async ({ page }) => {
  const drill = await school(page, 'embed');
  await expect(drill.getByRole('banner')).toBeHidden();
  await expect(drill.getByRole('region', { name: 'Rack' })).toBeVisible();
  expect(await heard(page, 'ready')).toMatchObject([{ cursor: 0, playing: false }]);
  const out = drill.getByRole('link', { name: 'Open in Rackdrill' });
  await expect(out).toHaveAttribute('href', /\/#1[\w-]+$/);

  const entries = await page.evaluate(() => history.length);
  await page.getByRole('textbox', { name: 'Name' }).press('Space');
  await drill.getByText('Workloads').first().click();
  await page.keyboard.press('Space');
  await page.keyboard.press('Delete');
  expect(await page.frames()[1]?.evaluate(() => window.rackdrill.scenario().script?.length)).toBe(
    1,
  );

  // Once somebody has entered it, its keys are its own.
  await drill.getByRole('tree').focus();
  await page.keyboard.press('Delete');
  await expect
    .poll(() => page.frames()[1]?.evaluate(() => window.rackdrill.scenario().script?.length))
    .toBe(2);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  // The viewer's own drill is not what somebody did in another page.
  expect(await page.evaluate(() => localStorage.getItem('rackdrill.own'))).toBeNull();
});

test('tells what happens and does what it is asked', async ({ page }) => {
  await school(page, 'embed');
  await ask(page, { type: 'seek', ms: 59_000 });
  await expect.poll(async () => (await heard(page, 'changed')).at(-1)?.cursor).toBe(59_000);
  await ask(page, { type: 'play' });
  await expect
    .poll(async () => (await heard(page, 'event')).map((one) => one.event?.kind))
    .toContain('fault');
  await ask(page, { type: 'pause' });
  await expect.poll(async () => (await heard(page, 'changed')).at(-1)?.playing).toBe(false);
  await ask(page, { type: 'format' });
  await expect
    .poll(async () => (await heard(page, 'error')).at(-1)?.message)
    .toContain('seek, play or pause');
});

// Not the watched page: the browser itself notes on the console that a message had nobody to go to.
bare('with an origin named, no other is told or heard', async ({ page }) => {
  await school(page, 'embed=https://school.example');
  const link = () => page.frames()[1]?.evaluate(() => window.rackdrill.link());
  const before = await link();
  await ask(page, { type: 'seek', ms: 59_000 });
  await page.frames()[1]?.evaluate(() => window.rackdrill.idle());
  expect(await link()).toBe(before);
  expect(await page.evaluate(() => window.heard)).toEqual([]);
});

test('a broken link is told to the school, and axe finds nothing in the frame', async ({
  page,
}) => {
  await school(page, 'embed', '#1rubbish');
  await expect.poll(async () => (await heard(page, 'error')).length).toBe(1);
  await page.goto(`./?embed${HASH}`);
  await page.waitForFunction(() => window.rackdrill !== undefined);
  await page.evaluate(() => window.rackdrill.idle());
  expect(await violations(page)).toEqual([]);
});
