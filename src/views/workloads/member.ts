// World at a moment → views: one VM as its workload sees it. Whether it serves, and if not, who comes and when.
import type { Look, Moment } from '../../log/moment.ts';
import type { TimerSpan, VmInfo } from '../../sim/record.ts';
import { type DeploymentHue, hueOf } from '../hues.ts';
import { LOOK_WORDS } from '../rack/names.ts';
import { since } from './since.ts';
import { at, goesOn, processWord, short, telling, timerPhrase } from './words.ts';

/** What is said about one VM beside its tile: why it does not serve, and who comes, when. */
export interface Note {
  readonly text: string;
  /** The text goes on after the VM's name; otherwise a colon stands between. */
  readonly goesOn: boolean;
  /** What is left of the timer behind it, 0 to 1; null: no ring, nobody is coming. */
  readonly fraction: number | null;
  readonly red: boolean;
}

export interface Member {
  readonly address: string;
  readonly role: string;
  readonly number: number;
  readonly hue: DeploymentHue;
  readonly look: Look;
  readonly drum: boolean;
  readonly serves: boolean;
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

export const fractionLeft = (timer: TimerSpan, t: number): number =>
  timer.dueAt <= timer.armedAt ? 0 : (timer.dueAt - t) / (timer.dueAt - timer.armedAt);

/** What is said about a VM that is not simply whole; null if it is. */
export function noteOf(m: Moment, vm: VmInfo, look: Look): Note | null {
  if (look === 'whole') return null;
  const { plan } = m.run;
  const state = m.state(vm.id) ?? 'running';
  const node = m.place(vm.id).node;
  const timer = timerOf(m, vm);
  const dead = vm.processes.filter((p) => m.look(p) === 'abandoned' || m.look(p) === 'failed');
  const process = dead.at(-1);
  const inProcess = state === 'running' && process !== undefined;
  const side = inProcess && process !== servingProcess(vm) ? `${processWord(process)} ` : '';
  const from = at(since(m, inProcess ? process : vm.id));
  const plain = (text: string): Note => ({ text, goesOn: true, fraction: null, red: false });
  const nobody = (text: string): Note => ({ text, goesOn: true, fraction: null, red: true });
  if (look === 'suspended') return plain(`cut off since ${from}`);
  if (state === 'spent') return nobody('did not boot, nobody comes');
  if (timer) {
    const where = timer.key === 'vmBoot' && node ? short(plan, node) : '';
    const phrase = timerPhrase(timer.key, timer.dueAt - m.t, where);
    const fraction = fractionLeft(timer, m.t);
    return side === ''
      ? { text: phrase, goesOn: goesOn(timer.key), fraction, red: false }
      : { text: `${side}is dead, ${phrase}`, goesOn: true, fraction, red: false };
  }
  if (look === 'abandoned' || (inProcess && m.look(process) === 'abandoned'))
    return nobody(`${side}is dead since ${from}, nobody comes`);
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
  const said = note && !(note.red && look === 'abandoned') ? `, ${note.text}` : '';
  const dead = note?.red && look === 'abandoned' ? note.text.replace(/^is /, '') : word;
  return {
    address: vm.id,
    role: vm.role,
    number: vm.number,
    hue: hueOf(m.run.plan, vm.deployment),
    look,
    drum: vm.role === 'db',
    serves: serving(look),
    progress: look === 'recovering' && timer ? 1 - fractionLeft(timer, m.t) : 0,
    note,
    name: `${vm.id}, ${dead}${said}`,
  };
}
