import { useState } from 'react';
import { Navigate } from 'react-router';
import { Opening } from '../frame/opening.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { usePlaces } from '../place/place-context.tsx';
import { ChooseLanguage } from './choose-language.tsx';
import { usePlacesHere } from './use-places.ts';
import { Welcome } from './welcome.tsx';

/** Where the app begins: on a new phone with the language, else where she left off. */
export function Start() {
  const { isLanguageChosen } = usePhone();
  const { open, isOpening } = usePlaces();
  const places = usePlacesHere();
  const [isChoosing, setChoosing] = useState(false);
  if (open !== null || isOpening) return <Navigate to="/learn" replace />;
  if (!isLanguageChosen || isChoosing) return <ChooseLanguage onChosen={() => setChoosing(false)} />;
  if (places === null) return <Opening />;
  return places.length > 0 ? <Navigate to="/open" replace /> : <Welcome onLanguage={() => setChoosing(true)} />;
}
