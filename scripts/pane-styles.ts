// A step of the page's build: what waits for the styles of a pane before it is drawn. Vite's own does much more, for other
// browsers, nonces and scripts, and all of that would be half a kilobyte of the first load.
import type { Plugin } from 'vite';

/** Vite wraps each dynamic import that has styles in a call of it: the import, the files, and the address they are relative to. */
const WAITS = `
const asked = new Map();
const style = (href) => {
  if (!asked.has(href))
    asked.set(href, new Promise((come, fail) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      link.onload = come;
      link.onerror = () => {
        asked.delete(href);
        link.remove();
        fail(new Error('no way to ' + href));
      };
      document.head.append(link);
    }));
  return asked.get(href);
};
export const __vitePreload = (load, files, from) =>
  files
    ? Promise.all([load(), ...files.map((file) => style(new URL(file, from).href))]).then(([pane]) => pane)
    : load();
`;

export const paneStyles: Plugin = {
  name: 'pane-styles',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? WAITS : null),
};
