/**
 * The part of a kept recording that a player asks for (RFC 9110 section 14); some players refuse anything else. Only
 * single ranges exist in practice; for anything else the whole file is answered.
 */
export async function partOf(whole: Response, range: string): Promise<Response> {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (first === '' && last === '') return whole;
  const bytes = await whole.blob();
  const from = first === '' ? Math.max(0, bytes.size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? bytes.size - 1 : Math.min(Number(last), bytes.size - 1);
  if (from > to) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.size}` } });
  return new Response(bytes.slice(from, to + 1), {
    status: 206,
    headers: {
      'content-type': whole.headers.get('content-type') ?? 'application/octet-stream',
      'content-length': String(to + 1 - from),
      'content-range': `bytes ${from}-${to}/${bytes.size}`,
      'accept-ranges': 'bytes',
    },
  });
}
