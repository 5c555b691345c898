// First load: what the built page makes the browser fetch before it does anything, compressed as a server would.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { printTable, type Row, whole } from './table.ts';

const MOST = 150_000;

/** The scripts of a page with all they import at once, and no others. */
function scriptsOf(page: string): string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, from] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
      visit(resolve(dirname(file), from as string));
  };
  const markup = readFileSync(page, 'utf8');
  for (const [, from] of markup.matchAll(/(?:src|href)="([^"]+\.js)"/g))
    visit(resolve(dirname(page), from as string));
  return [...found];
}

export function measureFirstLoad(page: string): void {
  if (!existsSync(page)) {
    console.log('\nFirst load: nothing is built; `npm run build` first');
    return;
  }
  let sum = 0;
  const rows = scriptsOf(page).map((file): Row => {
    const bytes = gzipSync(readFileSync(file), { level: 9 }).length;
    sum += bytes;
    return { what: relative(dirname(page), file), figure: `${whole(bytes)} bytes` };
  });
  const target = { text: `≤ ${whole(MOST)}`, met: sum <= MOST };
  printTable('First load: JavaScript of the built page, gzip', [
    ...rows,
    { what: 'together', figure: `${whole(sum)} bytes`, target },
  ]);
}
