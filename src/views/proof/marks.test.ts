import { describe, expect, test } from 'vitest';
import { allTried } from '../../analysis/trials.ts';
import { verdictsOf } from '../../analysis/verdict.ts';
import { must } from '../../base/assert.ts';
import { momentAt } from '../../log/moment.ts';
import type { Line } from '../../scenario/validator.ts';
import { simulate } from '../../sim/simulate.ts';
import { openScenario } from '../../world/open.ts';
import { marksOf, verdictsNow } from './marks.ts';

function marks(base: string, service: string, t = 0, script: Line[] = []) {
  const world = openScenario({ version: 1, base, script, until: 36_000_000 });
  if (!world.ok) throw new Error(JSON.stringify(world.mistakes));
  const verdicts = verdictsOf(simulate(world.value), t, allTried(world.value));
  return marksOf(
    must(
      verdicts.find((v) => v.service === service),
      service,
    ),
  );
}
const shortly = (some: ReturnType<typeof marks>) =>
  some.map((m) => `${m.short} ${m.is}`).join(', ');

describe('the marks beside a workload', () => {
  test.each([
    ['golden', 'shop', 'HA proven, CA refuted, DR not foreseen'],
    ['models', 'vsys', 'HA refuted, CA refuted, DR not foreseen'],
    ['dual-cell', 'web', 'HA proven, CA refuted, DR proven'],
    ['dr', 'shop', 'HA refuted, CA refuted, DR refuted'],
    ['dr', 'reports', 'HA refuted, CA refuted, DR not foreseen'],
  ])('%s, %s', (base, service, said) => {
    expect(shortly(marks(base, service))).toBe(said);
  });

  test('what is prepared for a disaster meanwhile is seen', () => {
    const at = (t: number, action: string, target: string) => ({ at: t, action, target }) as Line;
    const prepared = [at(0, 'deploy-standby', 'shop'), at(0, 'deploy-standby', 'shopdb')];
    expect(shortly(marks('dr', 'shop', 36_000_000, prepared))).toContain('DR proven');
  });

  test('each says what it means', () => {
    expect(marks('golden', 'shop')[0]?.words).toBe(
      'High availability is proven. Yes, within the rack: at worst 0:45, ended by the middleware. The loss of rack a it does not survive.',
    );
  });

  test('before anything has been tried there is no verdict', () => {
    const world = openScenario({ version: 1, base: 'golden' });
    if (!world.ok) throw new Error('golden opens');
    expect(verdictsNow(momentAt(simulate(world.value), 0))).toBeNull();
  });
});
