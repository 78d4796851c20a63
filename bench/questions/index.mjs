import q1 from './Q1.mjs';
import q2 from './Q2.mjs';
import q3 from './Q3.mjs';
import q4 from './Q4.mjs';
import q5 from './Q5.mjs';
import q6 from './Q6.mjs';
import q7 from './Q7.mjs';
import q8 from './Q8.mjs';
import q9 from './Q9.mjs';
import q10 from './Q10.mjs';
import { REPEATED } from './repeated.mjs';

/** The ten questions of the benchmark, and the repeated ones. */
export const QUESTIONS = [q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, ...REPEATED];
