// Views: the states of the selected part, folded until somebody asks: the first look at a part is for what can break and who comes.
import { lazy, Suspense, useState } from 'react';
import { keepMachineShown, machineShown } from '../../app/bar.ts';
import type { Moment } from '../../log/moment.ts';

/** All machines as tables weigh as much as the rest of the inspector: fetched when they are asked for. */
const Statechart = lazy(async () => ({
  default: (await import('./statechart/Statechart.tsx')).Statechart,
}));

interface Props {
  readonly moment: Moment;
  readonly address: string;
}

/** Whether it stands open is remembered on the device. */
export function Machine({ moment, address }: Props) {
  const [open, setOpen] = useState(machineShown);
  return (
    <details
      className="machine"
      open={open}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        keepMachineShown(now);
        setOpen(now);
      }}
    >
      <summary>Its states, and what leads from one to the next</summary>
      {open && (
        <Suspense fallback={<span hidden data-waiting />}>
          <Statechart moment={moment} address={address} />
        </Suspense>
      )}
    </details>
  );
}
