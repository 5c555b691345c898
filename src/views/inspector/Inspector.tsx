// Views: the selected part. What it is and how, what it holds, what one can break or mend, which rule speaks, and its machine with the present state lit.
import { lazy, type ReactNode, Suspense } from 'react';
import type { AppState, Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { Terms } from '../glossary/Terms.tsx';
import { WAITING } from '../shell/stages.tsx';
import { about, fillOf, standing, subjectKind, title } from './about.ts';
import { Faults } from './Faults.tsx';
import { HeadPicture } from './HeadPicture.tsx';
import { Holding, Meters } from './Holding.tsx';
import { Machine } from './Machine.tsx';
import { NotDone } from './NotDone.tsx';
import { RuleBox } from './RuleBox.tsx';
import './inspector.css';

// Of racks and chassis, and where nothing is selected: not of the node on which the page opens.
const CapacityList = lazy(() => import('./CapacityList.tsx'));

export interface InspectorProps {
  readonly state: AppState;
  readonly moment: Moment;
  readonly deeds: Deeds;
  /** There is little room: what can be done comes before what the part holds. */
  readonly low?: boolean;
  /** Stands after what can be done: on a phone, the part's lens. */
  readonly lens?: ReactNode;
}

export function Inspector({ state, moment, deeds, low = false, lens }: InspectorProps) {
  const address = state.selected;
  if (address === null)
    return (
      <section className="inspector" aria-label="Selected part">
        <p className="q">
          Nothing is selected. Choose a part of the rack or of a workload to see what it is and what
          can break.
        </p>
        <Suspense fallback={WAITING}>
          <CapacityList moment={moment} of={null} deeds={deeds} />
        </Suspense>
      </section>
    );
  const kind = subjectKind(moment, address);
  const { word, when, red } = standing(moment, address);
  // What is done about a part that failed is what one wants to see next.
  const first = low && !red;
  const faults = (
    <Faults key={address} moment={moment} address={address} deeds={deeds} playing={state.playing} />
  );
  return (
    <section className="inspector" aria-label={`Selected: ${title(moment, address)} ${address}`}>
      <header className={address.length > 12 ? 'long' : ''}>
        <HeadPicture moment={moment} address={address} />
        <div className="who">
          <p className="s12 qq">{title(moment, address)}</p>
          <h2 className="s18 num">{address}</h2>
        </div>
        {kind !== null && (
          <div className="how">
            <p className={red ? 'b bad' : 'b'}>{word}</p>
            <p className="s12 q num">{when}</p>
          </div>
        )}
      </header>
      <p className="s12 q">
        <Terms text={about(moment, address)} deeds={deeds} />
      </p>
      <NotDone moment={moment} address={address} />
      {first && faults}
      {first && lens}
      <Holding moment={moment} address={address} deeds={deeds} />
      {(kind === 'rack' || kind === 'chassis') && (
        <Suspense fallback={WAITING}>
          <CapacityList moment={moment} of={address} deeds={deeds} />
        </Suspense>
      )}
      {kind === 'node' && <Meters fills={fillOf(moment, address)} />}
      {!first && faults}
      {!first && lens}
      {(kind === 'rack' || kind === 'deployment') && (
        <button
          type="button"
          className="btn"
          onClick={() => deeds.openPane(kind === 'rack' ? `maintenance:${address}` : 'proof')}
        >
          {kind === 'rack' ? 'Rolling maintenance, beginning here' : 'What does it withstand?'}
        </button>
      )}
      <RuleBox moment={moment} address={address} deeds={deeds} />
      {kind !== null && <Machine moment={moment} address={address} />}
    </section>
  );
}
