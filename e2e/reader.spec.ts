// The page by keys alone and as a screen reader has it: the order of the rack, what is said aloud, and every name one can choose.
import { encodeLink } from '../src/scenario/encode.ts';
import { button, expect, idle, open, openPane, part, pause, seek, test } from './page.ts';

const linkTo = (base: string, script: { at: number; fault: 'fail'; target: string }[] = []) =>
  encodeLink({ scenario: { version: 1, base, script } });

test('the rack is read from the top down, each part followed by what is in it', async ({
  page,
}) => {
  await open(page);
  const tree = page.getByRole('tree');
  await expect(tree).toHaveAttribute('aria-owns', /rack:a /);
  const order = ((await tree.getAttribute('aria-owns')) ?? '').split(' ');
  const at = (address: string) => order.indexOf(`rack:${address}`);
  const items = tree.getByRole('treeitem');
  expect(order).toHaveLength(await items.count());
  expect(at('a/e1')).toBeLessThan(at('a/e1/d01'));
  expect(at('a/c3')).toBeLessThan(at('a/c3/n1'));
  expect(at('shop/was-1')).toBe(at('a/c1/n1') + 1);
  const node = part(page, 'Compute node a/c1/n1');
  await expect(node).toHaveAttribute('aria-level', '3');
  await expect(node).toHaveAttribute('aria-setsize', '18');
  // A drive that fails is drawn anew, and keeps its place.
  await part(page, 'Drive a/e1/d05').click();
  await page.keyboard.press('Delete');
  await pause(page);
  await seek(page, 60_000);
  const drive = part(page, 'Drive a/e1/d05');
  await expect(drive).toHaveAccessibleName(/failed/);
  await expect(drive).toHaveAttribute('aria-posinset', '5');
});

test('a HADR pair between two racks is chosen by keys, and breaks with the link between the sites', async ({
  page,
}) => {
  await open(page, linkTo('dual-cell'));
  const bond = page.getByRole('treeitem', { name: /^HADR of db: .*holds$/ });
  await page.getByRole('tree').focus();
  await page.keyboard.type('db');
  await page.keyboard.press('Enter');
  await expect(bond).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'Selected: Deployment db' })).toBeVisible();
  await page.keyboard.type('wan');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await idle(page);
  await expect(page.getByRole('treeitem', { name: /^HADR of db: .*broken$/ })).toBeAttached();
});

test('a workload’s name chooses its deployment, by mouse and by arrow keys', async ({ page }) => {
  await open(page);
  const shop = page.getByRole('article', { name: 'Workload shop' });
  const name = shop.getByRole('button', { name: 'shop', exact: true });
  await name.click();
  await expect(name).toHaveAttribute('aria-pressed', 'true');
  const selected = page.getByRole('region', { name: 'Selected: Deployment shop' });
  await expect(selected).toBeVisible();
  await part(page, 'Compute node a/c1/n1').click();
  await expect(selected).toBeHidden();
  await shop.getByRole('button', { name: 'shop/http-1' }).focus();
  await page.keyboard.press('Home');
  await expect(name).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(selected).toBeVisible();
});

test('a step says what happened, a jump how things stand', async ({ page }) => {
  await open(page, linkTo('golden', [{ at: 60_000, fault: 'fail', target: 'a/c1/n1' }]));
  const news = page.getByRole('log', { name: 'News of the drill' });
  await page.keyboard.press('.');
  await expect(news).toHaveText('1:00: Compute node a/c1/n1 fails.');
  await seek(page, 3_000_000);
  await expect(news).toHaveText('All workloads serve. Nothing waits for the deployer.');
});

test('the table of events keeps the row of now in sight until its reader goes elsewhere', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const targets = ['a/c1/n1', 'a/c1/n2', 'a/c1/n3'];
  await open(
    page,
    linkTo(
      'busy',
      targets.map((target) => ({ at: 60_000, fault: 'fail', target })),
    ),
  );
  await seek(page, 60_000);
  await button(page, 'As a table').click();
  const table = page.getByRole('grid', { name: 'Events' });
  const now = table.locator('[aria-current]');
  await expect(now).toHaveCount(1);
  await seek(page, 600_000);
  await expect(now).toBeInViewport();
  const rows = Number(await table.getAttribute('aria-rowcount'));
  await expect(now).toHaveAttribute('aria-rowindex', String(rows));
  // Its reader goes to the top, and stays there.
  await now.focus();
  await page.keyboard.press('Home');
  await seek(page, 60_000);
  await seek(page, 600_000);
  await expect(table.getByRole('row').nth(1)).toBeInViewport();
  await expect(now).not.toBeInViewport();
});

test('a pane says what its button says, takes the focus again when it is asked for again, and closes by Escape', async ({
  page,
}) => {
  await open(page);
  await openPane(page, 'Scenarios', 'Scenarios');
  await expect(page.getByRole('dialog', { name: 'Scenarios' })).toBeVisible();
  await page.keyboard.press('Escape');
  for (const label of ['Lessons', 'Exercises']) {
    await openPane(page, 'Teach', label);
    const heading = page.getByRole('heading', { name: label, level: 2 });
    await expect(heading).toBeFocused();
    await button(page, /^(Play|Pause)/).focus();
    await openPane(page, 'Teach', label);
    await expect(heading).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(heading).toBeHidden();
    await expect(page.locator('body')).not.toBeFocused();
  }
});

test('in the rack Space on the selected part runs and stops the clock, whose letter begins names there', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('tree').focus();
  await page.keyboard.type('tor-1');
  await page.keyboard.press(' ');
  await expect(button(page, 'Play')).toBeVisible();
  await page.keyboard.press(' ');
  await expect(button(page, 'Pause')).toBeVisible();
  await page.keyboard.press(' ');
  await expect(button(page, 'Play')).toBeVisible();
});

test('at 200 % zoom the drawer makes way for what the keys go to under it, and an event’s time leads there', async ({
  page,
}) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await open(page, linkTo('golden', [{ at: 60_000, fault: 'fail', target: 'a/c1/n1' }]));
  await page.keyboard.press('.');
  await part(page, 'Compute node a/c1/n4').click();
  const drawer = page.getByRole('complementary');
  await expect(drawer).toBeVisible();
  // In the rack this key begins a name.
  await page.keyboard.press('Tab');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Find in the events' })).toBeFocused();
  await expect(drawer).toBeHidden();
  await page.keyboard.type('evacuate');
  await seek(page, 300_000);
  await page.keyboard.press('Enter');
  await page.getByTitle('Put the clock there').press('Enter');
  await idle(page);
  await expect(page.getByRole('timer')).not.toHaveText('0:05:00');
});
