import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { askedBeforehand } from './scripts/asked-beforehand.ts';
import { fflateByHalf } from './scripts/fflate-by-half.ts';
import { offline } from './scripts/offline.ts';
import { oneFile } from './scripts/one-file.ts';
import { packedClosely } from './scripts/packed-closely.ts';
import { paneStyles } from './scripts/pane-styles.ts';

/** The development server writes styles into the page, which the policy forbids; the build does not need to. */
const withoutPolicyWhileDeveloping: Plugin = {
  name: 'without-policy-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace(/<meta\s+http-equiv="Content-Security-Policy"[\s\S]*?\/>/, ''),
};

const react = fileURLToPath(new URL('./src/views/shell/react.ts', import.meta.url));
const noTransition = fileURLToPath(new URL('./src/views/shell/no-transition.ts', import.meta.url));

// The page is served from any folder, so every address in it is relative. `--mode file` makes one file of it.
export default defineConfig(({ mode }) => ({
  base: './',
  resolve: {
    alias: {
      // The page is written for React; the build ships Preact's implementation of it. React's own is
      // 68 kB of the 150 kB that the first load may weigh, Preact's 7 kB, and the page cannot tell them apart.
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react/jsx-dev-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react,
      // Ariakit's stores ask for this hook by way of a CommonJS stand-in for older Reacts.
      'use-sync-external-store/shim': react,
      'd3-transition': noTransition,
      'd3-interpolate': noTransition,
    },
  },
  build: {
    ...(mode === 'file' ? { outDir: 'dist-file', copyPublicDir: false } : {}),
    target: 'es2022',
    modulePreload: {
      polyfill: false,
      // Of what a pane needs only its styles are named beforehand: the list of scripts would be 1 kB of the first load.
      resolveDependencies: (_, needed) => needed.filter((file) => file.endsWith('.css')),
    },
    sourcemap: false,
    rolldownOptions: {
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
      // Nothing here reads a property, or names a global, for what that sets off.
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      // "use client" says something to servers, and there is none.
      onLog: (level, log, say) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && say(level, log),
      output: {
        // What the page needs at once is one file: cut along the needs of panes it would be a dozen, and 3 kB more.
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], priority: 2 },
            {
              name: 'after',
              test: /\/src\/(app\/(after-load|codec|link|offline|drop|past-kept)|scenario\/(encode|write|order|packed|dictionary)|base\/(base64url|crc24)|views\/(rack\/(TreeOrder|tree-order)|shell\/(Live|news)))\.tsx?$|fflate.*\?deflate/,
              priority: 1,
            },
          ],
        },
      },
    },
    // Small files would become data: addresses, which the policy allows for pictures only.
    assetsInlineLimit: 0,
  },
  plugins: [
    withoutPolicyWhileDeveloping,
    ...(mode === 'file'
      ? // One file is loaded at once, whatever is in it.
        [{ ...askedBeforehand, generateBundle() {} }, ...oneFile]
      : [askedBeforehand, fflateByHalf, packedClosely, paneStyles, offline]),
  ],
}));
