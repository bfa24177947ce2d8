import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { connectToHost } from './client.ts';

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<App host={connectToHost()} />);
