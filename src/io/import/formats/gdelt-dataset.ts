import type { DatasetRecord } from '../rostrum-jsonl/records';
import type { GdeltLayout } from './gdelt-columns';

/** The GDELT Event Database in one of its versions. */
export const gdeltDataset = (version: GdeltLayout['version']): DatasetRecord => ({
  record: 'dataset',
  key: `gdelt-${version}`,
  name: 'GDELT Event Database',
  version,
  license:
    'Free for any use, with a citation of the GDELT Project and a link to it (https://www.gdeltproject.org/about.html#termsofuse)',
  citation:
    'Leetaru, Kalev, and Philip A. Schrodt (2013): GDELT: Global Data on Events, Location and Tone, 1979–2012. ISA Annual Convention. The GDELT Project, https://www.gdeltproject.org/',
  url: 'https://www.gdeltproject.org/',
  // It is not exhaustive: articles that the coder did not read or could not code are missing.
  covers: { time: version === '1.0' ? '1979-01-01/..' : '2015-02-18/..', exhaustive: false },
});
