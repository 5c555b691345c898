// The report on a run and what else can be taken away: each file holds the run that is on screen, and the report is one page.
import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/encode.ts';
import { button, events, expect, idle, log, open, test } from './page.ts';
import { read } from './scan.ts';

const RUN = {
  scenario: {
    version: 1,
    base: 'golden',
    script: [
      { at: 60_000, fault: 'fail', target: 'host:shopdb/db-1' },
      { at: 600_000, fault: 'fail', target: 'shop/was-2' },
    ],
  },
  view: { cursor: 650_000, pane: 'export' },
} as const satisfies Parameters<typeof encodeLink>[0];

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Report and export' });

async function saved(page: Page, name: string): Promise<{ file: Download; text: string }> {
  const saving = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name, exact: true }).click();
  const file = await saving;
  await expect(dialog(page).getByText(/ is with your downloads\.$/)).toBeVisible();
  return { file, text: readFileSync(await file.path(), 'latin1') };
}

test('report, table, events and trace hold the run that is on screen', async ({ page }) => {
  await open(page, encodeLink(RUN));
  const all = await events(page);
  const report = await saved(page, 'Markdown');
  expect(report.file.suggestedFilename()).toBe('golden-topology-in-one-rack.md');
  expect(report.text).toContain('- 1:00 Compute node a/c1/n5 fails.');
  expect(report.text).toContain('| shop | degraded | 1 | 0:45 | 0:45 |');
  const table = await saved(page, 'CSV');
  expect(table.text.trimEnd().split('\r\n')).toHaveLength(all.length + 1);
  expect(JSON.parse((await saved(page, 'JSON')).text).events).toEqual(all);
  const trace = await saved(page, 'Chrome trace');
  expect(trace.file.suggestedFilename()).toBe('golden-topology-in-one-rack-trace.json');
  const named = JSON.parse(trace.text).traceEvents.flatMap(
    (one: { name: string; args: { name: string } }) =>
      one.name === 'process_name' ? [one.args.name] : [],
  );
  expect(named).toContain('rack a');
});

/** Opens a picture by itself, outside the page. */
const shown = (page: Page, type: string, bytes: string) =>
  page.evaluate(
    async ([type, base64]) => {
      const image = new Image();
      image.src = `data:${type};base64,${base64}`;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const pen = new OffscreenCanvas(width, height).getContext('2d');
      pen?.drawImage(image, 0, 0);
      const pixels = pen?.getImageData(0, 0, width, height).data ?? [];
      const seen = new Set<number>();
      for (let i = 0; i < pixels.length; i += 4)
        seen.add(((pixels[i] ?? 0) << 16) | ((pixels[i + 1] ?? 0) << 8) | (pixels[i + 2] ?? 0));
      return { width, height, ground: [...pixels.slice(0, 3)], colours: seen.size };
    },
    [type, Buffer.from(bytes, 'latin1').toString('base64')] as const,
  );

test('rack and timeline as SVG and PNG, in the colours on screen, with their own face', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, encodeLink(RUN));
  const which = dialog(page).getByRole('combobox', { name: 'What the picture shows' });
  const widths: number[] = [];
  for (const what of ['Rack', 'Rack and timeline']) {
    await which.selectOption({ label: what });
    const svg = await saved(page, 'SVG');
    expect(svg.text).toContain('@font-face{font-family:"Plex Sans"');
    expect(svg.text).not.toMatch(/\bclass="|\bstyle="|var\(--/);
    const drawn = await shown(page, 'image/svg+xml', svg.text);
    const painted = await shown(page, 'image/png', (await saved(page, 'PNG')).text);
    // The page's own dark ground, and more than a blank sheet on it.
    for (const one of [drawn, painted]) {
      expect(one.ground).toEqual([0x11, 0x14, 0x18]);
      expect(one.colours).toBeGreaterThan(50);
    }
    expect(painted.width).toBe(2 * drawn.width);
    widths.push(drawn.width);
  }
  expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) + 300);
});

test('printed, the report stands alone on one page, black on white, and its code opens the run', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, encodeLink(RUN));
  const address = (await dialog(page).getByRole('link').textContent()) ?? '';
  const code = dialog(page).getByRole('img', { name: 'QR code of the link' });
  expect((await read(page, await code.screenshot())).text).toBe(address);

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('article', { name: 'Report' })).toBeVisible();
  await expect(page.locator('#rack')).toBeHidden();
  await expect(button(page, 'Print')).toBeHidden();
  const title = page.getByRole('heading', { name: 'Golden topology in one rack' });
  expect(await title.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(0, 0, 0)');
  for (const format of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  }
  // Nothing is cut off at the right.
  const widths = await page.evaluate(() => [document.body.scrollWidth, document.body.clientWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);

  await page.emulateMedia({ media: 'screen' });
  const before = await log(page);
  await page.goto('about:blank');
  await page.goto(address);
  await page.waitForFunction(() => window.rackdrill !== undefined);
  await idle(page);
  expect(await log(page)).toBe(before);
  await expect(dialog(page)).toHaveCount(0);
});
