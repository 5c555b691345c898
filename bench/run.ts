// `npm run bench`: bundles the measurements as the page is bundled, for what a loader adds to the code must not be measured, and runs them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rackdrill-bench-'));
try {
  await build({
    configFile: false,
    root: here('..'),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: here('measurements.ts'),
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'es2022',
      rollupOptions: { output: { entryFileNames: 'measurements.mjs' } },
    },
  });
  const args = [join(folder, 'measurements.mjs'), here('../dist/index.html')];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
