import { type Go, PARTS_EVENT } from './follow-times';

const DAY_MS = 24 * 60 * 60 * 1000;
const WORDS = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

// A request is sent when the slider has rested for this long.
const REST_MS = 200;
// One that goes on being moved waits longer each time, so that any scrub sends few requests.
const LONGEST_REST_MS = 3200;

/** Puts a slider of days under the axis of the time bar: saidBy, and one step after the last day now. */
export function addSlider(go: Go): void {
  const axis = document.getElementById('axis');
  const marks = document.getElementById('marks');
  if (!axis || !marks) return;
  // Days since 1970. The axis changes with the page: it reaches to the day that the page shows.
  let first = 0;
  let now = 0;
  const dayOf = (text: string) => Date.parse(text) / DAY_MS;
  const dayAt = (value: number) => new Date((first + value) * DAY_MS).toISOString().slice(0, 10);

  const slider = document.createElement('input');
  slider.type = 'range';
  slider.id = 'slider';
  slider.setAttribute('aria-label', 'Said in public by');
  axis.append(slider);

  const describe = () => {
    const value = Number(slider.value);
    const text = value >= now ? 'now' : WORDS.format(new Date(dayAt(value)));
    slider.setAttribute('aria-valuetext', text);
  };
  const follow = () => {
    const saidBy = new URL(location.href).searchParams.get('saidBy');
    first = dayOf(marks.dataset.first!);
    now = dayOf(marks.dataset.last!) - first + 1;
    slider.max = String(now);
    slider.value = String(saidBy === null ? now : dayOf(saidBy) - first);
    describe();
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  let rest = REST_MS;
  let movedAt = -Infinity;
  let isScrub = false;
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    const url = new URL(location.href);
    const value = Number(slider.value);
    if (value >= now) url.searchParams.delete('saidBy');
    else url.searchParams.set('saidBy', dayAt(value));
    url.searchParams.delete('cite');
    url.hash = '';
    go(url.href, { replace: isScrub });
    isScrub = true;
    rest = Math.min(rest * 2, LONGEST_REST_MS);
  };
  slider.addEventListener('input', () => {
    describe();
    const at = performance.now();
    if (at - movedAt > LONGEST_REST_MS) {
      rest = REST_MS;
      isScrub = false;
    }
    movedAt = at;
    clearTimeout(timer);
    timer = setTimeout(send, rest);
  });
  slider.addEventListener('pointerup', () => {
    if (timer !== undefined) send();
  });
  document.addEventListener(PARTS_EVENT, () => {
    if (timer === undefined) follow();
  });
  follow();
}
