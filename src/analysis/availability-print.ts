// Monte Carlo figures as text for people: the assumptions first, for they are all of it.
import { writeDuration } from '../base/duration.ts';
import { RATE_PARTS } from '../scenario/validator.ts';
import type { Availability, DeploymentAvailability } from './availability.ts';
import { RATE_WORDS, type Rates } from './rates.ts';

/** How the interval is made; said wherever it is shown. */
export const INTERVAL_WORDS =
  'The interval holds the true figure of this model with 95 % certainty: the years are compared with one another (batch means; fewer than 30 years are cut into at least 30 spans). Without an outage the rule of three stands in for it.';
/** What the model takes for granted. */
export const MODEL_WORDS =
  'Parts fail independently and do not age. Hardware is repaired after its repair time; the deployer does the first action of each blocking item at once. When all is whole again, VMs are where they were at the start.';

const percent = (share: number, digits: number) => `${(share * 100).toFixed(digits)} %`;

/** Minutes of downtime a year that an availability means. */
export const minutesDown = (availability: number): number => (1 - availability) * 8760 * 60;

export const causeWords = ({ topCauses }: DeploymentAvailability): string =>
  topCauses.length === 0
    ? 'none'
    : topCauses.map(({ part, share }) => `${RATE_WORDS[part]} ${percent(share, 1)}`).join(', ');

const six = (share: number): number => Math.round(share * 1e6) / 1e6;

/** The figures for programs: like every availability of the contract with six decimals (rulebook 7.25). */
export function availabilityJson(result: Availability): string {
  const deployments = result.deployments.map((d) => ({
    ...d,
    availability: six(d.availability),
    ci95: d.ci95.map(six),
  }));
  return JSON.stringify({ ...result, deployments });
}

export function availabilityMarkdown(title: string, result: Availability, rates: Rates): string {
  return [
    `# Availability: ${title}`,
    '',
    `${result.years} simulated year${result.years === 1 ? '' : 's'}, seed ${result.seed}.`,
    '',
    '| workload | availability | 95 % interval | down a year | outages a year | downtime by cause |',
    '| --- | --- | --- | --- | --- | --- |',
    ...result.deployments.map(
      (d) =>
        `| ${d.id} | ${percent(d.availability, 5)} | ${percent(d.ci95[0], 5)} to ${percent(d.ci95[1], 5)} | ${minutesDown(d.availability).toFixed(1)} min | ${d.outagesPerYear.toFixed(2)} | ${causeWords(d)} |`,
    ),
    '',
    INTERVAL_WORDS,
    '',
    '## Assumptions',
    '',
    MODEL_WORDS,
    '',
    '| part | failures a year | repaired after |',
    '| --- | --- | --- |',
    ...RATE_PARTS.map(
      (part) =>
        `| ${RATE_WORDS[part]} | ${rates[part].afr} | ${part === 'vm' || part === 'process' ? 'by platform, middleware or deployer' : writeDuration(rates[part].repairMs)} |`,
    ),
    '',
  ].join('\n');
}
