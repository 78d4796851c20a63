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

/** Puts a slider of days under the axis of the time bar: saidBy, and at its end now. */
export function addSlider(go: Go): void {
  const axis = document.getElementById('axis');
  const { first, last } = axis?.dataset ?? {};
  if (!axis || !first || !last) return;
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS;
  const dayAt = (value: number) => new Date(Date.parse(first) + value * DAY_MS).toISOString().slice(0, 10);

  const slider = document.createElement('input');
  slider.type = 'range';
  slider.id = 'slider';
  slider.max = String(days);
  slider.setAttribute('aria-label', 'Said in public by');
  axis.append(slider);

  const describe = () => {
    const value = Number(slider.value);
    const text = value >= days ? 'now' : WORDS.format(new Date(dayAt(value)));
    slider.setAttribute('aria-valuetext', text);
  };
  const follow = () => {
    const saidBy = new URL(location.href).searchParams.get('saidBy');
    const value = saidBy === null ? days : (Date.parse(saidBy) - Date.parse(first)) / DAY_MS;
    slider.value = String(Math.min(days, Math.max(0, value)));
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
    if (value >= days) url.searchParams.delete('saidBy');
    else url.searchParams.set('saidBy', dayAt(value));
    url.searchParams.delete('cite');
    url.hash = '';
    go(url.href, { replace: isScrub });
    isScrub = true;
    rest = Math.min(rest * 2, LONGEST_REST_MS);
  };
  slider.addEventListener('input', () => {
    describe();
    const now = performance.now();
    if (now - movedAt > LONGEST_REST_MS) {
      rest = REST_MS;
      isScrub = false;
    }
    movedAt = now;
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
