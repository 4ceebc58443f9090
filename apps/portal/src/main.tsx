import '@romduol/ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { coverWhenHidden } from './frame/leave.ts';
import { bringApp } from './frame/use-update.ts';
import { whenQuiet } from './frame/when-quiet.ts';
import { listenForOffer } from './install/offer.ts';
import { keptWorn, unworn, wear } from './look/wear.ts';
import './shell.css';

coverWhenHidden();
listenForOffer();
wear(keptWorn() ?? unworn);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
addEventListener('load', () => {
  const bring = () => void bringApp().catch(() => undefined);
  // Where it is here already, there is nothing to wait for.
  if (navigator.serviceWorker?.controller) bring();
  else whenQuiet(bring);
});
