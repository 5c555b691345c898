// The browser's side of a page that stands in another one: messages from and to its parent, and the way out to the whole page.
import { type Around, talk } from './frame.ts';
import type { App } from './store.ts';

const parentPage: Around = {
  post: (message, origin) => parent.postMessage(message, origin),
  onMessage: (call) =>
    addEventListener('message', ({ source, data, origin }) => {
      if (source === parent && source !== window) call(data, origin);
    }),
  later: (call, ms) => {
    setTimeout(call, ms);
  },
};

/** `link` is the fragment of the link to what is on screen; `origin` the only one to talk with, null for any. */
export function standInFrame(app: App, link: () => string, origin: string | null): void {
  const address = () => {
    const whole = new URL(location.href);
    whole.search = '';
    whole.hash = link();
    return whole.href;
  };
  const out = document.createElement('a');
  out.className = 'btn bare';
  out.textContent = 'Open in Rackdrill';
  out.target = '_blank';
  out.rel = 'noopener';
  out.href = address();
  // As late as can be: the address changes with every frame of a run.
  for (const moment of ['pointerenter', 'focus', 'click'])
    out.addEventListener(moment, () => {
      out.href = address();
    });
  const foot = document.createElement('footer');
  foot.className = 'frame-foot';
  const title = document.createElement('h1');
  const name = () => `Rackdrill: ${app.store.getState().run.plan.title}`;
  title.textContent = name();
  app.store.subscribe((state, before) => {
    if (state.run !== before.run) title.textContent = name();
  });
  foot.append(title, out);
  document.body.append(foot);
  talk(app, address, origin, parentPage);
}
