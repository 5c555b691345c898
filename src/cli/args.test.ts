import { expect, test } from 'vitest';
import { oneLine } from '../base/result.ts';
import { parseArgs } from './args.ts';

const run = { name: 'run', source: 'x.json', format: 'jsonl', until: null };

test.each([
  ['run x.json', run],
  ['run x.json --until 4h', { ...run, until: 14_400_000 }],
  ['run --until=30s --format text -', { ...run, source: '-', format: 'text', until: 30_000 }],
  ['run x.json --format trace', { ...run, format: 'trace' }],
  ['run -- --until', { ...run, source: '--until' }],
  ['run #1abc', { ...run, source: '#1abc' }],
  ['url preset:golden', { name: 'url', source: 'preset:golden' }],
  ['runbook preset:models', { name: 'runbook', source: 'preset:models', format: 'json' }],
  ['runbook --format=md x.json', { name: 'runbook', source: 'x.json', format: 'md' }],
  ['list', { name: 'list' }],
  [
    'availability preset:golden --years 50 --seed 7',
    { name: 'availability', source: 'preset:golden', format: 'json', years: 50, seed: 7 },
  ],
  ['--help', { name: 'help' }],
])('%s', (line, command) =>
  expect(parseArgs(line.split(' '))).toEqual({ ok: true, value: command }),
);

test.each([
  [
    '',
    'command: found none, expected one of run, url, list, runbook, campaign, availability, help',
  ],
  [
    'rum',
    'command: found "rum", expected run, perhaps; one of run, url, list, runbook, campaign, availability, help',
  ],
  [
    'runbook',
    'runbook: found no scenario, expected a scenario: a file, - for standard input, preset:ID or a link',
  ],
  ['runbook a --format jsonl', '--format: found "jsonl", expected json or md'],
  ['runbook a --until 4h', 'runbook: found the unknown option "--until", expected --format'],
  ['runbook a b', 'runbook: found one word too many, "b", expected one scenario'],
  ['campaign x.json --faults 3', '--faults: found "3", expected 1 or 2'],
  [
    'availability',
    'availability: found no scenario, expected a scenario: a file, - for standard input, preset:ID or a link',
  ],
  ['availability a --years 0', '--years: found "0", expected a whole number from 1 to 1000000'],
  ['availability a --years 1.5', '--years: found "1.5", expected a whole number from 1 to 1000000'],
  ['availability a --seed -1', '--seed: found "-1", expected a whole number from 0 to 2147483647'],
  ['availability a --format text', '--format: found "text", expected json or md'],
  [
    'run',
    'run: found no scenario, expected a scenario: a file, - for standard input, preset:ID or a link',
  ],
  ['run a b', 'run: found one word too many, "b", expected one scenario'],
  ['list a', 'list: found one word too many, "a", expected nothing behind list'],
  ['list --format text', 'list: found the unknown option "--format", expected no options'],
  ['run a --utnil 4h', 'run: found the unknown option "--utnil", expected --until or --format'],
  ['run a -x', 'run: found the unknown option "-x", expected --until or --format'],
  ['run a --until', '--until: found nothing behind it, expected a value'],
  [
    'run a --until 4',
    '--until: found "4", expected a duration such as 30s, 5m, 4h or 1d, at most 10000d',
  ],
  ['run a --until 1h --until 2h', '--until: found it twice, expected each option once'],
  ['run a --format xml', '--format: found "xml", expected jsonl, text, csv, trace or report'],
])('%s', (line, said) => {
  const result = parseArgs(line.split(' ').filter((word) => word !== ''));
  expect(result.ok ? 'fine' : oneLine(result.mistakes)).toBe(said);
});
