import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { MyReports } from '../../components/my-reports.tsx';
import { ReportSettings } from '../../components/report-settings.tsx';
import '../../components/page.css';

const root = document.getElementById('root');
if (root) {
  document.documentElement.lang = navigator.language;
  createRoot(root).render(
    <StrictMode>
      <h1>Unsaid</h1>
      <ReportSettings />
      <MyReports chosen={location.hash.slice(1)} />
    </StrictMode>,
  );
}
