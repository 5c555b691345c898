// One command of the command line, from its words to its exit code. What it reads and prints goes through `io`.
import { availabilityOf, failuresExpected, MOST_FAILURES } from '../analysis/availability.ts';
import { availabilityJson, availabilityMarkdown } from '../analysis/availability-print.ts';
import { campaignOf } from '../analysis/campaign.ts';
import { campaignMarkdown } from '../analysis/campaign-print.ts';
import { groundOf } from '../analysis/episode.ts';
import { judge } from '../analysis/hypothesis.ts';
import { ratesOf } from '../analysis/rates.ts';
import { reportOf } from '../analysis/report.ts';
import { reportMarkdown } from '../analysis/report-print.ts';
import { runbookOf } from '../analysis/runbook.ts';
import { runbookMarkdown } from '../analysis/runbook-print.ts';
import { quoteText } from '../base/quote.ts';
import { fail, type Mistake, ok, oneLine, type Result } from '../base/result.ts';
import { eventsCsv } from '../log/events-file.ts';
import { summarize } from '../log/summary.ts';
import { traceJson } from '../log/trace.ts';
import { encodeLink } from '../scenario/codec.ts';
import { PLAIN, PRESETS } from '../scenario/library.ts';
import type { Scenario } from '../scenario/validator.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import type { World } from '../world/world.ts';
import { parseArgs } from './args.ts';
import { linesOf, listOf, rowsOf } from './print.ts';
import { nameOf, type Reading, readScenario } from './source.ts';

export interface Io extends Reading {
  out(text: string): void;
  err(text: string): void;
}

export const DONE = 0;
export const OUR_MISTAKE = 1;
export const BAD_INPUT = 2;

const HELP = `Rackdrill: a fire drill for a rack.

  run SCENARIO [--until 4h] [--format jsonl|text]   the events of the run, then its summary
  run SCENARIO --format csv|trace|report            its events as a table, as a trace for Perfetto, a page on it in Markdown
  runbook SCENARIO [--format json|md]               what comes of each single fault, as a table
  campaign SCENARIO --faults 1|2 [--gap 1m] [--format json|md]
                                                    every hardware fault, or every pair, and what it costs
  availability SCENARIO [--years 1000] [--seed 1] [--format json|md]
                                                    years of chance failures: how much of the time each workload serves
  url SCENARIO                                      the share link's fragment
  list                                              what comes with the program

SCENARIO is a file, - for standard input, preset:ID (see list), or a share link.
`;

/** Runs the command that `argv` says; the exit code. */
export async function command(argv: readonly string[], io: Io): Promise<number> {
  try {
    const args = parseArgs(argv);
    if (!args.ok) return complain(io, args.mistakes);
    const asked = args.value;
    if (asked.name === 'help') {
      io.out(HELP);
      return DONE;
    }
    if (asked.name === 'list') {
      io.out(listOf([...PRESETS, ...PLAIN]));
      return DONE;
    }
    const opened = await open(asked.source, io);
    if (!opened.ok) return complain(io, opened.mistakes, nameOf(asked.source));
    if (asked.name === 'url') {
      io.out(`${encodeLink({ scenario: opened.value.scenario })}\n`);
      return DONE;
    }
    if (asked.name === 'runbook') {
      const { world } = opened.value;
      const rows = runbookOf(world);
      print(asked.format === 'json' ? rowsOf(rows) : [runbookMarkdown(world.plan.title, rows)], io);
      return DONE;
    }
    if (asked.name === 'campaign') {
      const { world } = opened.value;
      const campaign = campaignOf(world, asked.faults, asked.gap);
      const text =
        asked.format === 'json'
          ? `${JSON.stringify(campaign)}\n`
          : campaignMarkdown(world.plan.title, campaign);
      print([text], io);
      return DONE;
    }
    if (asked.name === 'availability') {
      const { world, scenario } = opened.value;
      const rates = ratesOf(scenario);
      const many = failuresExpected(groundOf(world, rates), asked.years);
      if (many > MOST_FAILURES)
        return complain(io, [
          {
            path: '--years',
            found: `${asked.years} years, with about ${Math.round(many)} failures at these rates`,
            expected: `at most ${MOST_FAILURES} failures: fewer years or lower rates`,
          },
        ]);
      const result = availabilityOf(world, rates, asked.years, asked.seed);
      const text =
        asked.format === 'json'
          ? `${availabilityJson(result)}\n`
          : availabilityMarkdown(world.plan.title, result, rates);
      print([text], io);
      return DONE;
    }
    const run = simulate(opened.value.world, asked.until ?? undefined);
    const { hypothesis } = opened.value.scenario;
    if (asked.format === 'csv') print([eventsCsv(run)], io);
    else if (asked.format === 'trace') print([traceJson(run)], io);
    else if (asked.format === 'report') print([reportMarkdown(reportOf(run, hypothesis))], io);
    else
      print(
        linesOf(run, summarize(run), asked.format, hypothesis ? judge(run, hypothesis) : null),
        io,
      );
    if (run.limit !== null) io.err(`rackdrill: the run was cut short: ${run.limit}\n`);
    return DONE;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    io.err(`rackdrill: a mistake of its own, please report it: ${quoteText(said)}\n`);
    return OUR_MISTAKE;
  }
}

async function open(source: string, io: Io): Promise<Result<{ scenario: Scenario; world: World }>> {
  const scenario = await readScenario(source, io);
  if (!scenario.ok) return scenario;
  const world = openScenario(scenario.value);
  return world.ok ? ok({ scenario: scenario.value, world: world.value }) : fail(...world.mistakes);
}

/** One clear line: what, where, what was expected, and how many more mistakes there are. */
function complain(io: Io, mistakes: readonly [Mistake, ...Mistake[]], source?: string): number {
  const whole = source === undefined || mistakes[0].path === source;
  io.err(`rackdrill: ${whole ? '' : `${source}: `}${oneLine(mistakes)}\n`);
  return BAD_INPUT;
}

/** Prints in larger pieces: a long run has very many lines. */
function print(lines: Iterable<string>, io: Io): void {
  let held = '';
  for (const line of lines) {
    held += line;
    if (held.length > 1 << 16) {
      io.out(held);
      held = '';
    }
  }
  io.out(held);
}
