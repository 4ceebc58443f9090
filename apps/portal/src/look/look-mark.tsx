import { usePhone } from '../phone/phone-context.tsx';
import { drawingOf } from './looks.ts';

/** The picture under which the app stands on this phone. `size` in CSS pixels. */
export function LookMark({ size }: { readonly size: number }) {
  const { look } = usePhone();
  return <img src={drawingOf(look)} alt="" width={size} height={size} />;
}
