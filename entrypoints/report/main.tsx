import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AskToReport } from '../../components/ask-to-report.tsx';
import '../../components/page.css';

const root = document.getElementById('root');
if (root) {
  document.documentElement.lang = navigator.language;
  createRoot(root).render(
    <StrictMode>
      <AskToReport draftId={location.hash.slice(1)} />
    </StrictMode>,
  );
}
