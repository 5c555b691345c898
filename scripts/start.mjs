// npm start: from a fresh clone to the page in one step. Installs, builds, serves, prints the address.
import { join } from 'node:path';
import { install, ROOT, run } from './install.mjs';
import { serve } from './serve.mjs';

install();
console.log('Building the page …');
if (run('npm', ['run', '-s', 'build']) !== 0) {
  console.error('The page could not be built; the lines above say why.');
  process.exit(1);
}
const wanted = Number(process.env.PORT ?? 4173);
if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65535) {
  console.error(`PORT is ${process.env.PORT}; a number from 1 to 65535 was expected.`);
  process.exit(1);
}
const { port } = await serve(join(ROOT, 'dist'), wanted);
console.log(`\nRackdrill is at http://localhost:${port}/ (Ctrl+C ends it)`);
