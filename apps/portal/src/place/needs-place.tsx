import { lazy, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Opening } from '../frame/opening.tsx';
import { usePlaces } from './place-context.tsx';

const NoCourse = lazy(async () => ({ default: (await import('../join/no-course.tsx')).NoCourse }));

/**
 * Shows a screen only while a place is open; else asks for the picture PIN, and then comes back here. A place that has
 * no course yet has one screen of its own, whatever she wanted to see.
 */
export function NeedsPlace({
  isWithoutCourse,
  children,
}: {
  /** The screen needs a place and no course. */
  readonly isWithoutCourse?: boolean;
  readonly children: ReactNode;
}) {
  const { place, open, isOpening } = usePlaces();
  const { pathname } = useLocation();
  if (isOpening) return <Opening />;
  if (place === null) return <Navigate to="/open" state={{ then: pathname }} />;
  return open === null && !isWithoutCourse ? <NoCourse /> : children;
}
