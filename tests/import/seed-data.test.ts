import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkClaim } from '../../src/engine/model/vocabulary';
import type { SubjectKind } from '../../src/generated/prisma/enums';
import { subjectOf } from '../../src/io/import/rostrum-jsonl/values';
import {
  rostrumRecord,
  type ClaimRecord,
  type CountryRecord,
  type RostrumRecord,
} from '../../src/io/import/rostrum-jsonl/records';
import { countryRecords } from '../../src/io/import/seed/countries';
import { parseSpan } from '../../src/engine/model/time/edtf';
import { realFile } from '../support/real-files';
import { PARADE, STORY_TABLE, WEEKS_TABLE } from './story-table';

type Code = NonNullable<CountryRecord['codes']>[number];

const lines = readFileSync(join(__dirname, '../../prisma/seed/story.jsonl'), 'utf8').trimEnd().split('\n');
const story: RostrumRecord[] = lines.map((line) => rostrumRecord.parse(JSON.parse(line)));
const countries = [...countryRecords()];
const everything = [...countries, ...story];
const isClaim = (record: RostrumRecord): record is ClaimRecord => record.record === 'claim';
const claims = everything.filter(isClaim);
const papers = new Map(story.flatMap((record) => (record.record === 'source' ? [[record.key, record]] : [])));

describe('the story', () => {
  it.each(STORY_TABLE)('para $para: $subject $property', ({ para, subject, property, ...said }) => {
    const found = claims.filter(
      (claim) =>
        claim.source === 'article-victory-day-2025' &&
        claim.property === property &&
        JSON.stringify(claim.subject) === JSON.stringify(subject),
    );
    const quoted = found.map(({ value, modality, speaker, locator }) => ({
      value,
      modality,
      speaker,
      locator,
    }));
    expect(quoted).toContainEqual({ ...said, locator: `para ${para}` });
  });

  it.each(WEEKS_TABLE)('$day, $publisher: $subject $property', ({ day, publisher, ...line }) => {
    const quoted = claims
      .map(({ source, saidAt, subject, property, value, modality, speaker }) => ({
        day: saidAt ?? papers.get(source)?.publishedAt,
        publisher: papers.get(source)?.publisher,
        line: { subject, property, value, modality, speaker },
      }))
      .filter((claim) => claim.line.property === line.property);
    expect(quoted).toContainEqual({ day, publisher, line });
  });

  it('has no claim in a paper before its publication, and each paper has its publisher and day', () => {
    for (const { key, source, saidAt } of story.filter(isClaim)) {
      const { publishedAt } = papers.get(source)!;
      const isOut = saidAt === undefined || saidAt <= publishedAt!;
      expect({ key, isOut }).toEqual({ key, isOut: true });
    }
    const nameless = [...papers.values()].filter(({ publisher }) => publisher === undefined);
    expect(nameless.map(({ key }) => key)).toEqual([
      'article-victory-day-2025',
      'editors-note',
      'editors-note-parade-2015',
    ]);
  });

  it('states the condition of the risk', () => {
    const conditional = claims.filter((claim) => claim.condition);
    expect(conditional.map(({ key, modality }) => [key, modality])).toEqual([
      ['lee-jae-myung:risk', 'HYPOTHETICAL'],
    ]);
  });

  it('has both parades as editions of one series', () => {
    const editions = story.filter(
      (record) => record.record === 'event' && record.series === 'victory-day-parade',
    );
    expect(editions).toEqual([
      expect.objectContaining({ slug: 'victory-day-parade-2015', edition: '2015' }),
      expect.objectContaining({ slug: PARADE, edition: '2025' }),
    ]);
  });

  it('attributes no confidence and no quotation to a source', () => {
    expect(claims.filter((claim) => claim.confidence !== undefined || claim.quote !== undefined)).toEqual([]);
  });

  const article = realFile('articles/000_16474946dd06dbc6.txt');
  const itWithArticle = article ? it : it.skip;
  itWithArticle('shares no six words in a row with the article (skipped without ROSTRUM_TEST_FILES)', () => {
    const taken = new Set(sixes(readFileSync(article!, 'utf8')));
    const shared = story
      .flatMap(textsIn)
      .flatMap(sixes)
      .filter((six) => taken.has(six));
    expect(shared).toEqual([]);
  });
});

