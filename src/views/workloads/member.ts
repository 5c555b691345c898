// World at a moment → views: one VM as its workload sees it. Whether it serves, and if not, who comes and when.
import { lostWith } from '../../log/lost-with.ts';
import type { Look, Moment } from '../../log/moment.ts';
import type { TimerSpan, VmInfo } from '../../sim/record.ts';
import { type DeploymentHue, hueOf } from '../hues.ts';
import { LOOK_WORDS } from '../rack/names.ts';
import { unknownToBalancer } from './demand.ts';
import { troubledSince } from './since.ts';
import { fractionLeft } from './timing.ts';
import { withheld } from './withheld.ts';
import { at, goesOn, left, processWord, short, telling, timerPhrase } from './words.ts';

/** What is said about one VM beside its tile: why it does not serve, and who comes, when. */
export interface Note {
  readonly text: string;
  /** Fewer words, for where the others find no room. */
  readonly shorter?: string;
  /** The text goes on after the VM's name; otherwise a colon stands between. */
  readonly goesOn: boolean;
  /** What is left of the timer behind it, 0 to 1; null: no ring, nobody is coming. */
  readonly fraction: number | null;
  readonly red: boolean;
  /** It is said last, and left out first. */
  readonly minor?: boolean;
}

export interface Member {
  readonly address: string;
  readonly role: string;
  readonly number: number;
  readonly hue: DeploymentHue;
  readonly look: Look;
  readonly drum: boolean;
  readonly serves: boolean;
  /** Cache containers: percent in use; null for all else, and while no figure arrives. */
  readonly used: number | null;
  /** How far its recovery is, 0 to 1. */
  readonly progress: number;
  readonly note: Note | null;
  /** For those who cannot see it: `shop/was-3, recovering, boots on c2/n1, 0:58 left`. */
  readonly name: string;
}

/** The process whose work a VM is there for: the last one its boot starts. */
export const servingProcess = (vm: VmInfo): string | undefined => vm.processes.at(-1);

/** A VM as a workload sees it: whole only if what it is there for serves. */
export function lookOf(m: Moment, vm: VmInfo): Look {
  const own = m.look(vm.id);
  if (own !== 'whole' && own !== 'degraded') return own;
  const serving = servingProcess(vm);
  const process = serving === undefined ? 'whole' : m.look(serving);
  if (process !== 'whole' && process !== 'degraded') return process;
  if (process === 'degraded' || own === 'degraded') return 'degraded';
  return vm.processes.some((p) => m.look(p) !== 'whole') ? 'degraded' : 'whole';
}

const serving = (look: Look): boolean => look === 'whole' || look === 'degraded';

/** The timer that says most about a VM: its own, one of its processes', or that of the node it waits for. */
export function timerOf(m: Moment, vm: VmInfo): TimerSpan | null {
  const own = telling([vm.id, ...vm.processes].flatMap((address) => m.timersOf(address)));
  if (own) return own;
  const node = m.place(vm.id).lost;
  return m.state(vm.id) === 'stopped' && node !== null
    ? telling(m.timersOf(node).filter((timer) => timer.key === 'nodeDetection'))
    : null;
}

const plain = (text: string): Note => ({ text, goesOn: true, fraction: null, red: false });

/** What is said about a VM that serves and is whole: it fills again, the balancer is not told of it, its budget is spent. */
function besideWhole(m: Moment, vm: VmInfo): Note | null {
  const timers = m.timersOf(vm.id);
  const filling = timers.find((timer) => timer.key === 'cacheRepopulate');
  if (filling)
    return {
      text: timerPhrase(filling.key, filling.dueAt - m.t),
      goesOn: true,
      fraction: fractionLeft(filling, m.t),
      red: false,
    };
  if (unknownToBalancer(m, vm.id)) {
    const told = timers.find((timer) => timer.key === 'updateLoadBalancer');
    return told
      ? {
          text: `the load balancer is told, ${left(told.dueAt - m.t)} left`,
          goesOn: false,
          fraction: fractionLeft(told, m.t),
          red: false,
        }
      : { ...plain('the load balancer does not know it'), goesOn: false };
  }
  const [spent] = withheld(m, vm.id);
  return spent
    ? { text: spent.text, goesOn: false, fraction: spent.fraction, red: false, minor: true }
    : null;
}

