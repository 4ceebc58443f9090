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
  structuredClone,
  AbortController,
  AbortSignal,
  BroadcastChannel,
};

/** jsdom with the parts of the web platform that the router and the client need. */
export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, missing);
  }
}
