// A small static server for the built page: any folder, any port, nothing but node:http.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file a request means, or null for what is not there or lies outside the folder. */
export function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(normalize(folder + sep)) || path.includes('\0')) return null;
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

/** Serves `folder` on the first free port from `port` on; resolves with the server and its port. */
export function serve(folder, port, tries = 20) {
  const server = createServer((request, response) => {
    const file = fileFor(folder, request.url ?? '/');
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(file ? 405 : 404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(file ? 'Only GET.\n' : 'Not here.\n');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      'x-content-type-options': 'nosniff',
      // Names of built files hold a print of what is in them; only the page itself may change.
      'cache-control': file.includes(`${sep}assets${sep}`)
        ? 'max-age=31536000, immutable'
        : 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((done, refuse) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && tries > 1)
        serve(folder, port + 1, tries - 1).then(done, refuse);
      else refuse(error);
    });
    server.listen(port, '127.0.0.1', () => done({ server, port }));
  });
}
