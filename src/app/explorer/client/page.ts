import { followTimes } from './lib/follow-times';
import { addSlider } from './lib/slider';
import { suggestWhileTyping } from './lib/suggest';

const go = followTimes();
addSlider(go);
suggestWhileTyping();
