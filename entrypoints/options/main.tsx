import { mountPage } from '../../components/mount-page.tsx';
import { MyReports } from '../../components/my-reports.tsx';
import { ReportSettings } from '../../components/report-settings.tsx';
import '../../components/page.css';

mountPage(
  <>
    <h1>Unsaid</h1>
    <ReportSettings />
    <MyReports chosen={location.hash.slice(1)} />
  </>,
);
