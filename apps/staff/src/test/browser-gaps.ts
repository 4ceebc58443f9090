import { jest } from '@jest/globals';
import { configure } from '@testing-library/dom';

/** jsdom knows the dialog element but cannot open it, and has no scrolling and no sound. */
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
  },
});
Object.assign(HTMLMediaElement.prototype, { play: async () => undefined, pause: () => undefined });
Object.assign(window, { scrollTo: () => undefined });

// Whole screens on a busy machine: slow is not wrong.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
