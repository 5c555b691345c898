// What is looked at → page: when the lens opens and on what, and what the part's main fault would do, before anything is injected.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { previewFault } from '../../analysis/preview.ts';
import type { Deed, Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { offersFor } from '../inspector/offers.ts';
import { ruleFor } from '../inspector/rule.ts';
import { type AttentionStore, attended } from './attention.ts';
import { Lens } from './lens/Lens.tsx';
import { type LensSubject, lensSubject } from './lens/subject.ts';
import { nameOf } from './names.ts';

export interface LensHostProps {
  readonly moment: Moment;
  readonly attention: AttentionStore;
  readonly selected: string | null;
  readonly preview: readonly string[];
  readonly playing: boolean;
  readonly deeds: Deeds;
  /** Room from edge to edge, in pixels. */
  readonly width: number;
  /** In the phone's sheet it stands above the part and shows what is selected; else it opens on what is looked at. */
  readonly inSheet?: boolean;
  /** A lesson waits for a prediction: nothing is foretold. */
  readonly silent?: boolean;
}

/** What the phone's sheet keeps free at both sides of the lens. */
const SHEET_EDGES = 8;
/** The lens's own outline. */
const LENS_EDGES = 4;
/** How long the pointer rests on a part before the lens opens, and before it goes to another container: a hand on its way to the lens must not change it. In milliseconds. */
const OPEN_MS = 90;
const CHANGE_MS = 170;
/** How long it stays when the pointer has left. */
const STAY_MS = 450;
/** How long the pointer rests before a dry run is made. */
const DRY_MS = 50;
/** A finger is coarser than a mouse (WCAG 2.5.8, 2.5.5). */
const COARSE = '(pointer: coarse)';

const same = (a: LensSubject | null, b: LensSubject | null): boolean =>
  a?.kind === b?.kind && a?.address === b?.address;

export function LensHost(props: LensHostProps) {
  const { moment, attention, selected, preview, deeds, width, inSheet = false } = props;
  const now = useSyncExternalStore(attention.subscribe, attention.get);
  const looked = attended(now);
  const shown = useSubject(props, looked, now.inLens, now.keys);
  const subject = inSheet ? (selected === null ? null : lensSubject(moment, selected)) : shown;
  const foretold = useDryRun(props, inSheet || props.silent ? null : looked);
  if (subject === null || (inSheet ? subject.kind === 'plain' : now.off)) return null;
  if (inSheet)
    return (
      <details className="lens-fold">
        <summary>Look into {subject.address}, part by part</summary>
        <div className="lens-room">
          <Lens
            moment={moment}
            subject={subject}
            width={width - SHEET_EDGES}
            target={44}
            attention={attention}
            selected={selected}
            focused={null}
            hovered={null}
            preview={preview}
            onSelect={deeds.select}
          />
        </div>
      </details>
    );

  const named = looked ?? (subject.kind === 'switches' ? null : subject.address);
  const name = named === null ? null : nameOf(moment, named);
  const target = matchMedia(COARSE).matches ? 44 : 24;
  return (
    <section
      className="lens"
      aria-label={`Lens: ${subject.address}`}
      onMouseEnter={() => attention.set({ inLens: true })}
      onMouseLeave={() => attention.set({ inLens: false, hovered: null })}
    >
      <div className="lens-words">
        <p className="b">{name ?? `The pair ${subject.address}`}</p>
        {foretold !== null && (
          <p>
            <b>{foretold.lead}</b>
            {foretold.rest}
            {foretold.notDone !== null && (
              <span className="lens-not">
                {' '}
                <Cross /> {foretold.notDone}
              </span>
            )}
          </p>
        )}
        <button
          type="button"
          className="btn bare lens-close"
          aria-label="Put the lens away"
          onClick={() => attention.set({ off: true, inLens: false, hovered: null })}
        >
          ×
        </button>
      </div>
      {subject.kind !== 'plain' && (
        <Lens
          moment={moment}
          subject={subject}
          width={width - LENS_EDGES}
          target={target}
          attention={attention}
          selected={selected}
          focused={now.keys ? now.active : null}
          hovered={now.hovered}
          preview={preview}
          onSelect={deeds.select}
        />
      )}
    </section>
  );
}

/** The cross of what is not done, as in the rule's box. */
const Cross = () => (
  <svg width="14" height="14" viewBox="0 0 16 16" className="rack-icon" role="img">
    <title>Not done:</title>
    <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
  </svg>
);

/** On what the lens is open: what is looked at, after a moment of rest, and for a while after. */
function useSubject(
  { moment, selected }: LensHostProps,
  looked: string | null,
  inLens: boolean,
  keys: boolean,
): LensSubject | null {
  const [shown, show] = useState<LensSubject | null>(null);
  const at = useRef(moment);
  at.current = moment;
  const wanted = looked === null ? null : lensSubject(moment, looked);
  const key = wanted === null ? '' : `${wanted.kind} ${wanted.address}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `wanted`, which is made anew every time.
  useEffect(() => {
    // Inside the lens the hand explores what it holds; it does not lead elsewhere.
    if (inLens) return;
    if (same(wanted, shown)) return;
    const wait = wanted === null ? STAY_MS : keys ? 0 : shown === null ? OPEN_MS : CHANGE_MS;
    const timer = setTimeout(() => show(wanted), wait);
    return () => clearTimeout(timer);
  }, [key, inLens, keys, shown]);
  // A part that is chosen in the lens opens in its turn: a node of a chassis, say.
  const chosen = useRef(selected);
  useEffect(() => {
    if (chosen.current === selected) return;
    chosen.current = selected;
    const next = selected === null || !inLens ? null : lensSubject(at.current, selected);
    if (next !== null && next.kind !== 'plain') show(next);
  }, [selected, inLens]);
  return shown;
}

interface Foretold {
  readonly lead: string;
  readonly rest: string;
  /** What people might expect to be done about it, and nobody does. */
  readonly notDone: string | null;
}

/** The main fault of a part, if it can fail now. */
function mainFault(moment: Moment, address: string): Deed | null {
  const offer = offersFor(moment, address).offers.find((o) => o.kind === 'fault');
  return offer?.now ? offer.deed : null;
}

/** Marks what the main fault of the part looked at would hit, and says it. The dry run is made once for a run and a part, when the hand rests. */
function useDryRun(
  { moment, deeds, playing }: LensHostProps,
  looked: string | null,
): Foretold | null {
  const [said, say] = useState<{ of: string; what: Foretold } | null>(null);
  const at = useRef(moment);
  at.current = moment;
  const marked = useRef(false);
  // While the clock runs the answer is that of the moment when one began to look.
  const t = playing ? null : moment.t;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run or, while paused, a new time asks anew.
  useEffect(() => {
    if (looked === null) {
      if (marked.current) deeds.consider(null);
      marked.current = false;
      say(null);
      return;
    }
    const timer = setTimeout(() => {
      const m = at.current;
      const deed = mainFault(m, looked);
      deeds.consider(deed);
      marked.current = deed !== null;
      if (deed === null) {
        say(null);
        return;
      }
      const { lead, sentence } = previewFault(m.run, m.t, deed);
      const what = {
        lead,
        rest: sentence.slice(lead.length),
        notDone: ruleFor(m, looked)?.notDone ?? null,
      };
      say({ of: looked, what });
    }, DRY_MS);
    return () => clearTimeout(timer);
  }, [looked, moment.run, t]);
  return said?.of === looked ? said.what : null;
}
