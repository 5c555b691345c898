// A campaign as text: what cannot be survived first, then what was out and who ended it, then a line for all the rest.
import { clock } from '../base/duration.ts';
import type { Campaign, CampaignRow } from './campaign.ts';

const names = (faults: readonly string[]) => faults.join(', then ');

/** Markdown for people; the JSON has every row. */
export function campaignMarkdown(title: string, campaign: Campaign): string {
  const { rows, singlePoints, runs, faults } = campaign;
  const out = rows.flatMap((row) => linesOf(row));
  const quiet = rows.filter((row) => linesOf(row).length === 0).length;
  const what = faults === 1 ? 'single hardware fault' : 'pair of hardware faults';
  return [
    `# Campaign: ${title}`,
    '',
    `Every ${what} was run for 24 h: ${runs} runs.`,
    '',
    singlePoints.length === 0
      ? faults === 1
        ? '**No single point of failure**: every workload came back by itself, or was never out.'
        : '**Every pair was survived**: every workload came back by itself, or was never out.'
      : `**${singlePoints.length} ${faults === 1 ? 'single points of failure' : 'pairs that were not survived'}**:`,
    ...singlePoints.map(
      (point) => `- ${names(point.faults)}: ${point.deployments.join(', ')} stays down`,
    ),
    '',
    ...(out.length > 0
      ? [
          '| fault | workload | out for | ended by | data |',
          '| --- | --- | --- | --- | --- |',
          ...out,
          '',
        ]
      : []),
    `${quiet} of ${runs} runs had no outage.`,
    '',
  ].join('\n');
}

const linesOf = ({ faults, deployments }: CampaignRow): string[] =>
  Object.entries(deployments)
    .filter(([, outcome]) => outcome.outageMs > 0 || outcome.dataLost)
    .map(
      ([id, outcome]) =>
        `| ${names(faults)} | ${id} | ${clock(outcome.outageMs)} | ${
          outcome.recovered ? (outcome.by ?? 'nobody had to') : 'nobody'
        } | ${outcome.dataLost ? 'lost' : ''} |`,
    );
