import type { PlaceSummary } from '@romduol/offline';
import { useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Opening } from '../frame/opening.tsx';
import { usePlaces } from '../place/place-context.tsx';
import { usePlacesHere } from '../start/use-places.ts';
import { HerPin } from './her-pin.tsx';
import { WhoIsIt } from './who-is-it.tsx';

/** Who is it, if several have a place here; then her four pictures. Works without network. */
export function OpenPlaceScreen() {
  const { place } = usePlaces();
  const places = usePlacesHere();
  const wanted: unknown = useLocation().state;
  const [who, setWho] = useState<PlaceSummary | 'asking' | null>(null);
  if (place !== null) return <Navigate to={wantedFrom(wanted)} />;
  if (places === null) return <Opening />;
  if (places.length === 0) return <Navigate to="/" />;
  const [only] = places;
  const person = who ?? (places.length === 1 && only ? only : 'asking');
  if (person === 'asking') return <WhoIsIt places={places} onChoose={setWho} />;
  return <HerPin person={person} isAlone={places.length === 1} onOther={() => setWho('asking')} />;
}

/** Where she wanted to go before she was asked for her pictures. */
function wantedFrom(state: unknown): string {
  const then = typeof state === 'object' && state !== null && 'then' in state ? state.then : null;
  return typeof then === 'string' ? then : '/learn';
}
