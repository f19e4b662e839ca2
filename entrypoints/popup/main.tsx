import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Popup } from '../../components/popup.tsx';
import './popup.css';

const root = document.getElementById('root');
if (root) {
  document.documentElement.lang = navigator.language;
  createRoot(root).render(
    <StrictMode>
      <Popup />
    </StrictMode>,
  );
}
