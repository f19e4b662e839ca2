import { mountPage } from '../../components/mount-page.tsx';
import { OptionsPage } from '../../components/options/options-page.tsx';
import '../../components/tokens.css';
import '../../components/page.css';
import '../../components/options/options.css';
import '../../components/options/rates.css';
import '../../components/options/models.css';
import '../../components/options/chart.css';
import '../../components/options/tables.css';

mountPage(<OptionsPage />);
