// A step of the page's build: what deflates comes with every page, what inflates only with one that is opened by a link. fflate
// is one module, which lands as a whole wherever its first half is needed; here each half has a copy of its own to be cut from.
import type { Plugin } from 'vite';

const READERS = /\/src\/scenario\/codec\.ts$/;

export const fflateByHalf: Plugin = {
  name: 'fflate-by-half',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (source !== 'fflate') return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    if (!found || found.external) return found;
    return `${found.id}?${READERS.test(importer ?? '') ? 'inflate' : 'deflate'}`;
  },
};
