// The law of rulebook and design: what is dead goes quiet. In a total outage no figure of the page looks healthy, whatever was broken, and by what.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportOf } from '../analysis/report.ts';
import { availabilityWords, resultWords } from '../analysis/report-words.ts';
import { type Moment, momentAt } from '../log/moment.ts';
import { drill } from '../scenario/arbitrary.ts';
import { nodeAddresses } from '../scenario/plan.ts';
import type { Line, Scenario } from '../scenario/validator.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import type { World } from '../world/world.ts';
import { about, standing } from './inspector/about.ts';
import { fitFloor } from './rack/fit.ts';
import { layoutFloor } from './rack/floor.ts';
import { nameOf } from './rack/names.ts';
import { RackScene } from './rack/scene.ts';
import type { Shape } from './shape.ts';
import { roughWidth } from './text-width.ts';
import { ribbonsOf, ribbonWords } from './timeline/ribbons.ts';
import { layoutRow } from './workloads/layout.ts';
import { slaLine, slaSpans } from './workloads/sla.ts';
import { type Row, supply } from './workloads/supply.ts';

const RUNS = Math.ceil(Number(process.env.RACKDRILL_RUNS ?? 5000) / 80);
const HOUR = 3_600_000;

/** Everything that all workloads need at once, in the ways in which it can go. */
const OUTAGES = {
  'every rack': ({ plan }: World) => plan.racks.map((rack) => rack.id),
  'every site': ({ plan }: World) => [...new Set(plan.racks.map((rack) => `site:${rack.site}`))],
  'every compute node': ({ plan }: World) =>
    plan.racks.flatMap((rack) => nodeAddresses(rack.id, rack.model)),
  'all Ethernet switches of the racks': ({ plan }: World) =>
    plan.racks.flatMap((rack) => [`${rack.id}/tor-1`, `${rack.id}/tor-2`]),
  'all SAN switches': ({ plan }: World) =>
    plan.racks.flatMap((rack) => [`${rack.id}/san-1`, `${rack.id}/san-2`]),
} as const;

const outages = fc
  .tuple(
    fc.constantFrom('golden', 'models', 'busy', 'single-cell', 'dual-cell', 'dr').chain((base) =>
      // Faults and changes of load before it; what is mended or brought back afterwards would end it.
      drill(base, 8).map((scenario) => ({
        ...scenario,
        script: (scenario.script ?? []).filter((line) => line.at < HOUR),
      })),
    ),
    fc.constantFrom(...(Object.keys(OUTAGES) as (keyof typeof OUTAGES)[])),
    fc.integer({ min: 0, max: HOUR / 1000 }).map((s) => s * 1000),
  )
  .map(([scenario, how, after]) => ({ scenario, how, after }));

/** The run in which all is lost an hour after the start; null where the script before does not open. */
function lost(scenario: Scenario, how: keyof typeof OUTAGES, after: number): Moment | null {
  const before = openScenario(scenario);
  if (!before.ok) return null;
  const all = OUTAGES[how](before.value).map(
    (target): Line => ({ at: HOUR, fault: 'fail', target }),
  );
  const opened = openScenario({ ...scenario, script: [...(scenario.script ?? []), ...all] });
  if (!opened.ok) return null;
  return momentAt(simulate(opened.value, HOUR + after), HOUR + after);
}

const texts = (shapes: readonly Shape[]): string[] =>
  shapes.flatMap((shape) => [
    ...(shape.text === undefined ? [] : [shape.text]),
    ...texts(shape.children ?? []),
  ]);

/** All that a row says, in words and in its drawing; what one can turn stands apart, for it is asked and not measured. */
const saidBy = (row: Row): string[] => [
  ...row.lines.map((line) => line.text),
  ...row.tiers.flatMap((tier) => [
    tier.note,
    ...tier.extras.map((note) => note.text),
    ...tier.members.flatMap((member) => [member.name, member.note?.text ?? '']),
  ]),
  ...texts(
    layoutRow(row, {
      width: 720,
      density: 'full',
      measure: roughWidth,
      selected: null,
      preview: new Set(),
      stop: null,
    }).shapes,
  ),
];

