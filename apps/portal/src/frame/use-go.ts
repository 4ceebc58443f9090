import { useCallback } from 'react';
import { useNavigate } from 'react-router';

/** Goes to another screen in place of this one: the history of the tab holds one entry, whatever she looked at. */
export function useGo(): (to: string, state?: unknown) => void {
  const navigate = useNavigate();
  return useCallback((to, state) => void navigate(to, { state }), [navigate]);
}
