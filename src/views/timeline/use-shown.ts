// Run and filter → the story that is shown, made anew only when one of them changes.
import { useMemo } from 'react';
import type { Run } from '../../sim/record.ts';
import { filteredStory, shownBy } from './filter.ts';
import { useLook } from './look.ts';
import { type StoryOfRun, storyOf } from './story.ts';

const NONE: ReadonlySet<number> = new Set();

export function useShown(run: Run): {
  readonly story: StoryOfRun;
  readonly shown: Uint8Array | null;
  /** Ids of events in which what is looked for was found. */
  readonly hits: ReadonlySet<number>;
} {
  const { filter, hits } = useLook();
  const shown = useMemo(() => shownBy(run, filter), [run, filter]);
  const story = useMemo(() => filteredStory(storyOf(run), shown), [run, shown]);
  const found = useMemo(() => (hits?.run === run ? new Set(hits.ids) : NONE), [hits, run]);
  return { story, shown, hits: found };
}
