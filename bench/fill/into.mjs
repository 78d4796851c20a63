// `node bench/fill/into.mjs URL EVENTS` fills a migrated, empty database, and prints parameters for the
// questions.
import { fill } from './fill.mjs';
import { takeSample } from './sample.mjs';
import { scaleOf } from './scale.mjs';

const [url, events] = [process.argv[2], Number(process.argv[3])];
await fill(url, events, console.error);
console.log(JSON.stringify(await takeSample(url, scaleOf(events))));
