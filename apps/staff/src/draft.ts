import { useEffect, useState } from 'react';

const prefix = 'romduol.draft.';

/**
 * Something being typed that survives a reload in this tab until it is saved or thrown away. Anything may be in the
 * browser's store, so `isDraft` says whether what was found is one.
 */
export function useDraft<T>(key: string, initial: T, isDraft: (found: unknown) => found is T) {
  const place = prefix + key;
  const [draft, setDraft] = useState<T>(() => found(place, isDraft) ?? initial);
  const [isFromBefore] = useState(() => found(place, isDraft) !== undefined);
  const [isTouched, setTouched] = useState(isFromBefore);
  useEffect(() => {
    if (isTouched) sessionStorage.setItem(place, JSON.stringify(draft));
  }, [place, draft, isTouched]);
  return {
    draft,
    /** It was started earlier, before this page was opened. */
    isFromBefore,
    change: (next: T) => {
      setTouched(true);
      setDraft(next);
    },
    /** Saved or thrown away: begins anew from `next`. */
    reset: (next: T) => {
      sessionStorage.removeItem(place);
      setTouched(false);
      setDraft(next);
    },
  };
}

function found<T>(place: string, isDraft: (found: unknown) => found is T): T | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
    return isDraft(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Throws away every draft in this tab, when somebody signs out. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
