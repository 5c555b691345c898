// What is looked at → page: the lens is fetched when somebody first looks closely; until then the page is as light as without it.
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { attended } from './attention.ts';
import type { LensHostProps } from './LensHost.tsx';

const LensHost = lazy(async () => ({ default: (await import('./LensHost.tsx')).LensHost }));

export function LensGate(props: LensHostProps) {
  const { attention, inSheet = false } = props;
  const looked = attended(useSyncExternalStore(attention.subscribe, attention.get)) !== null;
  const [woken, wake] = useState(inSheet);
  useEffect(() => {
    if (looked) wake(true);
  }, [looked]);
  return woken || inSheet ? (
    <Suspense fallback={null}>
      <LensHost {...props} />
    </Suspense>
  ) : null;
}
