import { mount } from '../../components/mount';
import { Overview } from './Overview';
import './style.scss';

mount('erp-bridge-overview', <Overview />);