/** What only something that works can say. */
const HEALTHY: readonly [RegExp, string][] = [
  [/\d\/s\b/, 'a rate of requests'],
  [/\b[1-9]\d* of \d+ (serve|run)\b/, 'members that serve'],
  [/(^|, )serves\b/, 'it serves'],
  [/requests pass/, 'requests pass'],
  [/\d sessions (in|kept)/, 'sessions that are held'],
  [/% in use/, 'how full a cache is'],
  [/is primary/, 'a primary'],
  [/(^|[^.\d])100(\.0+)? %/, 'an availability of a hundred percent'],
  [/, (whole|running)$/, 'a whole VM'],
];
function healthy(text: string): string | null {
  const found = HEALTHY.find(([pattern]) => pattern.test(text));
  return found ? `${found[1]}: ${text}` : null;
}

/** Every figure of the page that looks as if something worked. */
function healthyFigures(m: Moment): string[] {
  const found: string[] = [];
  const say = (where: string, what: string | null) => {
    if (what !== null) found.push(`${where}: ${what}`);
  };
  for (const row of supply(m)) {
    if (!row.down) say(row.id, 'not down');
    if (row.lines[0]?.red !== true) say(row.id, `not red: ${row.lines[0]?.text}`);
    for (const text of saidBy(row)) say(row.id, healthy(text));
    for (const tier of row.tiers) {
      if (tier.primaryServes) say(tier.key, 'its primary serves');
      if (!tier.cut && !tier.detached) say(tier.key, 'not cut');
      for (const member of tier.members) {
        if (member.serves) say(member.address, 'is drawn as one that serves');
        if (member.look === 'whole') say(member.address, 'is drawn whole');
        if (member.used !== null) say(member.address, 'a bar of use');
      }
    }
    for (const lever of row.levers) {
      const beside = lever.beside(lever.value);
      if (!/^(none is carried|none serves)$/.test(beside)) say(lever.target, `lever: ${beside}`);
    }
    const spans = slaSpans(m.run, row.healthKey, m.t);
    if (spans.length > 0 && spans.at(-1)?.to === m.t && m.t > HOUR) {
      if (spans.at(-1)?.sla !== 'down') say(row.id, 'its SLA line does not end at the bottom');
      say(row.id, healthy(slaLine(m.run, row.healthKey, m.t, 60, 12)?.words ?? ''));
    }
  }
  for (const ribbon of ribbonsOf(m.run)) say(ribbon.id, healthy(ribbonWords(m.run, ribbon, m.t)));
  for (const { id } of m.run.plan.deployments) {
    const { word, red } = standing(m, id);
    if (word === 'serves' || !red) say(id, `stands as ${word}`);
  }
  const { racks } = m.run.plan;
  const room = fitFloor(racks, 900, 820, false);
  const scene = new RackScene(layoutFloor(m.run.world, room)).at(m, null);
  for (const text of texts(scene.labels)) say('label of the rack', healthy(text));
  for (const vm of m.vms()) {
    if (!m.counts(vm)) continue;
    say('rack', healthy(nameOf(m, vm.id)));
    say('part', healthy(about(m, vm.id)));
    if (m.look(vm.id) === 'whole') say(vm.id, 'looks whole');
  }
  if (m.t > HOUR) {
    const report = reportOf(m.run);
    say('report', /No workload was out/.test(resultWords(report)) ? 'no outage told' : null);
    for (const service of report.services) {
      if (service.state !== 'down') say(service.id, `summed up as ${service.state}`);
      say(service.id, healthy(availabilityWords(service)));
    }
  }
  return found;
}

describe('in a total outage', () => {
  test('no figure of rows, drawing, rack, ribbons, part or report looks healthy', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(outages, ({ scenario, how, after }) => {
        const m = lost(scenario, how, after);
        fc.pre(m !== null);
        expect(healthyFigures(m as Moment)).toEqual([]);
        seen.set(how, (seen.get(how) ?? 0) + supply(m as Moment).length);
      }),
      { numRuns: RUNS },
    );
    for (const how of Object.keys(OUTAGES)) expect(seen.get(how) ?? 0, how).toBeGreaterThan(0);
  });

  test('before it the same figures do: the law would see them', () => {
    const opened = openScenario({ version: 1, base: 'models', script: [] });
    if (!opened.ok) throw new Error('models opens');
    const found = healthyFigures(momentAt(simulate(opened.value, 2 * HOUR), 2 * HOUR)).join('\n');
    for (const [, what] of HEALTHY) expect(found).toContain(what);
  });
});
