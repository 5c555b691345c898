// Words after `npm run sim --` become a command, or a Mistake. Nothing is read and nothing is printed here.
import { MOST_YEARS } from '../analysis/availability.ts';
import { parseDuration } from '../base/duration.ts';
import { listed } from '../base/english.ts';
import { nearest } from '../base/nearest.ts';
import { quoteText } from '../base/quote.ts';
import { fail, ok, type Result } from '../base/result.ts';

export type Format = 'jsonl' | 'text' | 'csv' | 'trace' | 'report';
/** Of tables: the runbook, the campaign, the availability. */
export type TableFormat = 'json' | 'md';
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'list' }
  | { readonly name: 'url'; readonly source: string }
  | {
      readonly name: 'run';
      readonly source: string;
      readonly format: Format;
      /** Milliseconds; null leaves it to the scenario. */
      readonly until: number | null;
    }
  | { readonly name: 'runbook'; readonly source: string; readonly format: TableFormat }
  | {
      readonly name: 'campaign';
      readonly source: string;
      readonly format: TableFormat;
      readonly faults: 1 | 2;
      /** Milliseconds between the two faults of a pair. */
      readonly gap: number;
    }
  | {
      readonly name: 'availability';
      readonly source: string;
      readonly format: TableFormat;
      readonly years: number;
      readonly seed: number;
    };

const NAMES = ['run', 'url', 'list', 'runbook', 'campaign', 'availability'] as const;
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  run: ['--until', '--format'],
  runbook: ['--format'],
  campaign: ['--faults', '--gap', '--format'],
  availability: ['--years', '--seed', '--format'],
};
/** The first one is the default. */
const FORMATS = ['jsonl', 'text', 'csv', 'trace', 'report'] as const satisfies readonly Format[];
const TABLE_FORMATS = ['json', 'md'] as const satisfies readonly TableFormat[];
const SOURCE = 'a scenario: a file, - for standard input, preset:ID or a link';

export function parseArgs(argv: readonly string[]): Result<Command> {
  const [name, ...words] = argv;
  if (name === undefined)
    return fail({ path: 'command', found: 'none', expected: `one of ${NAMES.join(', ')}, help` });
  if (name === 'help' || name === '--help' || name === '-h') return ok({ name: 'help' });
  if (!isName(name)) {
    const near = nearest(name, NAMES);
    return fail({
      path: 'command',
      found: quoteText(name),
      expected: `${near ? `${near}, perhaps; ` : ''}one of ${NAMES.join(', ')}, help`,
    });
  }
  const sorted = sortWords(name, words);
  if (!sorted.ok) return sorted;
  const { options, sources } = sorted.value;
  const extra = sources[name === 'list' ? 0 : 1];
  if (extra !== undefined)
    return fail({
      path: name,
      found: `one word too many, ${quoteText(extra)}`,
      expected: name === 'list' ? 'nothing behind list' : 'one scenario',
    });
  if (name === 'list') return ok({ name });
  const [source] = sources;
  if (source === undefined || source === '')
    return fail({ path: name, found: 'no scenario', expected: SOURCE });
  if (name === 'url') return ok({ name, source });
  if (name === 'runbook') {
    const table = formatOf(options, TABLE_FORMATS);
    return table.ok ? ok({ name, source, format: table.value }) : table;
  }
  if (name === 'campaign') return campaignArgs(source, options);
  if (name === 'availability') return availabilityArgs(source, options);
  const format = formatOf(options, FORMATS);
  if (!format.ok) return format;
  const said = options.get('--until');
  const until = said === undefined ? null : parseDuration(said);
  if (said !== undefined && until === null)
    return fail({
      path: '--until',
      found: quoteText(said),
      expected: 'a duration such as 30s, 5m, 4h or 1d, at most 10000d',
    });
  return ok({ name, source, format: format.value, until });
}

function campaignArgs(source: string, options: ReadonlyMap<string, string>): Result<Command> {
  const table = formatOf(options, TABLE_FORMATS);
  if (!table.ok) return table;
  const faults = options.get('--faults') ?? '1';
  if (faults !== '1' && faults !== '2')
    return fail({ path: '--faults', found: quoteText(faults), expected: '1 or 2' });
  const said = options.get('--gap') ?? '1m';
  const gap = parseDuration(said);
  if (gap === null)
    return fail({
      path: '--gap',
      found: quoteText(said),
      expected: 'a duration such as 30s, 1m or 2h',
    });
  return ok({ name: 'campaign', source, format: table.value, faults: faults === '1' ? 1 : 2, gap });
}

/** Years that nobody asked for are a thousand: seconds of work, and the third nine is certain. */
const YEARS = 1000;
const MOST_SEED = 2 ** 31 - 1;

function availabilityArgs(source: string, options: ReadonlyMap<string, string>): Result<Command> {
  const table = formatOf(options, TABLE_FORMATS);
  if (!table.ok) return table;
  const years = wholeOf(options, '--years', YEARS, 1, MOST_YEARS);
  if (!years.ok) return years;
  const seed = wholeOf(options, '--seed', 1, 0, MOST_SEED);
  if (!seed.ok) return seed;
  return ok({
    name: 'availability',
    source,
    format: table.value,
    years: years.value,
    seed: seed.value,
  });
}

function wholeOf(
  options: ReadonlyMap<string, string>,
  option: string,
  usual: number,
  least: number,
  most: number,
): Result<number> {
  const said = options.get(option);
  if (said === undefined) return ok(usual);
  const value = /^\d{1,10}$/.test(said) ? Number(said) : Number.NaN;
  return value >= least && value <= most
    ? ok(value)
    : fail({
        path: option,
        found: quoteText(said),
        expected: `a whole number from ${least} to ${most}`,
      });
}

const isName = (name: string): name is (typeof NAMES)[number] =>
  (NAMES as readonly string[]).includes(name);

/** The format that was asked for, or the first of `formats`. */
function formatOf<F extends string>(
  options: ReadonlyMap<string, string>,
  formats: readonly [F, ...F[]],
): Result<F> {
  const said = options.get('--format');
  const format = said === undefined ? formats[0] : formats.find((one) => one === said);
  return format !== undefined
    ? ok(format)
    : fail({
        path: '--format',
        found: quoteText(String(said)),
        expected: listed(formats, 'or'),
      });
}

/** Options (`--until 4h` or `--until=4h`) apart from the rest; behind `--` there are no options. */
function sortWords(
  command: string,
  words: readonly string[],
): Result<{ options: Map<string, string>; sources: string[] }> {
  const known = OPTIONS[command] ?? [];
  const options = new Map<string, string>();
  const sources: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === '--') {
      sources.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      sources.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const option = equals < 0 ? word : word.slice(0, equals);
    if (!known.includes(option))
      return fail({
        path: command,
        found: `the unknown option ${quoteText(option)}`,
        expected: known.length === 0 ? 'no options' : known.join(' or '),
      });
    if (options.has(option))
      return fail({ path: option, found: 'it twice', expected: 'each option once' });
    const value = equals < 0 ? words[++i] : word.slice(equals + 1);
    if (value === undefined || value === '')
      return fail({ path: option, found: 'nothing behind it', expected: 'a value' });
    options.set(option, value);
  }
  return ok({ options, sources });
}
