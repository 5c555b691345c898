// Keeps the page working without a network: asks the browser to keep a copy of it, and says when there is a newer one.
import { Workbox } from 'workbox-window';
import type { App } from './store.ts';

/** How often a page that stays open looks for a newer version, at most, in milliseconds. */
const LOOK_EVERY_MS = 3_600_000;

/**
 * Does nothing where there is nothing to keep a copy of: the page as one file has no manifest. `reload` loads the page
 * again; the drill is in the address, and what undo knows is kept by past-kept.ts.
 */
export async function keepOffline(
  app: Pick<App, 'deeds'>,
  reload = () => location.reload(),
): Promise<void> {
  if (!('serviceWorker' in navigator) || !document.querySelector('link[rel=manifest]')) return;
  const workbox = new Workbox('./sw.js');
  const say = (words: string, run: () => void) =>
    app.deeds.note({ id: 'update', words, deed: { label: 'Reload', run } });
  workbox.addEventListener('waiting', () =>
    say('A new version of Rackdrill is ready. Your drill and what you can undo stay.', () => {
      workbox.addEventListener('controlling', reload);
      workbox.messageSkipWaiting();
    }),
  );
  workbox.addEventListener('controlling', ({ isExternal }) => {
    // Another tab has taken the new version; what this one has not fetched yet is gone.
    if (isExternal)
      say('Another tab has loaded a new version of Rackdrill: load this one, too.', reload);
  });
  try {
    await workbox.register();
  } catch {
    // Forbidden, or no way to the server: the page works on, only not without a network.
    return;
  }
  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - looked < LOOK_EVERY_MS) return;
    looked = performance.now();
    void workbox.update().catch(() => {});
  });
}
