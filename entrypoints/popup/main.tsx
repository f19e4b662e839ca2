import { mountPage } from '../../components/mount-page.tsx';
import { Popup } from '../../components/popup.tsx';
import './popup.css';
import '../../components/options/rates.css';

mountPage(<Popup />);
