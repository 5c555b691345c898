// A scenario as links hold it, positional where it is usually long: [base, script, everything else]. A line of the script is
// one string, time, deed and target: "1m f a/c1/n3", "10m restart-vm shop/was-1", "20m l500 shop".
import { isPlain } from '../base/plain.ts';
import type { Scenario, ScenarioFile } from './validator.ts';
import { toFile } from './write.ts';

/** Plain data for JSON; {@link unpackFile} and the parser give the scenario back. */
export function packFile(scenario: Scenario): unknown[] {
  const { version, base, script, ...rest } = toFile(scenario);
  return [
    base ?? null,
    script?.map(writeLine) ?? null,
    version === 1 ? rest : { version, ...rest },
  ];
}

/** The value of a file, for the parser to read and to refuse. */
export function unpackFile(parts: readonly unknown[]): unknown {
  const [base, script, rest] = parts;
  return {
    version: 1,
    ...(isPlain(rest) ? rest : {}),
    ...(base ? { base } : {}),
    ...(script ? { script: Array.isArray(script) ? script.map(readLine) : script } : {}),
  };
}

type FileLine = NonNullable<ScenarioFile['script']>[number];

/** A line of the script in one string: time, deed, target. */
function writeLine(line: FileLine): string {
  const flag = (value: boolean | undefined, yes: string, no: string) =>
    value === undefined ? '' : value ? yes : no;
  const deed =
    'fault' in line
      ? `f${flag(line.boots, '1', '0')}`
      : 'repair' in line
        ? 'r'
        : 'action' in line
          ? `${line.action}${flag(line.running, '+', '-')}`
          : 'load' in line
            ? `l${line.load}`
            : 'used' in line
              ? `u${line.used}`
              : line.maintenance === 'start'
                ? 'm+'
                : 'm-';
  return `${line.at} ${deed} ${line.target}`;
}

/** The line of a file that such a string stands for; what is no such string is left to the parser to refuse. */
function readLine(text: unknown): unknown {
  const parts = typeof text === 'string' ? /^(\S+) (\S+) (\S+)$/.exec(text) : null;
  if (!parts) return text;
  const [, at, deed, target] = parts as unknown as [string, string, string, string];
  if (deed === 'r') return { at, repair: true, target };
  if (deed === 'f') return { at, fault: 'fail', target };
  if (deed === 'f1' || deed === 'f0') return { at, fault: 'fail', target, boots: deed === 'f1' };
  if (deed === 'm+' || deed === 'm-')
    return { at, maintenance: deed === 'm+' ? 'start' : 'end', target };
  if (/^l\d/.test(deed)) return { at, load: Number(deed.slice(1)), target };
  if (/^u\d/.test(deed)) return { at, used: Number(deed.slice(1)), target };
  const [, action, flag] = /^(.*?)([+-]?)$/.exec(deed) as unknown as [string, string, string];
  return { at, action, target, ...(flag ? { running: flag === '+' } : {}) };
}