describe('every seed record', () => {
  it('is valid, including the countries', () => {
    for (const record of countries) expect(rostrumRecord.parse(record)).toEqual(record);
  });

  it('refers only to earlier lines', () => {
    const said = new Set<string>();
    const dangling = everything.flatMap((record) => {
      const unknown = referencesOf(record).filter((reference) => !said.has(reference));
      said.add(nameOf(record));
      return unknown.map((reference) => `${nameOf(record)} -> ${reference}`);
    });
    expect(dangling).toEqual([]);
  });

  it('has a unique name', () => {
    expect(repeated(everything.map(nameOf))).toEqual([]);
  });

  it('has codes that no other entity has at the same time', () => {
    const codes = everything.flatMap((record) =>
      ('codes' in record ? (record.codes ?? []) : []).map((code: Code) => {
        const { earliest, latest } = parseSpan(code.valid ?? '../..');
        return { code: `${code.scheme} ${code.value}`, from: earliest ?? '0000', to: latest ?? '9999-12-31' };
      }),
    );
    const shared = codes.flatMap((one, at) =>
      codes
        .slice(at + 1)
        .filter(({ code, from, to }) => code === one.code && from <= one.to && one.from <= to),
    );
    expect(shared).toEqual([]);
  });

  it('claims what the vocabulary allows', () => {
    for (const { subject, property, value } of claims) {
      const subjectKind = subjectOf(subject).kind.toUpperCase() as SubjectKind;
      expect(checkClaim({ subjectKind, property, value, byImport: true })).toEqual(value);
    }
  });

  it('has a claim for each fact', () => {
    const claimed = new Set(
      claims.map(({ subject, property }) => `${subjectOf(subject).reference} ${property}`),
    );
    const needed = everything.flatMap((record) => {
      if (record.record === 'participation') return [`${record.key} status`, `${record.key} role`];
      if (record.record === 'relationship') return [`${record.key} status`];
      if (record.record === 'tenure') return [`${record.key} term.start`, `${record.key} office`];
      if (record.record === 'event')
        return ['type', 'status', 'time'].map((said) => `${record.slug} ${said}`);
      return [];
    });
    expect(needed.filter((fact) => !claimed.has(fact))).toEqual([]);
  });
});

/** Entities share one namespace; every other kind has its own. */
function nameOf(record: RostrumRecord): string {
  return 'slug' in record ? record.slug : `${record.record} ${record.key}`;
}

function referencesOf(record: RostrumRecord): string[] {
  const dataset = 'dataset' in record && record.dataset ? [`dataset ${record.dataset}`] : [];
  switch (record.record) {
    case 'organization':
      return record.country ? [record.country] : [];
    case 'event':
      return [record.series, record.superEvent].filter((slug) => slug !== undefined).concat(dataset);
    case 'participation':
      return [record.event, record.participant, ...(record.country ? [record.country] : [])];
    case 'relationship':
      return [record.subject, record.object, ...dataset];
    case 'tenure':
      return [record.leader, record.country, ...dataset];
    case 'claim': {
      const { kind, reference } = subjectOf(record.subject);
      const isFact = kind === 'participation' || kind === 'relationship' || kind === 'tenure';
      const speaker = record.speaker ? [record.speaker] : [];
      return [isFact ? `${kind} ${reference}` : reference, `source ${record.source}`, ...speaker, ...dataset];
    }
    default:
      return dataset;
  }
}

function repeated(names: string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

function sixes(prose: string): string[] {
  const words =
    prose
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(5).map((_, at) => words.slice(at, at + 6).join(' '));
}
