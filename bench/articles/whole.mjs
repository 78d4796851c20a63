// Whole articles of our own: the share of their essential facts that is drafted, and the share of drafts that are true.
import { share } from './measure.mjs';
import { storyKnowledge } from './story-names.mjs';
import { BODIES, LEADERS, WHOLE } from './whole-articles.mjs';
import { extract, gazetteerWith, readDocument } from './world.mjs';

/** The knowledge of the bundled example with leaders and bodies besides. */
export function wholeGazetteer(leaders = LEADERS, bodies = BODIES) {
  const { things, names, offices, capitals } = storyKnowledge();
  for (const [slug, name, country, role, office = ''] of leaders) {
    things.push({ slug, kind: 'LEADER', label: name, country });
    names.push({ slug, value: name, isAlias: false });
    offices.push({ leader: slug, country, role, office });
  }
  for (const [slug, own] of bodies) {
    things.push({ slug, kind: 'ORGANIZATION', label: own[0] });
    for (const value of own) names.push({ slug, value, isAlias: false });
  }
  return gazetteerWith({ things, names, offices, capitals });
}

const slugOf = (actor) => actor?.thing?.slug ?? actor?.country?.slug ?? `?${actor?.unlinked?.text ?? ''}`;
const countryOf = (actor) => actor?.country?.slug ?? slugOf(actor);

/** The lines that a frame says; those of a deed by who does it and by country, of which gold has either. */
function linesOf(frame, occasions) {
  switch (frame.kind) {
    case 'attendance':
      return [[`attends ${slugOf(frame.participant)} ${frame.status}`]];
    case 'relation':
      return [
        [frame.subject, frame.object],
        [frame.object, frame.subject],
      ].flatMap(([a, b]) => [
        [
          `relation ${frame.type} ${slugOf(a)} ${slugOf(b)}`,
          `relation ${frame.type} ${countryOf(a)} ${countryOf(b)}`,
        ],
      ]);
    case 'deed': {
      const isMutual = frame.targets.length === 0;
      const targets = isMutual ? frame.sources.slice(1) : frame.targets;
      const sources = isMutual ? frame.sources.slice(0, 1) : frame.sources;
      return sources.flatMap((source) =>
        targets.map((target) =>
          [slugOf, countryOf].flatMap((a) =>
            [slugOf, countryOf].flatMap((b) => {
              const line = `deed ${a(source)} ${frame.type} ${b(target)}`;
              return /CONSULT|AGREE|COOPERATE/.test(frame.type)
                ? [line, `deed ${b(target)} ${frame.type} ${a(source)}`]
                : [line];
            }),
          ),
        ),
      );
    }
    case 'event': {
      if (frame.property.startsWith('quantity.')) {
        const { value, low, high } = frame.value;
        const bounds =
          value ?? JSON.stringify({ ...(low != null && { low }), ...(high != null && { high }) });
        return [[`quantity ${frame.property.slice(9)} ${bounds}`]];
      }
      const occasion = occasions.find(({ key }) => key === frame.event);
      return frame.property === 'time'
        ? [[`event ${occasion.type} ${occasion.status} ${occasion.time}`]]
        : [];
    }
    default:
      return [];
  }
}

const alternatives = (line) =>
  line
    .split(' ')
    .reduce(
      (lines, part) => lines.flatMap((before) => part.split('|').map((each) => `${before} ${each}`.trim())),
      [''],
    );

export function measureWhole({ verbose, articles = WHOLE, gazetteer = wholeGazetteer() } = {}) {
  const sums = { gold: 0, found: 0, drafts: 0, right: 0 };
  for (const { day, text, facts, also } of articles) {
    const { frames, occasions } = extract(readDocument(text, 'en', 'text'), { gazetteer, today: day });
    // Of relations, which have both directions, one line counts.
    const drafts = frames
      .map((frame) => [frame, linesOf(frame, occasions)])
      .filter(([, lines]) => lines.length > 0);
    const said = new Set(drafts.flatMap(([, lines]) => lines.flat()));
    const gold = facts.split('\n');
    const isTrue = new Set([...gold, ...also.split('\n')].flatMap(alternatives));
    const missed = gold.filter((line) => !alternatives(line).some((each) => said.has(each)));
    const judged = drafts.flatMap(([frame, lines]) => (frame.kind === 'relation' ? [lines.flat()] : lines));
    const wrong = judged.filter((lines) => !lines.some((line) => isTrue.has(line)));
    sums.gold += gold.length;
    sums.found += gold.length - missed.length;
    sums.drafts += judged.length;
    sums.right += judged.length - wrong.length;
    if (verbose)
      console.log(
        `WHOLE ${text.slice(0, 50)}\n  missed: ${missed.join('; ')}\n  wrong: ${wrong.map(([line]) => line).join('; ')}`,
      );
  }
  return {
    articles: articles.length,
    factRecall: share(sums.found, sums.gold),
    draftPrecision: share(sums.right, sums.drafts),
  };
}
