import '@romduol/ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { coverWhenHidden } from './frame/leave.ts';
import { registerWorker } from './frame/use-update.ts';
import './shell.css';

coverWhenHidden();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
addEventListener('load', () => void registerWorker().catch(() => undefined));