/** What is said about a VM beside its tile; null if it is simply whole. */
export function noteOf(m: Moment, vm: VmInfo, look: Look): Note | null {
  if (look === 'whole') return besideWhole(m, vm);
  const { plan } = m.run;
  const state = m.state(vm.id) ?? 'running';
  const node = m.place(vm.id).node;
  const timer = timerOf(m, vm);
  const dead = vm.processes.filter((p) => m.look(p) === 'abandoned' || m.look(p) === 'failed');
  const process = dead.at(-1);
  const inProcess = state === 'running' && process !== undefined;
  const side = inProcess && process !== servingProcess(vm) ? `${processWord(process)} ` : '';
  const from = at(troubledSince(m, inProcess ? process : vm.id));
  const why = withheld(m, inProcess ? process : vm.id)[0];
  const nobody = (text: string): Note => ({
    ...plain(why ? `${text}: ${why.text}, nobody comes` : `${text}, nobody comes`),
    shorter: `${text}, nobody comes`,
    red: true,
  });
  if (state === 'standby') return plain('stands by, stopped');
  if (state.startsWith('drained')) return plain(`stopped for maintenance since ${from}`);
  if (look === 'suspended')
    return plain(state.startsWith('suspended') ? `no data since ${from}` : `cut off since ${from}`);
  if (state === 'spent') return nobody('did not boot');
  if (timer) {
    const where = timer.key === 'vmBoot' && node ? short(plan, node) : '';
    const phrase = timerPhrase(timer.key, timer.dueAt - m.t, where);
    const fraction = fractionLeft(timer, m.t);
    return side === ''
      ? { text: phrase, goesOn: goesOn(timer.key), fraction, red: false }
      : { text: `${side}is dead, ${phrase}`, goesOn: true, fraction, red: false };
  }
  if (look === 'abandoned' || (inProcess && m.look(process) === 'abandoned'))
    return nobody(`${side}is dead since ${from}`);
  if (look === 'failed' && why && why.fraction !== null)
    return {
      text: `is dead since ${from}, ${why.text}`,
      shorter: `is dead, ${why.text}`,
      goesOn: true,
      fraction: why.fraction,
      red: false,
    };
  // The workload's own line says that it is lost with its rack or site: not once more for each VM.
  if (lostWith(m, vm) !== null) return null;
  if (look === 'failed' && /^(failed|broken)/.test(state)) return plain('waits for a place');
  if (state === 'stopped' || state === 'waiting') return plain('waits for a place');
  return look === 'degraded' ? null : plain(`${side}${LOOK_WORDS[look]} since ${from}`);
}

export function memberOf(m: Moment, vm: VmInfo): Member {
  const look = lookOf(m, vm);
  const timer = timerOf(m, vm);
  const note = noteOf(m, vm, look);
  const state =
    serving(look) && !m.run.plan.deployments.some((d) => d.id === vm.deployment && d.hadr);
  const word = look === 'whole' ? (state ? 'serves' : 'running') : LOOK_WORDS[look];
  const home = lostWith(m, vm);
  const said =
    home !== null
      ? `, lost with ${home}`
      : note && !(note.red && look === 'abandoned')
        ? `, ${note.text}`
        : '';
  const dead = note?.red && look === 'abandoned' ? note.text.replace(/^is /, '') : word;
  const known = look !== 'whole' || !unknownToBalancer(m, vm.id);
  return {
    address: vm.id,
    role: vm.role,
    number: vm.number,
    hue: hueOf(m.run.plan, vm.deployment),
    look,
    drum: vm.role === 'db',
    serves: serving(look) && known,
    progress: look === 'recovering' && timer ? 1 - fractionLeft(timer, m.t) : 0,
    note,
    used: null,
    name: `${vm.id}, ${dead}${said}`,
  };
}
