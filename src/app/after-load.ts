// What the page does once it stands: nothing of it is needed for the first look, so it is fetched after that.
import type { Scenario } from '../scenario/validator.ts';
import { browserBar, framedBar, stored, tabMemory } from './bar.ts';
import { codec } from './codec.ts';
import { watchDrops } from './drop.ts';
import type { FrameAsked } from './frame-asked.ts';
import { type LinkKeeper, startLink } from './link.ts';
import { keepOffline } from './offline.ts';
import type { Broken } from './opening.ts';
import { keepPast, recallPast } from './past-kept.ts';
import type { App } from './store.ts';

/** Keeps the link; `opened` is the scenario that the address bar stood for, `broken` what was wrong with it. */
export const keepLink = (
  app: App,
  frame: FrameAsked | null,
  broken: Broken | null,
  opened: Scenario,
): LinkKeeper => startLink(app, frame ? framedBar : browserBar, codec, broken, opened);

/** `link` is the fragment of the link to what is on screen; `frame` how the page was asked to stand in another one. */
export async function afterLoad(
  app: App,
  link: () => string,
  frame: FrameAsked | null,
): Promise<void> {
  watchDrops((file) => void import('./file.ts').then(({ openFile }) => openFile(file, app.deeds)));
  if (frame) {
    const { standInFrame } = await import('./frame-page.ts');
    standInFrame(app, link, frame.origin);
    return;
  }
  void keepOffline(app);
  judgeClaims(app);
  // The teacher's window was loaded again while the projector's stayed open.
  if (stored('rackdrill.presenting', () => sessionStorage))
    void import('./present.ts').then(({ resumePresenting }) => resumePresenting(app));
  await recallPast(app, codec, tabMemory);
  browserBar.onLeave(() => keepPast(app, codec, tabMemory));
}

/** What a drill claims is judged from the moment on at which one claims something. */
function judgeClaims(app: App): void {
  const claims = () => {
    if (app.store.getState().scenario.hypothesis === undefined) return false;
    leave();
    void import('./judged.ts').then(({ watchClaims }) => watchClaims(app));
    return true;
  };
  const leave = app.store.subscribe(claims);
  claims();
}
