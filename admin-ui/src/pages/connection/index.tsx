import { mount } from '../../components/mount';
import { Connection } from './Connection';
import './style.scss';

mount('erp-bridge-connection', <Connection />);
