/** Under which sign a browser hides "add to home screen": that for sharing, three dots, or three lines. */
export type MenuSign = 'share' | 'dots' | 'lines';

/** Told from how the browser names itself. Wrong names only show another picture beside the same words. */
export function menuSignOf({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): MenuSign {
  // Tablets of Apple call themselves a computer; computers of Apple have no touch.
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'share';
  return /SamsungBrowser/.test(userAgent) ? 'lines' : 'dots';
}
