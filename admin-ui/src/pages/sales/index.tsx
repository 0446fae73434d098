import { mount } from '../../components/mount';
import { Sales } from './Sales';
import './style.scss';

mount('erp-bridge-sales', <Sales />);
