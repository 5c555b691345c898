// The real program, as a shell starts it. Few of these: each costs a start.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RUN = ['--import', 'tsx', 'src/cli/main.ts'];

function start(argv: string[], input: string, closeEarly = false) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [...RUN, ...argv], { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.on('data', (piece) => {
      out += piece;
      if (closeEarly) child.stdout.destroy();
    });
    child.stderr.on('data', (piece) => {
      err += piece;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

test('standard input in, events out', async () => {
  const vm =
    '{"version":1,"title":"t","base":"golden","script":[{"at":"1m","fault":"fail","target":"shop/was-1"}]}';
  const { code, out, err } = await start(['run', '-'], vm);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.at(-1).kind).toBe('summary');
  expect(lines.some((line) => line.kind === 'action-needed' && line.subject === 'shop/was-1')).toBe(
    true,
  );
});

test('bad input: one line on standard error, exit 2', async () => {
  expect(await start(['run', '-'], 'hello')).toEqual({
    code: 2,
    out: '',
    err: 'rackdrill: standard input: found "hello" at line 1, column 1, expected a value: the text is not JSON\n',
  });
});

test('a directory is no scenario', async () => {
  expect(await start(['run', 'src'], '')).toEqual({
    code: 2,
    out: '',
    err: 'rackdrill: src: found a directory, expected a scenario file in JSON\n',
  });
});

test('a reader that goes away early is no mistake', async () => {
  const script = Array.from({ length: 3000 }, (_, i) => ({
    at: `${i}s`,
    load: (i * 7) % 900,
    target: 'shop',
  }));
  const { code, err } = await start(
    ['run', '-'],
    JSON.stringify({ version: 1, base: 'golden', script }),
    true,
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
});
