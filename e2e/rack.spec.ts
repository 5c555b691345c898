// The rack as its users meet it: two racks and what stands outside them, the lens, the preview of a fault, keys, and fingers.
import type { Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/codec.ts';
import type { Scenario } from '../src/scenario/validator.ts';
import { button, events, expect, idle, open, part, pause, scenario, seek, test } from './page.ts';

const linkTo = (of: Omit<Scenario, 'version'>): string =>
  `#${encodeLink({ scenario: { version: 1, ...of } }).replace(/^#/, '')}`;
const DUAL = linkTo({ base: 'dual-cell' });
const tree = (page: Page) => page.getByRole('tree');
const lens = (page: Page) => page.getByRole('region', { name: /^Lens/ });

/** The accessible name of what has the keyboard's place in the tree. */
async function at(page: Page): Promise<string> {
  await idle(page);
  const id = await tree(page).getAttribute('aria-activedescendant');
  return (await page.locator(`[id="${id}"]`).getAttribute('aria-label')) ?? '';
}

/** Points at a part as a hand does: it moves there and rests. */
async function point(page: Page, name: string): Promise<void> {
  const box = await part(page, name).boundingBox();
  if (!box) throw new Error(`${name} is not drawn`);
  await page.mouse.move(box.x + Math.min(8, box.width / 2), box.y + box.height / 2, { steps: 3 });
}

test('two racks in two sites: all that stands outside is failed and repaired by mouse', async ({
  page,
}) => {
  await open(page, DUAL);
  for (const [name, word, target] of [
    ['Load balancer lb', 'the load balancer', 'lb'],
    ['WAN between the sites wan', 'the link between the sites', 'wan'],
    ['Site site:west', 'the whole site', 'site:west'],
  ] as const) {
    await part(page, name).click();
    await button(page, `Fail ${word}`).click();
    await pause(page);
    await expect(part(page, name)).toHaveAccessibleName(/failed/);
    expect((await scenario(page)).script?.at(-1)).toMatchObject({ fault: 'fail', target });
    await button(page, `Repair ${word}`).click();
    await pause(page);
    await expect(part(page, name)).not.toHaveAccessibleName(/failed/);
  }
  // A whole rack is chosen by its head.
  const head = await part(page, 'Rack b').boundingBox();
  if (!head) throw new Error('rack b is not drawn');
  await page.mouse.click(head.x + 60, head.y + 10);
  await button(page, 'Fail the whole rack').click();
  await pause(page);
  await expect(part(page, 'Rack b')).toHaveAccessibleName(/failed/);
  await expect(part(page, 'Compute node b/c1/n1')).toHaveAccessibleName(/lost with its rack/);
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const)
  test(`two racks at ${width} × ${height}: nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, DUAL);
    const pane = await page.getByRole('region', { name: 'Rack', exact: true }).boundingBox();
    for (const name of ['Rack a', 'Rack b', 'Tivoli Storage Manager tsm', 'Site site:west']) {
      const box = await part(page, name).boundingBox();
      if (!box || !pane) throw new Error(name);
      expect(box.x, name).toBeGreaterThanOrEqual(pane.x - 1);
      expect(box.x + box.width, name).toBeLessThanOrEqual(pane.x + pane.width + 1);
      expect(box.y + box.height, name).toBeLessThanOrEqual(height);
    }
  });

test('keys lead from rack to rack, outside, and into a node; names tell all', async ({ page }) => {
  await open(page, DUAL);
  await tree(page).focus();
  for (const letter of 'b/c2/n2') await page.keyboard.press(letter);
  expect(await at(page)).toMatch(/^Compute node b\/c2\/n2, running, 1 VM$/);
  // Typed names end after a while; until then `/` begins a new one.
  await page.keyboard.press('Shift+ArrowDown');
  expect(await at(page)).toBe('Core b/c2/n2/core-1, whole');
  await page.keyboard.press('ArrowDown');
  expect(await at(page)).toBe('DIMM b/c2/n2/dimm-1, whole');
  await page.keyboard.press('Delete');
  await pause(page);
  // Delete fails what is selected: Enter first.
  expect((await scenario(page)).script ?? []).not.toContainEqual(
    expect.objectContaining({ target: 'b/c2/n2/dimm-1' }),
  );
  await tree(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await pause(page);
  await tree(page).focus();
  expect((await scenario(page)).script).toContainEqual(
    expect.objectContaining({ target: 'b/c2/n2/dimm-1' }),
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await at(page)).toMatch(/^Chassis b\/c2/);
  await page.keyboard.press('Escape');
  expect(await at(page)).toMatch(/^Rack b/);
  await page.keyboard.press('Escape');
  expect(await at(page)).toMatch(/^Site site:west/);
  await page.keyboard.press('ArrowLeft');
  expect(await at(page)).toMatch(/^WAN between the sites/);
});

test('the lens opens beside the rack on what the pointer rests on; every target measures 24 px', async ({
  page,
}) => {
  await open(page);
  await expect(lens(page)).toBeHidden();
  for (const [name, opens, holds] of [
    ['Compute node a/c1/n1', 'Lens: a/c1/n1', 'DIMM a/c1/n1/dimm-16'],
    ['Drive a/e1/d10', 'Lens: a/e1', 'Cable from a/s1/canister-1 to a/san-2'],
    ['Chassis Ethernet switch a/c2/sw-1', 'Lens: a/c2', 'Cable from a/c2/sw-1 to a/tor-1'],
    ['SAN switch a/san-1', 'Lens: a/san', 'Cable from a/s2/canister-2 to a/san-2'],
  ] as const) {
    await point(page, name);
    const shown = page.getByRole('region', { name: opens, exact: true });
    await expect(shown).toBeVisible();
    await expect(shown.getByRole('button', { name: holds }).first()).toBeAttached();
    const small = await shown.locator('[role=button]').evaluateAll((all) =>
      all
        .map((element) => ({
          at: element.getAttribute('aria-label'),
          box: element.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ at }) => at),
    );
    expect(small).toEqual([]);
  }
  // What is chosen in the lens is selected; away from rack and lens it closes.
  await point(page, 'Compute node a/c1/n1');
  await page
    .getByRole('region', { name: 'Lens: a/c1/n1', exact: true })
    .getByRole('button', { name: /^Process shop\/was-1:was/ })
    .click();
  await expect(page.getByRole('heading', { level: 2, name: 'shop/was-1:was' })).toBeVisible();
  await page.mouse.move(1200, 20);
  await expect(lens(page)).toBeHidden();
  // A click in the rack does not hold it open either, nor wears the ring of the keyboard.
  await part(page, 'Compute node a/c1/n5').click();
  await expect(page.locator('#rack .m-focus')).toHaveCount(0);
  await page.mouse.move(1200, 20);
  await expect(lens(page)).toBeHidden();
});

test('what a fault would hit lights up before it is done, on hover and on focus, and what nobody does is said', async ({
  page,
}) => {
  await open(page);
  const corners = page.locator('#rack .m-corner');
  await expect(corners).toHaveCount(0);
  await point(page, 'Compute node a/c1/n1');
  await expect(corners).not.toHaveCount(0);
  await expect(lens(page)).toContainText('Fail node would stop 1 VM.');
  await expect(lens(page).getByRole('img', { name: 'Not done:' })).toBeVisible();
  await page.mouse.move(1200, 20);
  await expect(corners).toHaveCount(0);
  expect((await events(page)).length).toBe(0);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await expect(corners).not.toHaveCount(0);
  await expect(lens(page)).toContainText(/Fail node would stop/);
});

test('focus is never lost: a VM that leaves its place gives it to its node', async ({ page }) => {
  await open(page);
  await part(page, 'VM shop/was-1').click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  expect(await at(page)).toMatch(/^VM shop\/was-1/);
  await page.keyboard.press('Shift+ArrowDown');
  expect(await at(page)).toMatch(/^Process shop\/was-1:/);
  await expect(tree(page)).toBeFocused();
  // The process goes with its VM to another node: the keyboard stays with it.
  await part(page, 'Compute node a/c1/n1').click();
  await page.keyboard.press('Delete');
  await page.keyboard.press('p');
  await seek(page, 40_000);
  await expect(tree(page)).toBeFocused();
  expect(await at(page)).not.toBe('');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  /** Two fingers, `apart` pixels from each other, upright around a point. */
  const fingers = (x: number, y: number, apart: number) => [
    { x, y: y - apart / 2, id: 1 },
    { x, y: y + apart / 2, id: 2 },
  ];

  test('a phone: the rack as wide as the page, pinched and dragged; a map leads from rack to rack', async ({
    page,
  }) => {
    await open(page, DUAL);
    const wide = await part(page, 'Rack a').boundingBox();
    expect(wide?.width).toBeGreaterThan(290);
    const map = page.locator('.rack-map');
    const strip = await map.boundingBox();
    if (!strip) throw new Error('no map');
    await page.touchscreen.tap(strip.x + strip.width / 2, strip.y + strip.height - 30);
    await idle(page);
    await expect(part(page, 'Compute node b/c1/n1')).toBeInViewport();

    const touch = await page.context().newCDPSession(page);
    const send = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      touchPoints: { x: number; y: number }[],
    ) => touch.send('Input.dispatchTouchEvent', { type, touchPoints });
    const node = part(page, 'Compute node b/c1/n3');
    const before = await node.boundingBox();
    if (!before) throw new Error('no node');
    await send('touchStart', fingers(160, 200, 60));
    for (const apart of [90, 130, 180]) await send('touchMove', fingers(160, 200, apart));
    await send('touchEnd', []);
    await idle(page);
    const near = await node.boundingBox();
    expect(near?.width).toBeGreaterThan(before.width * 2);
    // Near, one finger drags the rack.
    await send('touchStart', [{ x: 160, y: 200 }]);
    await send('touchMove', [{ x: 150, y: 170 }]);
    await send('touchMove', [{ x: 140, y: 150 }]);
    await send('touchEnd', []);
    await idle(page);
    const dragged = await node.boundingBox();
    expect((dragged?.y ?? 0) - (near?.y ?? 0)).toBeLessThan(-20);
  });

  test('what a part is made of is hit with a finger: 44 px', async ({ page }) => {
    await open(page);
    await page.getByRole('tab', { name: /a\/c/ }).tap();
    await page.getByText(/^Look into a\/c1\/n1/).tap();
    const targets = page.locator('.lens-fold [role=button]');
    await expect(targets).not.toHaveCount(0);
    const small = await targets.evaluateAll((all) =>
      all
        .map((element) => element.getBoundingClientRect())
        .filter(({ width, height }) => width < 44 || height < 44),
    );
    expect(small).toEqual([]);
    await page.getByRole('button', { name: /^DIMM a\/c1\/n1\/dimm-2/ }).tap();
    await expect(page.getByRole('heading', { level: 2, name: 'a/c1/n1/dimm-2' })).toBeAttached();
  });
});

test('movement can be turned off, and stays off', async ({ page }) => {
  await open(page);
  const takes = () =>
    page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--t-move')),
    );
  expect(await takes()).toBeGreaterThan(0);
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Moves are shown as movement' }).uncheck();
  expect(await takes()).toBe(0);
  await page.reload();
  await page.waitForFunction(() => window.rackdrill !== undefined);
  expect(await takes()).toBe(0);
});
