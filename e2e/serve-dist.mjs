// The page under test: the build as it is published, served from a folder. Without a build there is one first.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../scripts/install.mjs';
import { serve } from '../scripts/serve.mjs';

if (!process.env.RACKDRILL_BUILT)
  spawnSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: 'inherit' });
await serve(join(ROOT, 'dist'), Number(process.argv[2]), 1);
