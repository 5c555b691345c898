// The whole path: a part is broken, the page shows who noticed and who acted, and every step can be taken back.
import {
  button,
  events,
  expect,
  idle,
  log,
  open,
  part,
  pause,
  scenario,
  seek,
  test,
} from './page.ts';

const NODE = 'Compute node a/c1/n1';

test('opens on a living rack with an invitation, and stands still', async ({ page }) => {
  await open(page, '');
  expect((await scenario(page)).base).toBe('busy');
  await expect(page.getByText('Nothing has broken yet.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rackdrill');
  await expect(button(page, 'Play')).toBeVisible();
  // The node that holds the first member is selected, so that its faults are in sight.
  await expect(page.getByRole('button', { name: /^Fail node/ })).toBeVisible();
  expect(await events(page)).toEqual([]);
});

test('a node is failed by mouse; evacuation and takeover are on the timeline', async ({ page }) => {
  await open(page);
  const standing = (await part(page, 'VM shopdb/db-1').getAttribute('aria-label')) ?? '';
  const primary = /on (\S+)$/.exec(standing)?.[1];
  await part(page, NODE).click();
  await page.getByRole('button', { name: /^Fail node/ }).click();
  await idle(page);
  expect((await scenario(page)).script).toEqual([{ at: 0, fault: 'fail', target: 'a/c1/n1' }]);
  // Nothing lay ahead, so the clock runs.
  await expect(button(page, 'Pause')).toBeVisible();
  await pause(page);

  const told = await events(page);
  const evacuated = told.find((event) => event.kind === 'evacuate');
  await seek(page, (evacuated?.t ?? 0) + 1000);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByRole('option', { name: /moves shop\/was-1/ })).toBeVisible();
  await expect(timeline.getByRole('option', { name: /notices/ }).first()).toBeVisible();
  await expect(part(page, NODE)).toHaveAccessibleName(/failed/);

  await part(page, `Compute node ${primary}`).click();
  await page.getByRole('button', { name: /^Fail node/ }).click();
  await pause(page);
  const all = await events(page);
  const takeover = all.find((event) => event.kind === 'takeover');
  expect(takeover, `a HADR node stands on ${primary}`).toBeDefined();
  await seek(page, (takeover?.t ?? 0) + 1);
  await expect(timeline.getByRole('option', { name: /takes? over/ })).toBeVisible();
});

test('each effect leads back to the fault', async ({ page }) => {
  await open(page);
  await part(page, NODE).click();
  await page.keyboard.press('Delete');
  await idle(page);
  const told = await events(page);
  expect(told.length).toBeGreaterThan(5);
  for (const event of told) {
    let at = event;
    while (at.cause !== null) at = told[at.cause - 1] as typeof event;
    expect(at.kind).toBe('fault');
  }
});

test('by keyboard alone, at most six presses from the rack', async ({ page }) => {
  await open(page);
  // Three tab stops at most from the top of the page to the rack.
  await page.keyboard.press('Tab');
  await expect(button(page, 'Skip to the rack')).toBeFocused();
  await page.keyboard.press('Enter');
  const rack = page.getByRole('tree');
  await expect(rack).toBeFocused();

  let presses = 0;
  const press = async (key: string) => {
    presses++;
    await page.keyboard.press(key);
    await idle(page);
  };
  // To the neighbour in the rack, select it, to its faults, and the first of them.
  await press('ArrowRight');
  const there = await rack.getAttribute('aria-activedescendant');
  const name = (await page.locator(`[id="${there}"]`).getAttribute('aria-label')) ?? '';
  await press('Enter');
  await press('Enter');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^Fail/);
  await press('Enter');
  expect(presses).toBeLessThanOrEqual(6);
  const [line] = (await scenario(page)).script ?? [];
  expect(line).toMatchObject({ at: 0, fault: 'fail' });
  expect(name).toContain(line?.target);
});

