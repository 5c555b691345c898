// The glossary's words, one subject. What a workload is measured by, and how disasters are met.
import { type Word, word } from './word.ts';

export const AVAILABILITY: readonly Word[] = [
  word(
    'continuous-availability',
    'Continuous availability',
    3,
    null,
    'Nothing that users notice, ever: neither failures nor planned work interrupt the service.',
  ),
  word(
    'degraded',
    'Degraded',
    14,
    null,
    'It serves, and something of it is missing: a part, a partner, its redundancy, or the speed that was agreed. The page always says what.',
  ),
  word(
    'disaster-recovery',
    'Disaster recovery',
    3,
    'dr',
    'Bringing production back at another site after the first is lost: in order of priority, perhaps on a smaller system, and here by the deployer’s hand alone.',
  ),
  word(
    'golden-topology',
    'Golden topology',
    16,
    'ha.golden',
    'The arrangement that has no single point of failure within a rack: several HTTP servers, clustered members spread over nodes, and a HADR pair.',
  ),
  word(
    'high-availability',
    'High availability',
    3,
    'ha.golden',
    'Unplanned outages are short, seconds to minutes, as often as need be; planned ones may last for hours.',
  ),
  word(
    'recovery-point',
    'Recovery point',
    20,
    'dr',
    'How far back the data is after a recovery: the time between the last state that was saved and the failure.',
  ),
  word(
    'recovery-time',
    'Recovery time',
    20,
    'dr',
    'How long an application is out until it serves again, the steps that were not prepared included.',
  ),
  word(
    'rolling-maintenance',
    'Rolling maintenance',
    18,
    'ha.single-cell',
    'Work on one rack at a time: it is drained, worked on and brought back before the other’s turn, and the service stays up.',
  ),
  word(
    'single-point',
    'Single point of failure',
    16,
    'ha.golden',
    'A part whose failure alone takes a workload down until a human helps.',
  ),
  word(
    'sla',
    'SLA',
    5,
    'vapp-was.scale',
    'The agreed load: met while demand is at most four fifths of what the serving members can carry, missed above that, and missed when nothing serves.',
  ),
];
