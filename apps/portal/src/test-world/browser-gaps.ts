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
