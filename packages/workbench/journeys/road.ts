import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One thing that was said to the server, and what it answered. */
export interface Said {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
}

/**
 * The road between phones and the server. Everything that passes is written down, also what a service worker or a page
 * that is being closed sends; and the road can be cut, so that every request is refused before it reaches anyone.
 */
/**
 * What may befall a request that the server has answered: its answer is lost, breaks off after so many bytes, comes with
 * its last byte changed, or is another's, as of a network that wants a login first.
 */
export type Mishap = 'answer-lost' | 'damaged' | 'login-page' | { readonly brokenAfter: number };
/** Asked for each request; undefined lets it pass. */
export type Fate = (request: { readonly method: string; readonly path: string }) => Mishap | undefined;

export interface Road {
  readonly url: string;
  /** From now on; without an argument everything passes again. */
  befall(fate?: Fate): void;
  readonly said: readonly Said[];
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a road of its own to the product at `to`, with an address of its own. */
export async function openRoad(to: string): Promise<Road> {
  const said: Said[] = [];
  let fateOf: Fate = () => undefined;
  const target = new URL(to);
  const agent = new http.Agent({ keepAlive: true });

  const server = http.createServer((request, response) => {
    void (async () => {
      const { method = 'GET', url = '/' } = request;
      // Uncompressed, so that what is written down can be read.
      const headers = { ...request.headers, 'accept-encoding': 'identity' };
      const body = await bytesOf(request);
      const onward = http.request({ hostname: target.hostname, port: target.port, method, path: url, headers, agent });
      onward.once('error', () => response.destroy());
      onward.once('response', (answer) => {
        const { statusCode: status = 0 } = answer;
        void bytesOf(answer).then((bytes) => {
          deliver(response, status, answer.headers, bytes, fateOf({ method, path: url }));
          const isText = !/image|font|audio|pdf/.test(answer.headers['content-type'] ?? '');
          const parts = {
            headers: JSON.stringify(headers),
            body: body.toString(),
            answer: isText ? bytes.toString() : '',
          };
          said.push({ method, path: url, status, ...parts });
        });
      });
      onward.end(body);
    })().catch(() => response.destroy());
  });

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, 'localhost', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    said,
    befall: (fate = () => undefined) => {
      fateOf = fate;
    },
    cut: stop,
    mend: () => listen(port),
    async close() {
      if (server.listening) await stop();
      agent.destroy();
    },
  };
}

/** Milliseconds. */
const dying = 300;

function deliver(
  response: http.ServerResponse,
  status: number,
  headers: http.IncomingHttpHeaders,
  bytes: Buffer,
  mishap: Mishap | undefined,
): void {
  if (mishap === 'answer-lost') return void response.destroy();
  if (mishap === 'login-page') {
    response.writeHead(200, { 'content-type': 'text/html' });
    return void response.end('<!doctype html><title>Example Café</title><form>Password</form>');
  }
  response.writeHead(status, headers);
  if (mishap === undefined) return void response.end(bytes);
  if (mishap === 'damaged') return void response.end(damaged(bytes));
  // A line dies a moment after its last bytes: what came has been read by then.
  response.write(bytes.subarray(0, mishap.brokenAfter), () => setTimeout(() => response.destroy(), dying));
}

const damaged = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, at) => (at + 1 < bytes.length ? byte : ~byte)));

async function bytesOf(stream: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
