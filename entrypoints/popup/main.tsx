import { mountPage } from '../../components/mount-page.tsx';
import { Popup } from '../../components/popup.tsx';
import './popup.css';

mountPage(<Popup />);
