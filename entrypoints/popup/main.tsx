import { mountPage } from '../../components/mount-page.tsx';
import { Popup } from '../../components/popup.tsx';
import '../../components/tokens.css';
import '../../components/page.css';
import '../../components/options/rates.css';
import './popup.css';

mountPage(<Popup />);
