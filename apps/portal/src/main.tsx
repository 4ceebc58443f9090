import '@romduol/ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { coverWhenHidden } from './frame/leave.ts';
import { registerWorker } from './frame/use-update.ts';
import './shell.css';

// Chrome before 103 has no AbortSignal.timeout; the client must give up there too.
if (!('timeout' in AbortSignal))
  Object.assign(AbortSignal, {
    timeout: (milliseconds: number) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), milliseconds);
      return controller.signal;
    },
  });

coverWhenHidden();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
addEventListener('load', () => void registerWorker().catch(() => undefined));
