import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chromiumFlags, findChromium } from '../src/chromium.ts';
import { patience } from './trainee-steps.ts';

/** A phone whose files outlive its browser, which can be killed as a phone kills what it has no memory for. */
export interface LastingPhone {
  /** Starts the browser and answers its page; one that was killed must be started again. */
  start(network: 'online' | 'offline'): Promise<Page>;
  /** `kill -9`: the browser hears nothing of it and finishes nothing. */
  kill(): Promise<void>;
  /** Closes the browser and answers the addresses in its list of visited pages, which whoever holds the phone can open. */
  visited(): Promise<readonly string[]>;
  /** Closes the browser and throws the phone away. */
  remove(): Promise<void>;
}

export function lastingPhone(url: string): LastingPhone {
  const files = mkdtempSync(path.join(os.tmpdir(), 'romduol-phone-'));
  let running: BrowserContext | undefined;
  return {
    async start(network) {
      const executablePath = findChromium();
      if (executablePath === undefined) throw new Error('No Chromium was found. Set CHROMIUM to the path of one.');
      running = await chromium.launchPersistentContext(files, {
        ...{ executablePath, args: [...chromiumFlags], baseURL: url, offline: network === 'offline' },
        ...{ viewport: { width: 360, height: 640 }, locale: 'km-KH' },
      });
      running.setDefaultTimeout(patience);
      return running.pages()[0] ?? running.newPage();
    },
    async kill() {
      if (running === undefined) throw new Error('no browser runs');
      const closed = running.waitForEvent('close');
      process.kill(await processOf(running), 'SIGKILL');
      await closed;
      running = undefined;
    },
    async visited() {
      await running?.close();
      running = undefined;
      const list = new DatabaseSync(path.join(files, 'Default', 'History'), { readOnly: true });
      const rows = list.prepare('select url from urls').all();
      list.close();
      return rows.map(({ url: visited }) => String(visited));
    },
    async remove() {
      await running?.close();
      rmSync(files, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The number of the browser's own process, on which all its others hang. */
async function processOf(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const own = processInfo.find(({ type }) => type === 'browser');
  if (own === undefined) throw new Error('the browser does not say which process it is');
  return own.id;
}
