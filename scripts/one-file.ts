// The page as one HTML file for a stick (`npm run build:file`): scripts, styles and faces stand in it, and its policy lets in these
// by their checksums and nothing else. It asks for nothing, installs nothing and needs no server.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, PluginOption } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const checksum = (text: string) =>
  `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** The page's own policy, which is about files, and then the one that is not yet known. */
const POLICY = /content="(?:default|script)-src[^"]*"/;

/** What stands between the tags of that name, each time. */
const inside = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) =>
    checksum(match[1] as string),
  );

/** Takes out what asks for other files; the icon stays, as data. */
const alone: Plugin = {
  name: 'alone',
  transformIndexHtml: {
    order: 'pre',
    handler(html) {
      const icon = readFileSync(new URL('../public/favicon.svg', import.meta.url), 'base64');
      return html
        .replace(/\s*<link\s[^>]*rel="(?:preload|manifest|apple-touch-icon)"[^>]*>/g, '')
        .replace('href="./favicon.svg"', `href="data:image/svg+xml;base64,${icon}"`)
        .replace(POLICY, `content="script-src 'sha256-later'; style-src 'sha256-later'"`);
    },
  },
};

/** Writes the policy once everything stands in the file. */
const sealed: Plugin = {
  name: 'sealed',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
        const html = String(file.source);
        const policy = `default-src 'none'; script-src ${inside(html, 'script').join(' ')}; style-src ${inside(html, 'style').join(' ')}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
        file.source = html.replace(POLICY, `content="${policy}"`);
      }
    },
  },
  writeBundle({ dir = '' }) {
    renameSync(join(dir, 'index.html'), join(dir, 'rackdrill.html'));
  },
};

export const oneFile: PluginOption[] = [alone, viteSingleFile(), sealed];
