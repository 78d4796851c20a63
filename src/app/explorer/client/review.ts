import { review } from './lib/review';

review();
