// Hardware on the page: what is broken by hand is told on the timeline, and what nobody notices is not.
import { button, events, expect, idle, open, part, pause, scenario, seek, test } from './page.ts';

const timeline = (page: Parameters<typeof part>[0]) =>
  page.getByRole('region', { name: 'Timeline' });

test('a drive is failed by keyboard: its spare is filled, hours later the array is whole', async ({
  page,
}) => {
  await open(page);
  await part(page, 'Drive a/e1/d10').click();
  await page.keyboard.press('Delete');
  await pause(page);
  expect((await scenario(page)).script).toEqual([{ at: 0, fault: 'fail', target: 'a/e1/d10' }]);
  await seek(page, 60_000);
  await expect(
    timeline(page).getByRole('option', { name: /takes spare a\/e2\/d21/ }),
  ).toBeVisible();
  await expect(page.getByText('array s1/hdd-1 is rebuilt')).toBeVisible();
  await expect(part(page, 'Drive a/e2/d21')).toHaveAccessibleName(/being filled/);
  await expect(part(page, 'RAID array a/s1/hdd-1')).toHaveAccessibleName(/rebuilding/);

  await part(page, 'Drive a/e1/d10').click();
  await page.getByRole('button', { name: 'Repair drive e1/d10' }).click();
  await pause(page);
  await expect(part(page, 'Drive a/e1/d10')).toHaveAccessibleName(/spare HDD/);
});

test('both management nodes, then a VM: nobody notices until one is back', async ({ page }) => {
  await open(page);
  for (const [at, what, fault] of [
    [60_000, 'Management node a/mgmt-1', 'Fail mgmt-1'],
    [120_000, 'Management node a/mgmt-2', 'Fail mgmt-2'],
    [180_000, 'VM shop/was-1', 'Fail VM'],
  ] as const) {
    await seek(page, at);
    await part(page, what).click();
    await button(page, new RegExp(`^${fault}$`)).click();
    await pause(page);
  }
  const noticed = async () =>
    (await events(page)).find((e) => e.kind === 'detection' && e.subject === 'shop/was-1');
  expect(await noticed()).toBeUndefined();
  await seek(page, 600_000);
  await expect(part(page, 'VM shop/was-1')).toHaveAccessibleName(/not noticed yet/);

  await part(page, 'Management node a/mgmt-2').click();
  await button(page, /^Repair mgmt-2/).click();
  await pause(page);
  expect((await noticed())?.t).toBe(600_000 + 480_000 + 30_000);
  await seek(page, 1_200_000);
  await expect(
    timeline(page)
      .getByRole('option', { name: /mgmt-2 becomes active/ })
      .first(),
  ).toBeVisible();
  await expect(part(page, 'Management node a/mgmt-2')).toHaveAccessibleName(
    /active, not redundant, floating address/,
  );
});

test('a top-of-rack switch and the other switch of a chassis: it is cut off, and only reported', async ({
  page,
}) => {
  await open(page);
  await seek(page, 60_000);
  await part(page, 'Top-of-rack switch a/tor-1').click();
  await page.keyboard.press('Delete');
  await pause(page);
  await seek(page, 120_000);
  await part(page, 'Chassis Ethernet switch a/c2/sw-2').click();
  await button(page, /^Fail sw-2$/).click();
  await pause(page);
  await seek(page, 240_000);
  await expect(
    timeline(page).getByRole('option', { name: /Chassis a\/c2 cannot be reached/ }),
  ).toBeVisible();
  await expect(part(page, 'Chassis a/c2')).toHaveAccessibleName(/cut off/);
  await expect(part(page, 'VM shop/was-2')).toHaveAccessibleName(/cut off/);
  expect((await events(page)).some((e) => e.kind === 'evacuate')).toBe(false);

  // The paths of a VM that is reached are lit; a group says what it is and offers its parts.
  await part(page, 'VM shop/was-1').click();
  await expect(page.getByRole('region', { name: /^Selected/ })).toContainText(
    '1 of 2 paths to the outside',
  );
  await idle(page);
  expect(await page.locator('.m-lit').count()).toBeGreaterThan(10);
});

test('a node loses a DIMM, and lists it', async ({ page }) => {
  await open(page);
  await part(page, 'Compute node a/c1/n1').click();
  await button(page, /^Fail a DIMM$/).click();
  await pause(page);
  const inspector = page.getByRole('region', { name: /^Selected/ });
  await expect(inspector).toContainText('240 GB');
  await inspector.getByRole('button', { name: /dimm-1.*failed/ }).click();
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('a/c1/n1/dimm-1');
  await button(page, /^Repair DIMM$/).click();
  await pause(page);
  await expect(inspector).toContainText('whole');
});
