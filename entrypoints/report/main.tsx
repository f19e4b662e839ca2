import { AskToReport } from '../../components/ask-to-report.tsx';
import { mountPage } from '../../components/mount-page.tsx';
import '../../components/tokens.css';
import '../../components/page.css';

mountPage(<AskToReport draftId={location.hash.slice(1)} />);
