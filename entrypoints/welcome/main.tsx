import { mountPage } from '../../components/mount-page.tsx';
import { Welcome } from '../../components/welcome/welcome.tsx';
import '../../components/tokens.css';
import '../../components/page.css';
import '../../components/welcome/welcome.css';

mountPage(<Welcome />);
