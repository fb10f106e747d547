// A loopback server that answers for a folder as GitHub Pages does: below a base path, `index.html`
// for folders, 301 to the final slash, `404.html` with status 404.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.png': 'image/png',
  '.woff2': 'font/woff2', '.ics': 'text/calendar', '.csv': 'text/csv',
};

export async function serve(folder, base) {
  const server = createServer(async (request, response) => {
    const send = async (status, file) => {
      response.writeHead(status, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(await readFile(file));
    };
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const missing = () => send(404, join(folder, '404.html'));
    if (!path.startsWith(base)) return missing();
    let file = join(folder, normalize('/' + path.slice(base.length)));
    try {
      if ((await stat(file)).isDirectory()) {
        if (!path.endsWith('/')) {
          response.writeHead(301, { location: path + '/' });
          return response.end();
        }
        file = join(file, 'index.html');
      }
      await stat(file);
    } catch {
      return missing();
    }
    return send(200, file);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
