// A step of the page's build: what every visitor loads goes through Terser as well, which finds 1 kB that the quick minifier does
// not. It takes some seconds for it, so panes go without.
import { minify } from 'terser';
import type { Plugin } from 'vite';

export const packedClosely: Plugin = {
  name: 'packed-closely',
  apply: 'build',
  renderChunk: {
    order: 'post',
    async handler(code, chunk) {
      if (!chunk.isEntry && chunk.name !== 'after') return null;
      const { code: packed } = await minify(code, {
        module: true,
        ecma: 2020,
        compress: { passes: 3, pure_getters: true, keep_fargs: false },
        mangle: false,
      });
      return packed ? { code: packed, map: null } : null;
    },
  },
};
