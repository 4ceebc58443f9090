/** How the phone of a woman stands for her class, by what it last said of itself. */

/** Days without a word after which a phone counts as silent. */
export const silentAfterDays = 14;

/** One of her phones, and what it last said. */
export interface HeardPhone {
  /** When the server last heard of it, by the server's clock. */
  readonly heardAt: Date;
  /** What it said then; null when it has only joined. */
  readonly report: {
    /** Facts that were not yet handed in. */
    readonly waiting: number;
    readonly packs: readonly { readonly releaseId: string; readonly isWhole: boolean }[];
  } | null;
}

export interface PhoneStanding {
  readonly state: 'up-to-date' | 'unsent' | 'no-course' | 'silent' | 'none';
  readonly waiting: number;
  /** Null when she has no phone. */
  readonly heardAt: Date | null;
}

/**
 * The standing of the phone heard of last, for a class that is taught from a release. What a phone said long ago is not
 * believed any more, so silence goes before all else; what waits could be lost with the phone, so it goes before a course
 * that is not whole. A course that is whole in any language is whole: which one she reads is hers to choose.
 */
export function phoneStanding(phones: readonly HeardPhone[], releaseId: string, now: Date): PhoneStanding {
  const [phone] = [...phones].sort((a, b) => b.heardAt.getTime() - a.heardAt.getTime());
  if (!phone) return { state: 'none', waiting: 0, heardAt: null };
  const { heardAt, report } = phone;
  const waiting = report?.waiting ?? 0;
  return { state: stateOf(phone, releaseId, now), waiting, heardAt };
}

function stateOf({ heardAt, report }: HeardPhone, releaseId: string, now: Date): PhoneStanding['state'] {
  if (now.getTime() - heardAt.getTime() >= silentAfterDays * 86_400_000) return 'silent';
  if (report && report.waiting > 0) return 'unsent';
  const isWhole = report?.packs.some((pack) => pack.releaseId === releaseId && pack.isWhole) ?? false;
  return isWhole ? 'up-to-date' : 'no-course';
}
