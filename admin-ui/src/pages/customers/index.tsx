import { mount } from '../../components/mount';
import { Customers } from './Customers';
import './style.scss';

mount('erp-bridge-customers', <Customers />);
