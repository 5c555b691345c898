// Tells a tool that measures pages how a person uses this one: waits till it stands, breaks a part, takes it back, passes it on.
// It fits `measure-page.mjs` (the figures of the 42 checks), whose head says what each export is asked for. With the build served:
//   npx vite build && RACKDRILL_BUILT=1 node e2e/serve-dist.mjs 4319
//   node measure-page.mjs http://localhost:4319/ --adapter e2e/page-checks-adapter.mjs --runs 5
// from this folder, where it finds playwright and axe-core; CHROMIUM names a browser, where Playwright has none of its own.

/** The part that is broken: not the one that the page has selected when it opens. */
const CHOSEN = 'a/c1/n4';
/** Above the part that is selected when the page opens. */
const BESIDE = 'a/c1/n3';

export async function ready(page) {
  await page.waitForFunction(() => window.rackdrill !== undefined);
  await page.evaluate(() => window.rackdrill.idle());
}

/** What was built and broken, and all that comes of it. */
export const state = (page) =>
  page.evaluate(() => ({
    scenario: window.rackdrill.scenario(),
    events: window.rackdrill.events(),
  }));

export const faults = (page) =>
  page.evaluate(
    () => (window.rackdrill.scenario().script ?? []).filter((line) => line.fault).length,
  );

/** The clock runs by itself after a first fault; by then the platform has noticed and begun to move VMs. */
export const settleMs = 3000;

const done = (page) => page.evaluate(() => window.rackdrill.idle());

export async function fault(page) {
  // At its name: where the node is full, its middle is a VM.
  await page
    .getByRole('region', { name: 'Rack' })
    .getByRole('treeitem', { name: new RegExp(`^Compute node ${CHOSEN}\\b`) })
    .click({ position: { x: 12, y: 8 } });
  await page.getByRole('button', { name: /^Fail node/ }).click();
  await done(page);
}

/** From the top of the page: the skip link, a part beside the one that is selected, its faults, the first of them. Every key counts. */
export async function faultKeys(page) {
  const keys = ['Tab', 'Enter', 'ArrowUp', 'Enter', 'Enter', 'Enter'];
  for (const key of keys) {
    await page.keyboard.press(key);
    await done(page);
  }
  const [line] = await page.evaluate(() => window.rackdrill.scenario().script ?? []);
  if (!line?.fault || line.target !== BESIDE) throw new Error(`${BESIDE} was not failed`);
  return keys.length;
}

export const undo = async (page) => {
  await page.getByRole('button', { name: /^Undo: / }).click();
  await done(page);
};

export async function share(page) {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this drill' });
  const link = await dialog.getByRole('textbox', { name: 'Link to this run' }).inputValue();
  await page.keyboard.press('Escape');
  return link;
}

/** Three faults: cut off, with a changed character, with a blank inside; then what never was one, and one of a version to come. */
const THREE = '#1C1TtK8NQghKfRlALgQaCqixjmAJY0MYCC0RYngoBtglAVXG0kQEIgCsPsL7YWAA';
export const badLinks = [
  THREE.slice(0, -34),
  THREE.replace('fRlA', 'fRmA'),
  `${THREE.slice(0, 30)}%20${THREE.slice(30)}`,
  '#1rubbish',
  '#9abcdef',
  '#<script>alert(1)</script>',
];
