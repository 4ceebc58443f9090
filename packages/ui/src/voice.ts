import { useSyncExternalStore } from 'react';

/** What the one voice of the page is doing. Only one recording plays at a time, and none ever starts by itself. */
interface Playing {
  readonly src: string | null;
  readonly failed: string | null;
}

let playing: Playing = { src: null, failed: null };
let sound: HTMLAudioElement | null = null;
const listeners = new Set<() => void>();

function become(next: Playing): void {
  playing = next;
  listeners.forEach((listener) => listener());
}

/** Stops whatever is being said. */
export function hush(): void {
  sound?.pause();
  sound = null;
  if (playing.src !== null) become({ src: null, failed: null });
}

/** Says the recording at an address, and stops any other. */
export function speak(src: string): void {
  hush();
  const audio = new Audio(src);
  sound = audio;
  become({ src, failed: null });
  const end = (failed: string | null) => () => {
    if (sound === audio) {
      sound = null;
      become({ src: null, failed });
    }
  };
  audio.addEventListener('ended', end(null));
  audio.addEventListener('error', end(src));
  audio.play().catch(end(src));
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether this recording is playing, or could not be played. */
export function useVoice(src: string | null): 'silent' | 'playing' | 'failed' {
  const now = useSyncExternalStore(subscribe, () => playing);
  if (src === null) return 'silent';
  return now.src === src ? 'playing' : now.failed === src ? 'failed' : 'silent';
}
