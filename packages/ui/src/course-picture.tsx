import { useEffect, useState } from 'react';
import { useIsComing } from './coming-pictures.ts';

/** A quiet frame of the same shape, drawn here, so that it is there without network. */
const frame = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240" width="320" height="240">' +
    '<rect width="320" height="240" fill="#f3eadb"/>' +
    '<path d="M96 168l44-52 30 34 18-20 36 38z" fill="#e4d9c7"/><circle cx="204" cy="92" r="14" fill="#e4d9c7"/></svg>',
)}`;

export interface CoursePictureProps {
  readonly src: string;
  /** What is seen in it, in her language; empty where words beside it say the same. */
  readonly alt: string;
  readonly className?: string | undefined;
  /** Far down on a long page: fetched when she comes near. */
  readonly isFarDown?: boolean;
}

/**
 * A picture of a course, 320 by 240. One that is not on this phone is a quiet frame of the same shape, never a broken
 * image; it is looked for again when it has come, and when the network is back.
 */
export function CoursePicture({ src, alt, className, isFarDown }: CoursePictureProps) {
  const isComing = useIsComing(src);
  const [failed, setFailed] = useState<string | null>(null);
  // Whatever failed before, what comes now is looked at anew.
  if (isComing && failed !== null) setFailed(null);
  const isMissing = failed === src;
  useEffect(() => {
    if (!isMissing) return;
    const again = () => setFailed(null);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [isMissing]);
  return (
    <img
      src={isMissing || isComing ? frame : src}
      alt={alt}
      className={className}
      width={320}
      height={240}
      draggable={false}
      loading={isFarDown ? 'lazy' : undefined}
      onError={() => setFailed(src)}
    />
  );
}
