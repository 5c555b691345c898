// The presenter's store → React.
import { useSyncExternalStore } from 'react';
import { type Presenting, presenter } from '../../app/present.ts';

export const usePresenter = (): Presenting =>
  useSyncExternalStore(presenter.subscribe, presenter.getState);
