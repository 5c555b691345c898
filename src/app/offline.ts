// Keeps the page working without a network: asks the browser to keep a copy of it, and says when there is a newer one.
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
  const container = navigator.serviceWorker;
  const say = (words: string, run: () => void) =>
    app.deeds.note({ id: 'update', words, deed: { label: 'Reload', run } });
  /** Whether it was this page that asked the newer version to take over. */
  let asked = false;
  const offer = (waiting: ServiceWorker) =>
    say('A new version of Rackdrill is ready. Your drill and what you can undo stay.', () => {
      asked = true;
      waiting.postMessage({ type: 'SKIP_WAITING' });
    });
  let served = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (asked) reload();
    // Another tab has taken the new version; what this one has not fetched yet is gone.
    else if (served)
      say('Another tab has loaded a new version of Rackdrill: load this one, too.', reload);
    // The first copy of all takes over at once, and is the version that is on screen.
    served = true;
  });
  const registration = await registered(container);
  // Forbidden, or no way to the server: the page works on, only not without a network.
  if (!registration) return;
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && registration.active) offer(coming);
    });
  });
  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - looked < LOOK_EVERY_MS) return;
    looked = performance.now();
    void registration.update().catch(() => {});
  });
}

/** Asks for the copy when the page has been loaded, so that neither waits for the other. */
async function registered(container: ServiceWorkerContainer) {
  if (document.readyState !== 'complete')
    await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
  try {
    return await container.register('./sw.js');
  } catch {
    return null;
  }
}
