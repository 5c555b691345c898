// A toy engine for the tests of the app: each line of the script makes one event at once and one half a minute later.
import { fail, ok, type Result } from '../base/result.ts';
import type { Linked } from '../scenario/codec.ts';
import type { Scenario } from '../scenario/validator.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import type { Bar, Codec } from './opening.ts';
import { type App, createApp, type Engine } from './store.ts';

export const START: Scenario = { version: 1, base: 'golden', script: [] };
const HOUR_MS = 3_600_000;

export const toyEngine: Engine = {
  run(scenario) {
    const script = scenario.script ?? [];
    const wrong = script.find((line) => line.target === 'nowhere');
    if (wrong)
      return fail({ path: 'script[0].target', found: '"nowhere"', expected: 'an address' });
    const events = script
      .flatMap((line) => [
        { t: line.at, kind: 'fault', subject: line.target },
        { t: line.at + 30_000, kind: 'detection', subject: line.target },
      ])
      .sort((a, b) => a.t - b.t)
      .map((event, i) => ({ ...event, id: i + 1 }) as LogEvent);
    return ok({ events, until: (script.at(-1)?.at ?? 0) + HOUR_MS } as unknown as Run);
  },
  hit: (_run, _t, deed) => [deed.target],
  print: (scenario) => JSON.stringify(scenario),
};

export interface Toy extends App {
  readonly copied: string[];
}

export function toyApp(scenario = START, kept: Scenario | null = null): Toy {
  const copied: string[] = [];
  const app = createApp(
    toyEngine,
    { scenario, theme: 'light', invite: () => 'a/c1/n1' },
    {
      link: async () => '#link',
      copy: async (text) => {
        copied.push(text);
      },
      keepTheme: () => {},
      kept: async () => kept,
    },
  );
  return { ...app, copied };
}

export const toyCodec: Codec = {
  async salvage(text) {
    const [, title] = /^#rescue:(.*)$/.exec(text) ?? [];
    return title === undefined
      ? null
      : { linked: { scenario: { ...START, title }, view: { cursor: 7 } }, words: ['Half of it.'] };
  },
  encode: (scenario, view, extra) =>
    `#${JSON.stringify({ scenario, view, ...(extra ? { extra } : {}) })}`,
  async decode(text): Promise<Result<Linked>> {
    try {
      return ok(JSON.parse(text.slice(1)));
    } catch {
      return fail({ path: 'link', found: text, expected: 'a link' });
    }
  },
};

/** An address bar with a history, whose clock is turned by hand. */
export class ToyBar implements Bar {
  entries: string[];
  index = 0;
  stored: string | null = null;
  private arrival: () => void = () => {};
  private leave: () => void = () => {};
  private waiting: (() => void)[] = [];

  constructor(hash = '') {
    this.entries = [hash];
  }
  read = () => this.entries[this.index] as string;
  push = (hash: string) => {
    this.entries = [...this.entries.slice(0, this.index + 1), hash];
    this.index++;
  };
  replace = (hash: string) => {
    this.entries[this.index] = hash;
  };
  onArrival = (call: () => void) => {
    this.arrival = call;
  };
  onLeave = (call: () => void) => {
    this.leave = call;
  };
  later = (call: () => void) => {
    this.waiting.push(call);
  };
  recall = () => this.stored;
  keep = (hash: string) => {
    this.stored = hash;
  };
  go(by: number) {
    this.index += by;
    this.arrival();
  }
  type(hash: string) {
    this.push(hash);
    this.arrival();
  }
  pass() {
    for (const call of this.waiting.splice(0)) call();
  }
  close() {
    this.leave();
  }
}
