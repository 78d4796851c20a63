import { showTimes } from './lib/times';

showTimes();
