import { jest } from '@jest/globals';
import { configure } from '@testing-library/dom';

/** What browsers have and jsdom leaves out, as far as screens use it. */
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
  },
});
Object.assign(HTMLMediaElement.prototype, { play: async () => undefined, pause: () => undefined });

// Whole screens on a busy machine: slow is not wrong.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