test('every key on the list does what the list says', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys' });
  await expect(list).toBeVisible();
  const shown = await list.locator('kbd').allTextContents();
  const tried: string[] = [];
  const press = async (key: string) => {
    tried.push(key);
    await page.keyboard.press(key === 'Space' ? ' ' : key.replace('Ctrl', 'Control'));
    await idle(page);
  };
  const script = async () => (await scenario(page)).script ?? [];
  const clock = page.getByRole('timer');
  await page.keyboard.press('Escape');
  await expect(list).not.toBeVisible();
  // Nothing has the focus: what is focused has its own use for some keys.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

  await press('f');
  expect(await script()).toHaveLength(1);
  await pause(page);
  await press('r');
  expect(await script()).toHaveLength(2);
  await press('Ctrl+Z');
  await press('Insert');
  expect(await script()).toHaveLength(2);
  await press('Ctrl+Z');
  expect(await script()).toHaveLength(1);
  await press('Ctrl+Y');
  expect(await script()).toHaveLength(2);
  await press('Ctrl+Z');
  await press('Ctrl+Shift+Z');
  expect(await script()).toHaveLength(2);
  await press('Ctrl+Z');
  await press('Ctrl+Z');
  expect(await script()).toHaveLength(0);
  await press('Delete');
  expect(await script()).toHaveLength(1);
  await pause(page);
  await press('s');
  await expect(clock).toHaveText('0:00:00');
  await press('.');
  await press('.');
  await press('.');
  await press('.');
  await expect(clock).not.toHaveText('0:00:00');
  const late = await clock.textContent();
  await press(',');
  await press(',');
  expect(await clock.textContent()).not.toBe(late);
  // Nothing has the focus: Space belongs to a focused button.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await press('p');
  await expect(button(page, 'Pause')).toBeVisible();
  await press('Space');
  await expect(button(page, 'Play')).toBeVisible();
  await press('t');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  const large = button(page, 'Timeline over the whole page');
  await press('x');
  await expect(large).toHaveAttribute('aria-pressed', 'true');
  await press('x');
  await expect(large).toHaveAttribute('aria-pressed', 'false');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press('c');
  await expect(page.getByRole('status')).toHaveText('The link is on the clipboard.');
  await press('Ctrl+K');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  // While a dialog stands, the keys are its own.
  await expect(page.getByRole('dialog', { name: 'Commands' })).not.toBeVisible();
  await idle(page);
  await press('/');
  await expect(page.getByRole('searchbox', { name: 'Find in the events' })).toBeFocused();
  await page.keyboard.press('Escape');
  await idle(page);
  await press('x');
  await expect(page.getByRole('region', { name: 'Rack' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Rack' })).toBeVisible();
  await press('?');
  await expect(list).toBeVisible();
  expect(new Set(tried)).toEqual(new Set(shown));
});

test('single letters can be turned off', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Single letters are shortcuts' }).uncheck();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('f');
  await idle(page);
  expect((await scenario(page)).script).toEqual([]);
  await page.reload();
  await page.waitForFunction(() => window.rackdrill !== undefined);
  await page.keyboard.press('f');
  await idle(page);
  expect((await scenario(page)).script).toEqual([]);
});

test('steps forth and back go from event to event', async ({ page }) => {
  await open(page);
  await seek(page, 60_000);
  await part(page, NODE).click();
  await page.keyboard.press('Delete');
  await pause(page);
  const told = await events(page);
  const clock = page.getByRole('timer');
  const at = async () => (await clock.textContent()) ?? '';
  const written = (ms: number) =>
    new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(12, 19);
  await seek(page, 0);
  for (const event of told) {
    await button(page, 'Next event').click();
    await idle(page);
    expect(await at()).toBe(written(event.t));
  }
  for (const event of told.slice(0, -1).reverse()) {
    await button(page, 'Previous event').click();
    await idle(page);
    expect(await at()).toBe(written(event.t));
  }
});

test('a deed in the past keeps later lines, and undo brings the old future back', async ({
  page,
}) => {
  await open(page);
  await seek(page, 240_000);
  await part(page, NODE).click();
  await page.keyboard.press('Delete');
  await pause(page);
  const old = await log(page);

  await seek(page, 180_000);
  await part(page, 'Compute node a/c1/n4').click();
  await page.keyboard.press('Delete');
  await idle(page);
  await expect(page.getByRole('status')).toContainText('Inserted at 3:00; 1 later line stays.');
  expect((await scenario(page)).script?.map((line) => line.at)).toEqual([180_000, 240_000]);
  const other = await log(page);
  expect(other).not.toBe(old);

  await button(page, 'Undo: fail a/c1/n4').click();
  await idle(page);
  expect(await log(page)).toBe(old);
  await button(page, 'Redo: fail a/c1/n4').click();
  await idle(page);
  expect(await log(page)).toBe(other);
});

test('the clock runs, stops at the end, and an idle page asks for no frames', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '10,000×' });
  await button(page, 'Play').click();
  await expect(page.getByRole('status')).toContainText('The run ends at 1:00:00.');
  await expect(page.getByRole('timer')).toHaveText('1:00:00');
  const frames = await page.evaluate(async () => {
    let asked = 0;
    const real = window.requestAnimationFrame;
    window.requestAnimationFrame = (frame) => {
      asked++;
      return real(frame);
    };
    await new Promise((done) => setTimeout(done, 500));
    window.requestAnimationFrame = real;
    return asked;
  });
  expect(frames).toBe(0);
});

