/** What the server says of what was handed in, for a phone and for a tablet. */

/** What became of one record that was sent; refused when there is a code. */
export interface Settled {
  readonly id: string;
  readonly code: string | null;
}

interface ServersWord {
  readonly id: string | null;
  readonly outcome: 'taken' | 'known' | 'refused';
  readonly code?: string | undefined;
}

/** The server's word on each of those that were sent; what it says of others is not ours to note. */
export function answersTo(ids: readonly string[], answers: readonly ServersWord[]): readonly Settled[] {
  const sent = new Set(ids);
  return answers.flatMap(({ id, outcome, code }) =>
    id !== null && sent.has(id) ? [{ id, code: outcome === 'refused' ? (code ?? 'request.invalid') : null }] : [],
  );
}
