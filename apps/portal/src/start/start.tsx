import { useEffect, useState } from 'react';
import { Navigate } from 'react-router';
import { useBorrow } from '../borrowed/borrow.tsx';
import { Opening } from '../frame/opening.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { usePlaces } from '../place/place-context.tsx';
import { ChooseLanguage } from './choose-language.tsx';
import { usePlacesHere } from './use-places.ts';
import { Welcome } from './welcome.tsx';

/** Where the app begins: on a new phone with the language, else where she left off. */
export function Start() {
  const { isLanguageChosen } = usePhone();
  const { place } = usePlaces();
  const { isBorrowed, end } = useBorrow();
  const places = usePlacesHere();
  const [isChoosing, setChoosing] = useState(false);
  const isWithoutHer = isBorrowed && place === null;
  useEffect(() => {
    // Nobody has come in on the phone that is not hers: it is again what it was.
    if (isWithoutHer) end(null);
  }, [isWithoutHer, end]);
  if (place !== null) return <Navigate to="/learn" />;
  if (!isLanguageChosen || isChoosing) return <ChooseLanguage onChosen={() => setChoosing(false)} />;
  if (places === null || isWithoutHer) return <Opening />;
  return places.length > 0 ? <Navigate to="/open" /> : <Welcome onLanguage={() => setChoosing(true)} />;
}
