/** A share as a number with three decimals; null of nothing. */
export const share = (part, whole) => (whole === 0 ? null : Math.round((1000 * part) / whole) / 1000);

/** The answers of a line: `slug STATUS|STATUS [ROLE] [LEVEL]; …`. `?` before one: true, but not essential. `~Name` has no record. */
function answersIn(line) {
  return line
    .split('; ')
    .filter(Boolean)
    .map((each) => {
      const isOptional = each.startsWith('?');
      const [who, statuses, ...details] = each.slice(isOptional ? 1 : 0).split(' ');
      return { who: who.split('/'), statuses: statuses.split('|'), details, isOptional };
    });
}

const nameOf = (actor) => actor.thing?.slug ?? `~${actor.unlinked?.text ?? actor.country?.slug}`;

/** Those who a frame says are there or not; a meeting that only a verb names seats both sides. */
function seatsOf(frame) {
  if (frame.kind === 'attendance') return [{ ...frame, name: nameOf(frame.participant) }];
  if (frame.kind !== 'deed' || frame.type !== 'CONSULT') return [];
  const status =
    frame.status !== 'SCHEDULED' ? 'ATTENDED' : frame.modality === 'POSSIBLE' ? 'POSSIBLE' : 'EXPECTED';
  const seated = frame.about ? frame.sources : [...frame.sources, ...frame.targets];
  return seated.map((actor) => ({ ...frame, status, level: actor.level, name: nameOf(actor) }));
}

const isAbout = (name, { who }) =>
  who.some((each) =>
    each.startsWith('~') ? name.startsWith('~') && name.includes(each.slice(1)) : each === name,
  );

/** Counts of the attendances that `read` finds in sentences with their answers, and what it takes for what. */
export function measureAttendance(sentences, { read, name, verbose, withDeeds = false }) {
  const sums = {
    gold: 0,
    found: 0,
    predicted: 0,
    right: 0,
    details: 0,
    rightDetails: 0,
    confusion: new Map(),
  };
  for (const [text, expected] of sentences) {
    const gold = answersIn(expected);
    const predicted = read(text)
      .filter(({ kind }) => withDeeds || kind === 'attendance')
      .flatMap(seatsOf);
    const matches = (frame, answer) => isAbout(frame.name, answer) && answer.statuses.includes(frame.status);
    const essential = gold.filter(({ isOptional }) => !isOptional);
    const missed = essential.filter((answer) => !predicted.some((frame) => matches(frame, answer)));
    const wrong = predicted.filter((frame) => !gold.some((answer) => matches(frame, answer)));
    sums.gold += essential.length;
    sums.found += essential.length - missed.length;
    sums.predicted += predicted.length;
    sums.right += predicted.length - wrong.length;
    for (const answer of gold)
      for (const frame of predicted.filter((each) => matches(each, answer)).slice(0, 1))
        for (const detail of answer.details) {
          sums.details += 1;
          if (frame.role === detail || frame.level === detail) sums.rightDetails += 1;
          else if (verbose) console.log(`${name}: not ${frame.role} ${frame.level} but ${detail} | ${text}`);
        }
    if (missed.length + wrong.length === 0) continue;
    const statuses = (each) =>
      each.map(({ status, statuses: any }) => status ?? any.join('|')).join(',') || '-';
    const key = `${statuses(missed)} → ${statuses(wrong)}`;
    sums.confusion.set(key, (sums.confusion.get(key) ?? 0) + 1);
    const line = (each) => `${each.name ?? each.who.join('/')} ${each.status ?? each.statuses.join('|')}`;
    if (verbose)
      console.log(
        `${name}: missed ${missed.map(line).join('; ') || '-'} | wrong ${wrong.map((each) => `${line(each)} (${each.rule})`).join('; ') || '-'} | ${text}`,
      );
  }
  return sums;
}
