/** A slow network between a browser and the product: for the page, its service worker and whatever else asks alike. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a network can do. Rates count in both directions, each for itself. */
export interface Network {
  readonly kilobitsPerSecond: number;
  /** From a request's last byte to its answer's first, beside what the server takes. */
  readonly latencyMs: number;
}

/** One request and what was delivered of its answer so far. Times are milliseconds since 1970. */
export interface Passed {
  readonly path: string;
  /** What the browser says that it is for: `document`, `script`, `font`, …; `worker` when a service worker asked. */
  readonly by: string;
  readonly askedAt: number;
  status: number;
  type: string;
  encoding: string;
  firstByteAt: number | null;
  endedAt: number | null;
  /** Of the answer's head and body, as they travel. */
  readonly delivered: { readonly at: number; readonly head: number; readonly body: number }[];
}

export interface SlowRoad {
  readonly url: string;
  /** From now on; null lets everything pass at once. */
  become(network: Network | null): void;
  /** Everything asked since the last `forget`. */
  readonly passed: readonly Passed[];
  forget(): void;
  close(): Promise<void>;
}

/** Bytes that travel in one piece, so that answers which come at the same time share the road. */
const packet = 1400;

/** Lets bytes pass one after the other at a rate; whoever asks first goes first. */
class Lane {
  private freeAt = 0;

  async pass(bytes: number, { kilobitsPerSecond }: Network): Promise<void> {
    this.freeAt = Math.max(this.freeAt, performance.now()) + (bytes * 8) / kilobitsPerSecond;
    await sleep(Math.max(0, this.freeAt - performance.now()));
  }
}

/**
 * Opens a road with an address of its own to the product at `to`. Latency means what it means in Chromium's developer
 * tools: it comes once with each request, and opening a connection costs nothing.
 */
export async function openSlowRoad(to: string): Promise<SlowRoad> {
  const target = new URL(to);
  // A connection for each request: one that the server closes while it is taken up again would look like the network's fault.
  const agent = new http.Agent();
  const passed: Passed[] = [];
  const [up, down] = [new Lane(), new Lane()];
  let network: Network | null = null;

  const server = http.createServer((request, response) => {
    const { method = 'GET', url: path = '/', headers } = request;
    const one: Passed = {
      ...{ path, by: askedBy(headers), askedAt: now(), status: 0, type: '', encoding: '' },
      ...{ firstByteAt: null, endedAt: null, delivered: [] },
    };
    passed.push(one);
    void (async () => {
      const slowness = network;
      const body = await bytesOf(request);
      if (slowness) await up.pass(sizeOfHead(request.rawHeaders) + body.length, slowness);
      const arrives = performance.now() + (slowness?.latencyMs ?? 0);
      const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
        const onward = { hostname: target.hostname, port: target.port, method, path, headers, agent };
        http.request(onward).once('response', resolve).once('error', reject).end(body);
      });
      const bytes = await bytesOf(answer);
      await sleep(Math.max(0, arrives - performance.now()));
      await deliver(one, answer, bytes, response, slowness && ((size) => down.pass(size, slowness)));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://localhost:${port}`,
    passed,
    become(next) {
      network = next;
    },
    forget: () => void passed.splice(0),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      agent.destroy();
    },
  };
}

async function deliver(
  one: Passed,
  { statusCode = 0, headers, rawHeaders }: http.IncomingMessage,
  bytes: Buffer,
  response: http.ServerResponse,
  pass: ((size: number) => Promise<void>) | null,
): Promise<void> {
  one.status = statusCode;
  one.type = (headers['content-type'] ?? '').replace(/;.*/, '');
  one.encoding = headers['content-encoding'] ?? '';
  const head = sizeOfHead(rawHeaders);
  await pass?.(head);
  const { 'transfer-encoding': _, ...kept } = headers;
  response.writeHead(statusCode, statusCode === 304 ? kept : { ...kept, 'content-length': bytes.length });
  response.flushHeaders();
  one.firstByteAt = now();
  one.delivered.push({ at: now(), head, body: 0 });
  for (let at = 0; at < bytes.length; at += packet) {
    if (response.destroyed) return;
    const piece = bytes.subarray(at, at + packet);
    await pass?.(piece.length);
    response.write(piece);
    one.delivered.push({ at: now(), head: 0, body: piece.length });
  }
  response.end();
  one.endedAt = now();
}

const now = (): number => performance.timeOrigin + performance.now();

/** Scripts of a service worker say that they are its own by the address from which they ask. */
function askedBy(headers: http.IncomingHttpHeaders): string {
  const isWorkers = /\/sw\.js$/.test(headers.referer ?? '');
  return isWorkers ? 'worker' : String(headers['sec-fetch-dest'] ?? 'other');
}

const sizeOfHead = (raw: readonly string[]): number => raw.reduce((sum, part) => sum + part.length + 2, 20);

async function bytesOf(stream: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
