/** Line drawings of one hand: 24 by 24, 2.2 thick, in the colour of the text around them. */
const drawings = {
  back: <path d="M20 12H5m0 0 6-6m-6 6 6 6" />,
  next: <path d="M4 12h15m0 0-6-6m6 6-6 6" />,
  speaker: (
    <>
      <path d="M4 9.5v5h3.5L12 18.5V5.5L7.5 9.5Z" fill="currentColor" />
      <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />
    </>
  ),
  'speaker-off': (
    <>
      <path d="M4 9.5v5h3.5L12 18.5V5.5L7.5 9.5Z" />
      <path d="m15.5 9.5 5 5m0-5-5 5" />
    </>
  ),
  stop: <rect x="6.5" y="6.5" width="11" height="11" rx="2" fill="currentColor" />,
  help: (
    <path d="M8 12.5V6.2a1.4 1.4 0 0 1 2.8 0V11m0-5.8V4.6a1.4 1.4 0 0 1 2.8 0V11m0-4.8a1.4 1.4 0 0 1 2.8 0v7.3c0 4.2-2 7-5.4 7-2.6 0-3.9-1.3-5-3.4l-2-3.8c-.8-1.6 1.2-2.7 2.2-1.4L8 13.6" />
  ),
  home: <path d="M4 11.5 12 5l8 6.5M6.5 10v9h11v-9M10 19v-5h4v5" />,
  book: (
    <path d="M12 7c-1.8-1.4-4.5-1.9-8-1.7v12.4c3.5-.2 6.2.3 8 1.7 1.8-1.4 4.5-1.9 8-1.7V5.3C16.5 5.1 13.8 5.6 12 7Zm0 0v12.4" />
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="3.7" />
      <path d="M4.8 20c.6-4.3 3.4-6.3 7.2-6.3s6.6 2 7.2 6.3" />
    </>
  ),
  leave: <path d="M13.5 4.5h-8v15h8M10 12h10m0 0-3.8-3.8M20 12l-3.8 3.8" />,
  check: <path d="m4.5 12.5 5 5 10-11" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  phone: (
    <path d="M8.6 4.5H5.9c-.8 0-1.5.7-1.4 1.5.7 7.2 6.3 12.8 13.5 13.5.8.1 1.5-.6 1.5-1.4v-2.7l-4-1.7-1.7 1.8c-2-1-3.6-2.6-4.6-4.6L11 9.2Z" />
  ),
  'wifi-off': (
    <path d="M4 4l16 16M8.8 15a4.7 4.7 0 0 1 5.9-.3M5.6 11.7a9.2 9.2 0 0 1 4-2.4M14 9a9.3 9.3 0 0 1 4.4 2.7M2.6 8.4a13.5 13.5 0 0 1 4-2.7M11 4.9a13.6 13.6 0 0 1 10.4 3.5M12 18.8v.1" />
  ),
  download: <path d="M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 19.5h14" />,
  lock: <path d="M6 11h12v9H6Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3M12 14.7v2" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.5M12 7.7v.1" />
    </>
  ),
  warn: <path d="M12 4.5 21 19.5H3Zm0 5.8v4.2m0 2.6v.1" />,
  camera: (
    <>
      <path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4Z" />
      <circle cx="12" cy="13" r="3.3" />
    </>
  ),
  place: (
    <>
      <path d="M12 20.5c-4.3-4.5-6.5-7.8-6.5-10.7a6.5 6.5 0 0 1 13 0c0 2.9-2.2 6.2-6.5 10.7Z" />
      <circle cx="12" cy="9.8" r="2.3" />
    </>
  ),
  undo: <path d="M8.5 5.5 4.5 9.5l4 4M4.5 9.5H14a5 5 0 0 1 0 10h-3" />,
  certificate: (
    <>
      <path d="M12.5 17H4V5h16v7.5M7.5 9h9M7.5 12.5h4" />
      <circle cx="17" cy="16" r="2.7" />
      <path d="m15.7 18.5-.7 3 2-1 2 1-.7-3" />
    </>
  ),
  shield: (
    <path d="M12 3.8c2.2 1.5 4.6 2.2 7.3 2.3v5.6c0 4.2-2.8 7-7.3 8.8-4.5-1.8-7.3-4.6-7.3-8.8V6.1c2.7-.1 5.1-.8 7.3-2.3Z" />
  ),
  trash: <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 11v5m3-5v5" />,
  language: (
    <path d="M4 6.5h9M8.5 4.5v2M11 6.5c-.5 4-3 6.8-6.5 8.5M6.5 10c1.2 2.2 3 3.8 5 4.6M12 19.5l4.2-10 4.3 10m-1.3-3h-6" />
  ),
  pencil: <path d="m5 19 1-4.2L15.8 5a2.2 2.2 0 0 1 3.2 3.2L9.2 18Z" />,
  calendar: <path d="M4.5 6.5h15v13h-15Zm0 4.5h15M8.5 4v4m7-4v4" />,
  look: <path d="M7 3.5h10v17H7Zm3 4h1m2 0h1m-4 4h1m2 0h1m-3 6h2" />,
} as const;

export type IconName = keyof typeof drawings;

/** Drawings that point along the line of reading: in a language that is read from the right they look the other way. */
const pointing: readonly IconName[] = ['back', 'next', 'undo', 'leave'];

/** A decoration beside words; readers of the screen do not hear it. */
export const Icon = ({ name, size = 24 }: { readonly name: IconName; readonly size?: number }) => (
  <svg
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth="2.2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
    data-mirrors={pointing.includes(name) || undefined}
    style={{ flex: 'none' }}
  >
    {drawings[name]}
  </svg>
);
