// Views: the faults one can inject into the selected part, and its repair. Pointing at one shows what it would do, before it is done.
import { useEffect, useMemo, useState } from 'react';
import { type Preview, previewFault } from '../../analysis/preview.ts';
import type { Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import type { Offer } from './offer.ts';
import { offersFor } from './offers.ts';

interface FaultsProps {
  readonly moment: Moment;
  readonly address: string;
  readonly deeds: Deeds;
  readonly playing: boolean;
}

const BOLT = 'M9 1.5L3.5 9h4L6.5 14.5 12.5 7h-4Z';
const PLUS = 'M8 3v10M3 8h10';
const START = 'M5 3l8 5-8 5Z';
const SIGNS = { fault: BOLT, repair: PLUS, action: START } as const;

export function Faults({ moment, address, deeds, playing }: FaultsProps) {
  const [considered, setConsidered] = useState<string | null>(null);
  const { heading, offers, note } = offersFor(moment, address);

  // Whoever leaves the part takes its marks along.
  useEffect(() => () => deeds.consider(null), [deeds]);

  if (heading === '') return null;
  const consider = (offer: Offer | null) => {
    const wanted = offer?.now ? offer : null;
    setConsidered(wanted?.key ?? null);
    deeds.consider(wanted?.deed ?? null);
  };
  return (
    <section className="faults" aria-labelledby="faults">
      <h3 id="faults" className="s15">
        {heading}
      </h3>
      {offers.length > 0 && (
        <div className="shelf">
          {offers.map((offer) => (
            <button
              key={offer.key}
              type="button"
              className={offer.now ? (offer.kind === 'repair' ? 'btn pri' : 'btn') : 'btn off'}
              aria-disabled={!offer.now}
              onPointerEnter={() => consider(offer)}
              onPointerLeave={() => consider(null)}
              onFocus={() => consider(offer)}
              onBlur={() => consider(null)}
              onClick={() => {
                if (!offer.now) return;
                consider(null);
                deeds.inject(offer.deed);
              }}
            >
              <svg width="16" height="16" viewBox="0 0 16 16" className="sign" aria-hidden="true">
                <path d={SIGNS[offer.kind]} />
              </svg>
              {offer.label}
              {offer.cost !== '' && <span className="t num">{offer.cost}</span>}
            </button>
          ))}
        </div>
      )}
      <Foretold
        moment={moment}
        playing={playing}
        offer={offers.find((o) => o.now && o.key === considered) ?? null}
        first={playing ? null : (offers.find((o) => o.now && o.kind === 'fault') ?? null)}
      />
      {note !== '' && <p className="s12 qq">{note}</p>}
    </section>
  );
}

interface ForetoldProps {
  readonly moment: Moment;
  readonly playing: boolean;
  readonly offer: Offer | null;
  /** Foretold without being asked, while the clock stands still. */
  readonly first: Offer | null;
}

/** What an offer would do, the dry run's answer in words. It is a run of its own, made when what was asked before it is on screen. */
function Foretold({ moment, playing, offer, first }: ForetoldProps) {
  const { run } = moment;
  const shown = offer ?? first;
  const [told, tell] = useState<{ readonly asked: object; readonly what: Preview } | null>(null);
  // A dry run is made again, while the clock runs, when something has happened, not with every second.
  const since = playing ? moment.eventCount() : moment.t;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the moment and the offer, what is named counts.
  const asked = useMemo(
    () => (shown === null ? null : { run, t: moment.t, deed: shown.deed }),
    [run, playing, since, shown?.key],
  );
  useEffect(() => {
    if (asked === null) return;
    const task = setTimeout(() =>
      tell({ asked, what: previewFault(asked.run, asked.t, asked.deed) }),
    );
    return () => clearTimeout(task);
  }, [asked]);
  if (asked === null) return null;
  const waiting = told?.asked !== asked && <span hidden data-waiting />;
  // Until the answer is there the last one stays, so that nothing jumps.
  if (told === null || told.what.sentence === '') return waiting || null;
  const { lead, sentence } = told.what;
  return (
    <p className="foretold" aria-live="polite">
      <b>{lead}</b>
      {sentence.slice(lead.length)}
      {waiting}
    </p>
  );
}
