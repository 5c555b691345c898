// What the command palette offers for the words typed: commands, panes, and what can be done to the parts those words name.
import type { Command } from '../../app/commands.ts';
import { type AppState, type Deeds, SPEEDS } from '../../app/state.ts';
import { capital } from '../../base/english.ts';
import type { Moment } from '../../log/moment.ts';
import type { Role } from '../../scenario/plan.ts';
import { processesOf } from '../../world/processes.ts';
import { offersFor } from '../inspector/offers.ts';
import { ABOUT_PANES } from '../pane-abouts.ts';
import type { PaneKind } from '../panes.ts';
import { kindName, nameOf } from '../rack/names.ts';

export interface Entry {
  readonly id: string;
  readonly label: string;
  /** In smaller letters beside it: a key, a sentence. */
  readonly about: string;
  readonly run: () => void;
}

/** So many parts are looked into; more would not be read. */
const MOST_PARTS = 12;
const MOST = 40;

interface Sources {
  readonly commands: readonly Command[];
  readonly panes: readonly PaneKind[];
  readonly moment: Moment;
  readonly state: AppState;
  readonly deeds: Deeds;
}

/** At most {@link MOST} entries in which every word of `query` occurs, best first. */
export function entriesFor(query: string, from: Sources): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fixed = [...commands(from), ...panes(from), ...speeds(from)];
  if (words.length === 0) return fixed.slice(0, MOST);
  const has = ({ label, about }: Entry, word: string) =>
    label.toLowerCase().includes(word) || about.toLowerCase().includes(word);
  const asked = fixed.filter((entry) => words.every((word) => has(entry, word)));
  const first = words[0] as string;
  const starts = (entry: Entry) => (entry.label.toLowerCase().startsWith(first) ? 0 : 1);
  return [...asked.sort((a, b) => starts(a) - starts(b)), ...deedsOn(words, from)].slice(0, MOST);
}

const commands = ({ commands, state }: Sources): Entry[] =>
  commands
    .filter((command) => command.id !== 'palette' && command.when?.(state) !== false)
    .map(({ id, label, keys, run }) => ({ id, label, about: keys.join(' or '), run }));

const panes = ({ panes, deeds }: Sources): Entry[] =>
  panes.map(({ id, label }) => ({
    id: `pane ${id}`,
    label: `Open ${label}`,
    about: ABOUT_PANES[id] ?? '',
    run: () => deeds.openPane(id),
  }));

const speeds = ({ deeds }: Sources): Entry[] =>
  SPEEDS.map((speed) => ({
    id: `speed ${speed}`,
    label: `Play at ${speed.toLocaleString('en')} times the speed`,
    about: '',
    run: () => {
      deeds.setSpeed(speed);
      deeds.play();
    },
  }));

/** Deeds on parts: of the words, those that stand in an address or name a kind name the parts, the others the deed. */
function deedsOn(words: readonly string[], { moment, deeds }: Sources): Entry[] {
  const all = addresses(moment);
  const naming = words.filter((word) => /[\d/:~-]/.test(word) || word.length > 2);
  /** As "fail rack" has it: what an address is, in one word and in the words of a heading. */
  const kindOf = (address: string): Kind => {
    const kind =
      moment.run.world.parts.get(address)?.kind ?? (address.includes(':') ? 'process' : 'vm');
    return { word: kind, name: kindName(kind).toLowerCase() };
  };
  const found = all
    .map((address) => ({ address, worth: worthOf(address, kindOf(address), naming) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_PARTS)
    .map(({ address }) => address);
  return found.flatMap((address) => {
    const entries: Entry[] = [
      ...offersFor(moment, address)
        .offers.filter((offer) => offer.now)
        .map((offer) => ({
          id: `${offer.key} ${address}`,
          label: `${offer.label} ${address}`,
          about: offer.cost,
          run: () => {
            deeds.select(address);
            deeds.inject(offer.deed);
          },
        })),
      {
        id: `select ${address}`,
        label: `Select ${address}`,
        about: capital(nameOf(moment, address)),
        run: () => deeds.select(address),
      },
    ];
    const kind = kindOf(address);
    return entries.filter((entry) =>
      words.every((word) => entry.label.toLowerCase().includes(word) || kind.name.includes(word)),
    );
  });
}

interface Kind {
  readonly word: string;
  readonly name: string;
}

/** How well an address answers to the words: whole, at its end, at its beginning, anywhere, by what it is; 0 for not at all. */
function worthOf(address: string, kind: Kind, words: readonly string[]): number {
  let best = 0;
  for (const word of words) {
    if (kind.word === word) best = Math.max(best, 3);
    else if (kind.name.includes(word)) best = Math.max(best, 1);
    if (!address.includes(word)) continue;
    const rank =
      address === word ? 5 : address.endsWith(`/${word}`) ? 4 : address.startsWith(word) ? 3 : 2;
    best = Math.max(best, rank);
  }
  return best;
}

/** Everything that has an address now: racks and their parts, VMs and their processes. */
function addresses(moment: Moment): string[] {
  const { plan, parts } = moment.run.world;
  const vms = moment.vms().flatMap((vm) => {
    const deployment = plan.deployments.find((one) => one.id === vm.deployment);
    const inside = deployment ? processesOf(deployment, vm.role as Role) : [];
    return [vm.id, ...inside.map((process) => `${vm.id}:${process}`)];
  });
  return [...parts.keys(), ...vms];
}
