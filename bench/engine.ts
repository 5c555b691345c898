// Events per second: the engine against the same model played by XState actors, one after the other in one process.
import { best, inTurn, median, ownTime, type Times } from './measure.ts';
import { printTable, whole } from './table.ts';

const LINES = 20_000;
const ROUNDS = 9;

/**
 * Machine events per second are messages and timers a machine took in; most of them also write an event down.
 * `code` is the address of the bundled player.ts.
 */
export async function measureEngine(code: string, base: string): Promise<void> {
  const load = (copy: string) =>
    import(/* @vite-ignore */ `${code}?${copy}-${base}`) as Promise<typeof import('./player.ts')>;
  const ours = (await load('engine')).player(LINES, 'engine', base);
  const theirs = (await load('actors')).player(LINES, 'actors', base);
  const { steps, events } = ours.play();
  const { until } = ours;
  const times = inTurn({ engine: ours.play, actors: theirs.play }, ROUNDS, 4);
  const rate = (count: number, ms: readonly number[], of = median) => (count / of(ms)) * 1000;
  const figures = (name: string, of: Times) => ({
    what: `${name}: machine events a second, median (best; by the wall)`,
    figure: `${whole(rate(steps, of.worked))} (${whole(rate(steps, of.worked, best))}; ${whole(rate(steps, of.passed))})`,
  });
  const { engine, actors } = times;
  const ratio = median(actors.worked) / median(engine.worked);
  const rounds = actors.worked.map((ms, i) => ms / (engine.worked[i] ?? Number.NaN));
  const years = (until / (365 * 86_400_000)).toFixed(1);
  printTable(
    `Engine on ${base}: ${whole(ours.lines)} lines, ${years} years, ${whole(steps)} machine events, ${whole(events)} in the log; ${ROUNDS} rounds in turn, ${ownTime ? 'processor time of the thread' : 'time on the wall'}`,
    [
      {
        ...figures('engine', engine),
        target: { text: '≥ 500 000', met: rate(steps, engine.worked) >= 500_000 },
      },
      figures('actors', actors),
      {
        what: 'ratio of the medians (of the best; median of the rounds)',
        figure: `${ratio.toFixed(2)} (${(best(actors.worked) / best(engine.worked)).toFixed(2)}; ${median(rounds).toFixed(2)})`,
        target: { text: '≥ 8', met: ratio >= 8 },
      },
      {
        what: 'engine: events written a second, median',
        figure: whole(rate(events, engine.worked)),
      },
      {
        what: 'actors: events written a second, median',
        figure: whole(rate(events, actors.worked)),
      },
    ],
  );
}
