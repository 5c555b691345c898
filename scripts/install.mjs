// Brings node_modules up to the lock file, so that a fresh clone needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Remembers which lock file was installed; lives in node_modules, so it goes when they go. */
const MARK = join(ROOT, 'node_modules', '.rackdrill-lock');
/** What the scripts cannot do without; a hand-made install that has them is left alone until the lock file changes. */
const NEEDED = ['vite', 'vitest', 'typescript', '@biomejs/biome', '@playwright/test', 'tsx'];

const lockPrint = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');

function upToDate() {
  if (!NEEDED.every((name) => existsSync(join(ROOT, 'node_modules', name, 'package.json'))))
    return false;
  if (existsSync(MARK)) return readFileSync(MARK, 'utf8') === lockPrint();
  // npm's own note of what it installed: it lists the same packages in the same versions as the lock file.
  const own = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(own)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const got = JSON.parse(readFileSync(own, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (got[path] ? got[path].version === version : optional === true),
  );
}

/** Runs a command of the project with what it prints on screen; returns its exit code. */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
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
  if (!upToDate()) {
    console.log('Installing what package-lock.json lists …');
    // A machine may say NODE_ENV=production; building and testing need the development packages all the same.
    const code = run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (code !== 0) {
      console.error('npm ci did not succeed: is the package registry within reach?');
      process.exit(1);
    }
  }
  mkdirSync(dirname(MARK), { recursive: true });
  writeFileSync(MARK, lockPrint());
}
