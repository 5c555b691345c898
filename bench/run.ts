// `npm run bench`: bundles the measurements as the page is bundled, for what a loader adds to the code must not be measured, and runs them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { measureLoad } from './load.ts';
import { measureOpening } from './open.ts';
import { measureTimeline } from './timeline.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rackdrill-bench-'));

/** Bundles one file with all it needs and returns where it is. */
async function bundle(name: string): Promise<string> {
  await build({
    configFile: false,
    root: here('..'),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: here(`${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return join(folder, `${name}.mjs`);
}

try {
  const player = pathToFileURL(await bundle('player')).href;
  const args = [await bundle('measurements'), player];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
  await measureLoad();
  await measureOpening();
  await measureTimeline();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
