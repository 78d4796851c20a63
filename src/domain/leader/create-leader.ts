import { createEntity } from '../entity/create-entity';
import { useCase } from '../../engine/write/write';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { optionalSpanColumns, readSpan } from '../../engine/model/time/span';
import type { CreateLeaderInput } from './leader.input';

/** Records a person who leads, led or may lead a country. */
export const createLeader = useCase('createLeader', async (rec, input: CreateLeaderInput) => {
  const born = readSpan(input.born, ['born']);
  const died = readSpan(input.died, ['died']);
  if (born?.earliest && died?.latest && died.latest < born.earliest) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['died'],
      `The date of death, ${died.edtf}, is before the date of birth, ${born.edtf}`,
    );
  }

  const { id, slug, label } = await createEntity(rec, 'LEADER', input);
  await rec.tx.leader.create({
    data: {
      id,
      fromRecording: rec.id,
      label,
      ...optionalSpanColumns('born', born),
      ...optionalSpanColumns('died', died),
    },
  });
  rec.change({
    action: 'CREATED',
    subjectKind: 'LEADER',
    subjectId: id,
    concerns: [id],
    fields: ['slug', 'name', 'born', 'died'],
    after: { slug, name: label, born: born?.edtf ?? null, died: died?.edtf ?? null },
  });
  return { leader: `${id}` };
});
