import { toGlobalId } from '../../engine/model/global-id';
import type { RecordingTx } from '../../engine/write/recording';
import { OPEN } from '../../engine/write/revise';
import { useCase } from '../../engine/write/write';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { optionalSpanColumns, readSpan } from '../../engine/model/time/span';
import type { CreateSourceInput } from './source.input';

/**
 * Records a source of claims; a URL that is already recorded is refused as DUPLICATE, with a reference to its
 * source.
 */
export const createSource = useCase('createSource', async (rec, input: CreateSourceInput) => {
  const published = readSpan(input.publishedAt, ['publishedAt']);
  if (input.url != null) await refuseKnownUrl(rec, input.url);

  const { id } = await rec.tx.source.create({
    data: {
      fromRecording: rec.id,
      title: input.title,
      publisher: input.publisher ?? null,
      url: input.url ?? null,
      ...optionalSpanColumns('publishedAt', published),
      reliability: input.reliability ?? 'F',
    },
  });
  rec.change({
    action: 'CREATED',
    subjectKind: 'SOURCE',
    subjectId: id,
    fields: ['title', 'publisher', 'url', 'publishedAt', 'reliability'],
    after: {
      title: input.title,
      publisher: input.publisher ?? null,
      url: input.url ?? null,
      publishedAt: published?.edtf ?? null,
      reliability: input.reliability ?? 'F',
    },
  });
  return { source: `${id}` };
});

async function refuseKnownUrl(rec: RecordingTx, url: string): Promise<void> {
  const known = await rec.tx.source.findFirst({ where: { url, toRecording: OPEN } });
  if (!known) return;
  throw new Refusal(
    UserErrorCode.DUPLICATE,
    ['url'],
    `${url} is already recorded, as ${toGlobalId('SOURCE', known.id)} "${known.title}"`,
  );
}
