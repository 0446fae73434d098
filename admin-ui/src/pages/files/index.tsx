import { mount } from '../../components/mount';
import { Files } from './Files';
import './style.scss';

mount('erp-bridge-files', <Files />);
