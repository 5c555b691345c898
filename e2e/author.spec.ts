// A lesson made on the page from a blank start, passed on by its link, worked through in another browser by keyboard alone, its results taken along.
import { readFileSync } from 'node:fs';
import jsQR from 'jsqr';
import { pixelsOf } from '../src/views/share/pixels.test-kit.ts';
import { lesson, tabTo, workThrough } from './lesson-keys.ts';
import { button, expect, idle, open, openPane, part, scenario, seek, test } from './page.ts';
import { violations } from './violations.ts';

const TITLE = 'A server dies at noon';
const NOTE = 'ask Jo, who was there';

test('from a blank start to a student’s results', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  await open(page);
  await openPane(page, 'Teach', 'Make a lesson');
  const bench = page.getByRole('region', { name: 'Make a lesson' });
  await bench.getByRole('combobox', { name: 'Rack' }).selectOption('golden');
  await bench.getByRole('button', { name: 'Begin blank' }).click();
  const own = page.getByRole('region', { name: 'Your lesson' });
  await expect(own.getByRole('heading', { name: 'Your lesson' })).toBeFocused();
  expect((await scenario(page)).base).toBe('golden');
  await expect(own.getByRole('button', { name: 'Try it as a student' })).toBeDisabled();
  await own.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await own.getByRole('button', { name: 'Add words' }).click();
  await own
    .getByRole('textbox', { name: 'Step 1, words: what to say' })
    .fill('<b>Noon</b> is busy.');

  // Recorded by doing: a fault on the rack, and the clock moved on.
  await own.getByRole('button', { name: 'Record what I do' }).click();
  await seek(page, 60_000);
  await part(page, 'VM shop/was-1').click();
  await page.getByRole('button', { name: 'Fail VM', exact: true }).click();
  // The clock still runs when recording is stopped: it comes to rest first.
  await seek(page, 600_000);
  await own.getByRole('button', { name: 'Stop recording' }).click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const steps = own.getByRole('list', { name: 'Steps of the lesson' });
  await expect(steps.getByRole('heading')).toHaveText([/Words/, /It happens/, /Watch/]);

  // A question from what the engine can judge, with its answer in this run.
  await own.getByRole('combobox', { name: 'What is asked' }).selectOption('who');
  await own.getByRole('combobox', { name: 'About' }).selectOption('shop/was-1');
  await expect(own.getByText(/^Answer in this run: nobody, until you act\./)).toBeVisible();
  await own.getByRole('button', { name: 'Let them predict it' }).click();
  await expect(steps.getByRole('heading')).toHaveText([
    /Words/,
    /A prediction/,
    /It happens/,
    /Watch/,
    /Comparison/,
    /Explanation/,
  ]);
  await steps.getByText('Notes for yourself').first().click();
  await own.getByRole('textbox', { name: /^Step 1.*notes/ }).fill(NOTE);
  await own.getByRole('button', { name: 'Add words' }).click();
  await expect(own.getByText('Step 7: write the words.')).toBeVisible();
  await own.getByRole('button', { name: 'Move step 7 up' }).click();
  await own.getByRole('button', { name: 'Remove step 6' }).click();
  await expect(steps.getByRole('heading')).toHaveCount(6);
  await own.getByRole('button', { name: 'Bring step 6 back' }).click();
  await expect(steps.getByRole('heading').nth(5)).toBeFocused();
  await own.getByRole('button', { name: 'Remove step 6' }).click();
  await expect(steps.getByRole('heading')).toHaveCount(6);
  expect(await violations(page)).toEqual([]);

  // Tried by its author, and back on the bench.
  await own.getByRole('button', { name: 'Try it as a student' }).click();
  const tried = lesson(page, TITLE);
  await expect(tried.getByText('<b>Noon</b> is busy.')).toBeVisible();
  await tried.getByRole('button', { name: 'Leave' }).click();
  await expect(steps.getByRole('heading')).toHaveCount(6);

  const link = await own.getByRole('textbox', { name: 'Link for students' }).inputValue();
  // What a telephone reads off the code is that link.
  await own.getByText('Code to scan').click();
  const code = own.getByRole('img', { name: 'QR code of the link' });
  const size = Number(((await code.getAttribute('viewBox')) ?? '').split(' ')[2]);
  const { data, side } = pixelsOf(size, (await code.locator('path').getAttribute('d')) ?? '');
  const scanned = jsQR(data, side, side)?.data ?? '';
  expect(scanned).toBe(link);

  const context = await browser.newContext();
  const student = await context.newPage();
  await student.goto(`${baseURL}${new URL(scanned).hash}`);
  await student.waitForFunction(() => window.rackdrill !== undefined);
  const pane = lesson(student, TITLE);
  await expect(pane.getByRole('heading', { level: 3 })).toBeFocused();
  expect(await student.content()).not.toContain(NOTE);
  expect(await workThrough(student, pane, 6)).toBe(1);
  await tabTo(student, pane.getByRole('button', { name: 'Results as CSV' }));
  const [download] = await Promise.all([
    student.waitForEvent('download'),
    student.keyboard.press('Enter'),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv).toContain(`,${TITLE},2,Who brings shop/was-1 back?,the hardware,`);
  expect(csv).toContain(',"nobody, until you act",no,');
  // Afterwards it is in the student's list, and the notes are nowhere.
  await tabTo(student, pane.getByRole('button', { name: 'Back to the lessons' }));
  await student.keyboard.press('Enter');
  await expect(button(student, `Look again at ${TITLE}`)).toBeVisible();
  expect(await student.evaluate(() => JSON.stringify(localStorage))).not.toContain(NOTE);
  await context.close();
});

