import '@romduol/ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { coverWhenHidden } from './frame/leave.ts';
import { registerWorker } from './frame/use-update.ts';
import { listenForOffer } from './install/offer.ts';
import { keptWorn, unworn, wear } from './look/wear.ts';
import './shell.css';

coverWhenHidden();
listenForOffer();
wear(keptWorn() ?? unworn);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
addEventListener('load', () => void registerWorker().catch(() => undefined));
