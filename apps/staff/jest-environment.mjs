import { TestEnvironment } from 'jest-environment-jsdom';

/** What browsers have and jsdom leaves out; taken from Node, whose versions are the standard ones. */
const missing = {
  fetch,
  Request,
  Response,
  Headers,
  ReadableStream,
  TransformStream,
  WritableStream,
  TextEncoder,
  TextDecoder,
  Uint8Array,
  structuredClone,
  AbortController,
  AbortSignal,
  BroadcastChannel,
};

/** jsdom with the parts of the web platform that the router, the client and class mode need. */
export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, missing);
    Object.defineProperty(this.global, 'crypto', { value: crypto, configurable: true });
  }
}
