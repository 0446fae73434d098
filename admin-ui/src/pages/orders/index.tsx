import { mount } from '../../components/mount';
import { Orders } from './Orders';
import './style.scss';

mount('erp-bridge-orders', <Orders />);
