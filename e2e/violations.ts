// What axe-core finds wrong with what is on screen; nothing, if all is well.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '../scripts/install.mjs';

// The policy of the page lets no script in; what a test evaluates is not the page's.
const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** In the whole page, or in what `within` selects; nothing there is an error. */
export async function violations(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async (part) => {
    const { axe } = window as unknown as {
      axe: { run(within: string | Document): Promise<{ violations: Finding[] }> };
    };
    const { violations } = await axe.run(part ?? document);
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target }) => ({ target })),
    }));
  }, within);
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}
