import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { freePort } from '../src/embedded-postgres.ts';
import { root } from '../src/run.ts';

/** What `npm start` prints last, when everything answers. */
const lastWords = 'Ctrl-C stops everything';

/** The product as `npm start` runs it. */
export interface Product {
  readonly url: string;
  readonly printed: string;
  /** Ctrl-C; answers when every process is gone. */
  stop(): Promise<void>;
  /** `kill -9` of the starting process alone. */
  kill(): Promise<void>;
}

/** Where the product lives while it is tried, and what differs from its settings. */
export interface Place {
  readonly data: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the product and waits until it says that it is ready. */
export async function startProduct({ data, port, environment = {} }: Place): Promise<Product> {
  const at = port ?? (await freePort());
  const server = launch(data, at, environment);
  const printed = await readyOrThrow(server);
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const end = (signal: NodeJS.Signals) => {
    server.kill(signal);
    return gone;
  };
  return { url: `http://localhost:${at}`, printed, stop: () => end('SIGINT'), kill: () => end('SIGKILL') };
}

/** Starts the product where it cannot run, and answers what it says about that. */
export async function failToStart({ data, port, environment = {} }: Place): Promise<string> {
  const server = launch(data, port ?? (await freePort()), environment);
  try {
    await readyOrThrow(server);
  } catch (error) {
    return String(error);
  }
  server.kill('SIGINT');
  return 'it started';
}

function launch(data: string, port: number, environment: Readonly<Record<string, string>>): ChildProcess {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  return spawn(process.execPath, [path.join('packages', 'workbench', 'src', 'start.ts')], {
    cwd: root,
    // A build puts every file of the web apps anew, under the feet of the products that other journeys use.
    env: { ...inherited, IS_BUILT: 'yes', DATA: data, PORT: String(port), DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function readyOrThrow(server: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(lastWords)) resolve(printed);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', () => reject(new Error(printed)));
  });
}
