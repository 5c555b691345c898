// Brings node_modules up to the lock file, so that a fresh clone needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Whether node_modules holds what the lock file lists, by npm's own note of what it installed. */
function upToDate() {
  const note = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const read = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const got = read(note);
  return Object.entries(read(join(ROOT, 'package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' ||
      // Packages for other machines are optional, and absent.
      (got[path]
        ? got[path].version === version && existsSync(join(ROOT, path, 'package.json'))
        : optional === true),
  );
}

/** Runs a command of the project with what it prints on screen; returns its exit code. */
export const run = (command, args, env = {}) => spawn(command, args, 'inherit', env);

const quietly = (command, args) => spawn(command, args, 'ignore', {});

function spawn(command, args, output, env) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (done.error) console.error(`${command} could not be started: ${done.error.message}`);
  return done.status ?? 1;
}

/** The program of an installed package, run by this very Node. */
export const tool = (path, args, env) =>
  run(process.execPath, [join(ROOT, 'node_modules', path), ...args], env);

/** Installs if needed. Ends the process with a sentence if that fails. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Rackdrill needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (upToDate()) return;
  console.log('Installing what package-lock.json lists …');
  // A machine may say NODE_ENV=production; building and testing need the development packages all the same.
  const how = ['--include=dev', '--no-audit', '--no-fund'];
  if (quietly('npm', ['ci', ...how]) === 0) return;
  // A registry that lacks builds for other machines makes npm take the lock file for incomplete; a plain install
  // follows it all the same and leaves it as it is.
  if (run('npm', ['install', '--no-save', '--loglevel=error', ...how]) === 0 && upToDate()) return;
  console.error('The packages could not be installed: is the package registry within reach?');
  process.exit(1);
}
