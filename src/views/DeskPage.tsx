// The page where there is room for more than the rack: rack, desk and drawer side by side. Between phone and desk the drawer
// lies over the desk and a pane at the side takes the place of the rack; where there is room under the rack, the drawer stands there.
import { type ReactNode, useState } from 'react';
import { Icon } from './shell/icons.tsx';
import { Stage, type Stages } from './shell/stages.tsx';

interface DeskPageProps {
  readonly rack: ReactNode;
  readonly lens: ReactNode;
  readonly workloads: ReactNode;
  readonly transport: ReactNode;
  readonly timeline: ReactNode;
  readonly part: ReactNode;
  readonly list: ReactNode;
  /** The pane that stands beside the living page; null if none does. */
  readonly pane: ReactNode | null;
  readonly middle: boolean;
  /** The drawer stands under the rack, always open. */
  readonly docked: boolean;
  readonly drawer: { readonly open: boolean; readonly show: (open: boolean) => void };
  readonly stages: Stages;
  readonly deskRef: (element: HTMLElement | null) => (() => void) | undefined;
}

export function DeskPage(props: DeskPageProps) {
  const { rack, lens, workloads, transport, timeline, part, list, pane } = props;
  const { middle, docked, drawer, stages, deskRef } = props;
  const [rackSeen, seeRack] = useState(false);
  /** Between phone and desk there is room for two columns: the pane beside the desk, or beside the rack. */
  const beside = middle && pane !== null;
  const drawered = middle && !docked;
  return (
    <>
      <main className={beside ? (rackSeen ? 'beside racked' : 'beside') : undefined}>
        {beside && (
          <div className="side-pane">
            {pane}
            <button
              type="button"
              className="btn see-rack"
              aria-pressed={rackSeen}
              onClick={() => seeRack(!rackSeen)}
            >
              Show the rack
            </button>
          </div>
        )}
        {rack}
        <div className="desk" ref={deskRef}>
          {/* All of the desk at once: what comes in later above would push down what stands below. */}
          <Stage of={stages} turn={2}>
            <div className="workloads-pane">{workloads}</div>
            <div className="transport-pane">{transport}</div>
            {timeline}
          </Stage>
          {lens}
        </div>
      </main>
      <aside
        id="drawer"
        aria-label="Selected part and deployer’s list"
        hidden={drawered && !drawer.open}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && drawered) drawer.show(false);
        }}
      >
        {drawered && (
          <button
            type="button"
            id="close-drawer"
            className="btn bare close"
            aria-label="Close part and list"
            onClick={() => drawer.show(false)}
          >
            <Icon of="close" />
          </button>
        )}
        {pane !== null && !beside && <div className="side-pane">{pane}</div>}
        <Stage of={stages} turn={3}>
          {part}
        </Stage>
        <Stage of={stages} turn={4}>
          {list}
        </Stage>
      </aside>
    </>
  );
}
