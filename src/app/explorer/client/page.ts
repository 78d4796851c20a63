import { followChanges } from './lib/follow-changes';
import { followTimes } from './lib/follow-times';
import { addSlider } from './lib/slider';
import { suggestWhileTyping } from './lib/suggest';
import { recordFromForms } from './lib/write';

const go = followTimes();
addSlider(go);
suggestWhileTyping();
followChanges(go);
recordFromForms(go);
