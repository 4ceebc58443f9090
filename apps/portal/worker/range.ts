/**
 * The part of a kept file that a player asks for, as RFC 9110 section 14 wants it: 206 with its place, 416 when there is
 * no such place. Only single ranges exist in practice; anything else gets the whole file.
 */
export async function rangeOf(whole: Response, range: string): Promise<Response> {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range);
  if (asked === null || (asked[1] === '' && asked[2] === '')) return whole;
  const bytes = await whole.blob();
  const [first, last] = boundsOf(asked[1] ?? '', asked[2] ?? '', bytes.size);
  if (first >= bytes.size || first > last)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.size}` } });
  const part = bytes.slice(first, last + 1);
  return new Response(part, {
    status: 206,
    headers: {
      'content-type': whole.headers.get('content-type') ?? 'application/octet-stream',
      'content-length': String(part.size),
      'content-range': `bytes ${first}-${last}/${bytes.size}`,
      'accept-ranges': 'bytes',
    },
  });
}

/** `-500` means the last 500 bytes; `500-` everything from there on. */
function boundsOf(first: string, last: string, size: number): readonly [number, number] {
  if (first === '') return [Math.max(0, size - Number(last)), size - 1];
  return [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
}
