import { BottomBar, Button, Notice } from '@romduol/ui';
import { useEffect, useRef, useState } from 'react';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import styles from './join.module.css';

export interface ScanProps {
  /** The code inside what was read, or null when it is another kind of square code. */
  readonly read: (text: string) => string | null;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}

/** Looks for a square code through the camera. Nothing is recorded, and the camera is off as soon as this closes. */
export function Scan({ read, onCode, onBack }: ScanProps) {
  const { say } = usePortalWords();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'looking' | 'other' | 'failed'>('looking');
  const latest = useRef({ read, onCode });
  useEffect(() => {
    latest.current = { read, onCode };
  });

  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isHere = true;
    const look = async (detector: InstanceType<NonNullable<typeof BarcodeDetector>>) => {
      if (!isHere || video.current === null) return;
      const found = await detector.detect(video.current).catch(() => []);
      const text = found[0]?.rawValue;
      const code = text === undefined ? null : latest.current.read(text);
      if (!isHere) return;
      if (code !== null) return latest.current.onCode(code);
      if (text !== undefined) setState('other');
      timer = setTimeout(() => void look(detector), 250);
    };
    void (async () => {
      try {
        if (globalThis.BarcodeDetector === undefined) throw new Error('no detector');
        const detector = new globalThis.BarcodeDetector({ formats: ['qr_code'] });
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        if (!isHere || video.current === null) return stream.getTracks().forEach((track) => track.stop());
        video.current.srcObject = stream;
        await video.current.play();
        await look(detector);
      } catch {
        if (isHere) setState('failed');
      }
    })();
    return () => {
      isHere = false;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);

  return (
    <Page
      title={say('scan.title')}
      back={onBack}
      bottom={
        <BottomBar>
          <Button kind="quiet" icon="pencil" isWide onPress={onBack}>
            {say('scan.type')}
          </Button>
        </BottomBar>
      }
    >
      <p>{say('scan.ask')}</p>
      <video ref={video} className={styles['camera']} muted playsInline aria-label={say('scan.title')} />
      {state !== 'looking' && (
        <Notice kind="warn" isAnnounced>
          {say(state === 'other' ? 'scan.not-this' : 'scan.failed')}
        </Notice>
      )}
    </Page>
  );
}
