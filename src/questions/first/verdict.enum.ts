import { describeEnum } from '../../api/enums/describe';
import { Verdict } from './verdict';

export { Verdict };

describeEnum(Verdict, 'Verdict', 'Whether an event is the first of its kind, according to the record.', {
  SUPPORTED: 'No such event is recorded, and exhaustive data sets cover all of the time before.',
  CONTRADICTED: 'There was one before.',
  UNKNOWN:
    'No such event is recorded as certainly earlier, but the data sets do not cover all of the time before.',
});
