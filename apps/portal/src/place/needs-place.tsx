import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Opening } from '../frame/opening.tsx';
import { usePlaces } from './place-context.tsx';

/** Shows a screen only while a place is open; else asks for the picture PIN, and then comes back here. */
export function NeedsPlace({ children }: { readonly children: ReactNode }) {
  const { open, isOpening } = usePlaces();
  const { pathname } = useLocation();
  if (isOpening) return <Opening />;
  if (open === null) return <Navigate to="/open" replace state={{ then: pathname }} />;
  return children;
}
