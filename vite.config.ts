import { defineConfig } from 'vite';

// The page is served from any folder, so every address in it is relative.
export default defineConfig({
  base: './',
  build: { target: 'es2022', modulePreload: { polyfill: false }, sourcemap: false },
});
