// The page works without a network once it was there: a service worker keeps all of it, also what panes fetch when they are opened.
import { VitePWA } from 'vite-plugin-pwa';

export const offline = VitePWA({
  strategies: 'generateSW',
  // A new version waits until the person at the page says so (src/app/offline.ts).
  registerType: 'prompt',
  injectRegister: false,
  manifest: {
    id: './',
    name: 'Rackdrill: a fire drill for a rack',
    short_name: 'Rackdrill',
    description:
      'Break a part of a PureApplication System rack and see who notices, who acts, and what is left to the deployer.',
    lang: 'en',
    // Relative, as every address of the page: it is served from any folder.
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#F6F4EF',
    theme_color: '#16191D',
    categories: ['education', 'utilities'],
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{html,js,css,woff2,svg,png,json}'],
    // It is for the README alone.
    globIgnores: ['screenshot.png'],
    navigateFallback: 'index.html',
    // What has an ending is a file of its own, there or not.
    navigateFallbackDenylist: [/\.[a-z0-9]+$/i],
    cleanupOutdatedCaches: true,
    // The first visit is kept, too, without a second one.
    clientsClaim: true,
    inlineWorkboxRuntime: true,
    sourcemap: false,
  },
});
