import { mount } from '../../components/mount';
import { Documents } from './Documents';
import './style.scss';

mount('erp-bridge-documents', <Documents />);