test('what is on screen becomes a lesson; as a file it comes back', async ({ page }) => {
  await open(page);
  await seek(page, 60_000);
  await part(page, 'Compute node a/c1/n1').click();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Pause' }).click();
  await seek(page, 300_000);
  await openPane(page, 'Teach', 'Make a lesson');
  await button(page, 'Begin with what is on screen').click();
  const own = page.getByRole('region', { name: 'Your lesson' });
  const steps = own.getByRole('list', { name: 'Steps of the lesson' });
  await expect(steps.getByRole('heading')).toHaveText([/It happens/, /Watch/]);
  await own.getByRole('textbox', { name: 'Title' }).fill('From the screen');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    own.getByRole('button', { name: 'File for students' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('"until": "5m"');
  const { $schema } = JSON.parse(text);
  expect($schema).toMatch(/\/lesson\.schema\.json$/);
  expect((await page.request.get($schema)).ok()).toBe(true);
  await own.getByRole('button', { name: 'All drafts' }).click();
  await button(page, 'Throw away From the screen').click();
  await button(page, 'Bring it back').click();
  await button(page, 'Throw away From the screen').click();
  await button(page, 'Lessons').click();
  await page
    .getByLabel('Lesson file')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(lesson(page, 'From the screen').getByText('1 of 2')).toBeVisible();
  await idle(page);
  await lesson(page, 'From the screen').getByRole('button', { name: 'Leave' }).click();
  const mine = page.getByRole('list', { name: 'Lessons of your own' }).getByRole('listitem');
  await button(page, 'Take From the screen off the list').click();
  await expect(mine).toHaveCount(0);
  await button(page, 'Bring it back').click();
  await expect(mine).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Find a lesson' }).fill('slide 9 hadr');
  await expect(mine).toHaveCount(0);
  await expect(page.getByText('1 lesson.', { exact: true })).toBeVisible();
});

test('all that a file can carry is written on the bench, and what is wrong is said where it is', async ({
  page,
}) => {
  await open(page);
  await openPane(page, 'Teach', 'Make a lesson');
  const bench = page.getByRole('region', { name: 'Make a lesson' });
  await bench.getByRole('combobox', { name: 'Lesson' }).selectOption('dead-vm');
  await bench.getByRole('button', { name: 'Begin with a copy' }).click();
  const own = page.getByRole('region', { name: 'Your lesson' });
  const field = (name: string) => own.getByRole('textbox', { name, exact: true });
  await own.getByText('Slides and tags').click();
  await field('Slides it covers: numbers with commas between').fill('6, x');
  await expect(own.getByText(/^Slides: found "x", expected .*\.$/)).toBeVisible();
  await field('Slides it covers: numbers with commas between').fill('6, 14');
  await field('Tags: words to find it by, with commas between').fill('VM, mine');
  await field('Step 3, it happens: what happens, in your words').fill('It is dark.');
  await field('Step 3, it happens: when to fail shop/was-1').fill('2m');
  await field('Step 4, watch: what to watch for').fill('Look at the flag.');
  const steps = own.getByRole('list', { name: 'Steps of the lesson' });
  const until = field('Step 4, watch: the clock runs to');
  await until.fill('soon');
  await expect(own.getByRole('alert')).toHaveText(
    'Found "soon", expected a duration such as 90s, 10m or 2h.',
  );
  await until.fill('1m');
  await expect(own.getByText(/^Step 4: found a moment that has passed, /)).toBeVisible();
  await expect(steps.getByText(/^Found a moment that has passed, /)).toBeVisible();
  await until.fill('9m');
  await field('Step 5, comparison: words before the comparison').fill('Hands down.');
  await own
    .getByRole('combobox', { name: 'Step 6, explanation: By the rule' })
    .selectOption('node.fail');
  const second = steps.getByRole('listitem', { name: '2 A prediction' });
  await second.getByText('Ask something else').click();
  await second.getByRole('combobox', { name: /What is asked$/ }).selectOption('which');
  await second.getByRole('combobox', { name: /Which of them$/ }).selectOption('serve');
  await second
    .getByRole('combobox', { name: /One more to choose from$/ })
    .selectOption('shop/http-1');
  await second.getByRole('combobox', { name: /point at a deployment/ }).selectOption('shopdb');
  await expect(second.getByText(/^Answer in this run: /)).toBeVisible();
  await own.getByRole('button', { name: 'Words after step 1', exact: true }).click();
  await field('Step 2, words: what to say').fill('Now think.');
  expect(await violations(page)).toEqual([]);
  await expect(own.getByRole('region', { name: 'Still missing' })).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    own.getByRole('button', { name: 'File with my notes' }).click(),
  ]);
  const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(file).toMatchObject({ slides: [6, 14], tags: ['VM', 'mine'] });
  expect(file.steps.slice(1, 7)).toMatchObject([
    { say: 'Now think.' },
    {
      predict: { kind: 'which', that: 'serve', of: expect.arrayContaining(['shop/http-1']) },
      look: ['shop/was-1', 'shopdb'],
    },
    { inject: [{ at: '2m', fault: 'fail', target: 'shop/was-1' }], text: 'It is dark.' },
    { until: '9m', text: 'Look at the flag.' },
    { reveal: true, text: 'Hands down.' },
    { rule: 'node.fail' },
  ]);
});
