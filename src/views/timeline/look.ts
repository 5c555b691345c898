// The viewer's look at the timeline, for React: one for the page, for the timeline and the phone's story are two pictures of the same thing.
import { useSyncExternalStore } from 'react';
import { foldedLanes, keepFoldedLanes } from '../../app/bar.ts';
import { createLooks, type Look } from '../../app/look.ts';

export const looks = createLooks(foldedLanes(), keepFoldedLanes);

export const useLook = (): Look =>
  useSyncExternalStore(looks.store.subscribe, looks.store.getState);
