import { useEffect, useState } from 'react';

/** Seconds that are left of a wait, counted down; and how to begin one. */
export function useCountdown(): readonly [seconds: number, begin: (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left === 0) return;
    const second = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(second);
  }, [left]);
  return [left, setLeft];
}
