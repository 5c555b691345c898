// The page on a phone held upright: the rack on top, all else in the tabs of a sheet, the clock at the bottom.
import { lazy, type ReactNode, Suspense } from 'react';
import { Stage, type Stages, WAITING } from './shell/stages.tsx';

// The phone's own, which nothing wider needs.
const Sheet = lazy(() => import('./shell/Sheet.tsx'));

interface Tab {
  readonly id: string;
  readonly label: string;
  readonly body: ReactNode;
  readonly count?: number;
}
interface PhonePageProps {
  readonly rack: ReactNode;
  readonly tabs: readonly Tab[];
  /** Where it is looked at large, over the sheet. */
  readonly timeline: ReactNode;
  readonly transport: ReactNode;
  /** How many parts a hand has picked on the rack: with each the part's tab is shown. */
  readonly picks: number;
  readonly stages: Stages;
  readonly sheetRef: (element: HTMLElement | null) => (() => void) | undefined;
}

export function PhonePage(props: PhonePageProps) {
  const { rack, tabs, timeline, transport, picks, stages, sheetRef } = props;
  return (
    <main>
      {rack}
      <div className="sheet-pane" ref={sheetRef}>
        <Suspense fallback={WAITING}>
          <Stage of={stages} turn={2}>
            <Sheet name="The drill" tabs={tabs} ask={{ tab: 'part', times: picks }} />
          </Stage>
        </Suspense>
      </div>
      {timeline}
      <div className="transport-pane">
        <Stage of={stages} turn={2}>
          {transport}
        </Stage>
      </div>
    </main>
  );
}
