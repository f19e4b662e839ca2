import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../components/tokens.css';
import '../../../components/page.css';
import './moderation.css';
import { Moderation } from './moderation.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Moderation />
    </StrictMode>,
  );
