// Where the glossary's words stand in a sentence, so that each can be asked where it is used. Only the forms are here; what they mean is fetched.

/** A form in which a word is written, and the id of the word. Longer forms come before those they contain. */
const FORMS: readonly (readonly [RegExp, string])[] = (
  [
    ['virtualization management nodes?', 'virtualization-node'],
    ['management nodes?', 'management-node'],
    ['deployment managers?', 'deployment-manager'],
    ['node agents?', 'node-agent'],
    ['cloud groups?', 'cloud-group'],
    ['floating (?:IP|address)\\w*', 'floating-ip'],
    ['load balancers?', 'load-balancer'],
    ['dynamic clusters?', 'dynamic-cluster'],
    ['static clusters?', 'static-cluster'],
    ['crash recovery', 'crash-recovery'],
    ['peer state', 'peer-state'],
    ['evacuat\\w+', 'evacuation'],
    ['re-spin\\w*|re-spun', 're-spin'],
    ['tak(?:e|es|en|ing) over|takeovers?', 'takeover'],
    ['canisters?', 'canister'],
    ['plug-ins?', 'plug-in'],
    ['rebuil\\w+', 'rebuild'],
    ['spares?', 'spare'],
    ['standby', 'standby'],
    ['HADR', 'hadr'],
    ['DBaaS', 'database-service'],
    ['IMP', 'imp'],
    ['SLA', 'sla'],
    ['TSM', 'tsm'],
    ['priority', 'priority'],
    ['sessions?', 'session'],
    ['replicas?', 'replica'],
    ['sprayer', 'ip-sprayer'],
    ['[Hh]igh availability', 'high-availability'],
    ['[Cc]ontinuous availability', 'continuous-availability'],
    ['[Dd]isaster recovery', 'disaster-recovery'],
    ['single points? of failure', 'single-point'],
    ['[Cc]hassis', 'chassis'],
    ['cut off', 'cut-off'],
    ['degraded', 'degraded'],
  ] as const
).map(([form, id]) => [new RegExp(`\\b(?:${form})\\b`), id]);

export interface Piece {
  /** Where in the sentence it begins. */
  readonly at: number;
  readonly text: string;
  /** Id of the word it is, or null for what stands between. */
  readonly word: string | null;
}

/** A sentence in pieces; each word of the glossary is marked where it first occurs. */
export function piecesOf(text: string): readonly Piece[] {
  const found = FORMS.flatMap(([form, word]) => {
    const match = form.exec(text);
    return match ? [{ from: match.index, to: match.index + match[0].length, word }] : [];
  }).sort((a, b) => a.from - b.from || b.to - a.to);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, word } of found) {
    if (from < at) continue;
    if (from > at) pieces.push({ at, text: text.slice(at, from), word: null });
    pieces.push({ at: from, text: text.slice(from, to), word });
    at = to;
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at), word: null });
  return pieces;
}
