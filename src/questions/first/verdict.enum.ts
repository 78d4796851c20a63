import { describeEnum } from '../../api/enums/describe';
import { Verdict } from './verdict';

export { Verdict };

describeEnum(Verdict, 'Verdict', 'Whether something was the first time, as far as the record can tell.', {
  SUPPORTED: 'No such event is recorded, within a coverage in which what is not recorded did not happen.',
  CONTRADICTED: 'There was one before.',
  UNKNOWN: 'No such event is recorded, or none that is certainly earlier, but silence proves nothing here.',
});