test('while the clock runs slowly, what matters is said in the live region', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Fail node/ }).click();
  const news = page.getByRole('log', { name: 'News of the drill' });
  await expect(news).toContainText('The platform notices that compute node a/c1/n1 is dead', {
    timeout: 20_000,
  });
});

test('what cannot fail says so, and nothing changes', async ({ page }) => {
  await open(page);
  // A chassis is a group. It is hidden behind what it holds: a click without a place, as a screen reader makes it.
  await page.locator('[data-address="a/c1"]').dispatchEvent('click', { detail: 0 });
  await page.keyboard.press('Delete');
  await idle(page);
  expect((await scenario(page)).script).toEqual([]);
  await expect(page.getByRole('status')).toContainText('Nothing was changed');
});

test('below 1200 px part and list are a drawer; a part that is picked opens it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open(page);
  const drawer = page.getByRole('complementary');
  await expect(drawer).toBeHidden();
  await part(page, 'Compute node a/c1/n4').click();
  await expect(drawer).toBeVisible();
  await button(page, 'Close part and list').click();
  await expect(drawer).toBeHidden();
  const opener = page.getByRole('button', { name: /^Part and list/ });
  await opener.click();
  await expect(drawer).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();
});

test('a phone held upright: rack, sheet and transport, nothing sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await expect(page.getByRole('tree')).toBeVisible();
  await page.getByRole('tab', { name: /a\/c/ }).click();
  await page.getByRole('button', { name: /^Fail node/ }).click();
  await pause(page);
  await seek(page, 200_000);
  await page.getByRole('tab', { name: 'Story' }).click();
  await expect(page.getByRole('tabpanel')).toContainText(/was-1/);
  // The sheet is dragged by its head, tabs too, and moved by keys; what is asked for brings it back.
  const rack = page.getByRole('region', { name: 'Rack' });
  const height = async () => Math.round((await rack.boundingBox())?.height ?? 0);
  const usual = await height();
  const tab = await page.getByRole('tab', { name: 'Workloads' }).boundingBox();
  if (!tab) throw new Error('no tab');
  await page.mouse.move(tab.x + 20, tab.y + 20);
  await page.mouse.down();
  // As a hand does it: the first move is a small one.
  await page.mouse.move(tab.x + 20, tab.y + 30);
  await page.mouse.move(tab.x + 20, tab.y + 170, { steps: 3 });
  await page.mouse.up();
  await idle(page);
  expect(Math.abs((await height()) - usual - 150)).toBeLessThan(8);
  await expect(page.getByRole('tab', { name: 'Story' })).toHaveAttribute('aria-selected', 'true');
  const handle = page.getByRole('separator', { name: /^Height of the sheet/ });
  await handle.press('End');
  await expect.poll(height).toBeLessThan(usual / 2);
  await handle.press('Home');
  await expect.poll(height).toBeGreaterThan(usual + 150);
  await expect(page.getByRole('button', { name: 'Play' })).toBeInViewport();
  await page.getByRole('tab', { name: 'Workloads' }).click();
  await expect.poll(height).toBe(usual);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
});
