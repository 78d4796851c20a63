import { createEntity } from '../entity/create-entity';
import { findOptionalEntity } from '../../engine/write/find-entity';
import { useCase } from '../../engine/write/write';
import type { CreateOrganizationInput } from './organization.input';

/** Records a ministry, an international organization, a bloc, or a group that is referred to as one body. */
export const createOrganization = useCase(
  'createOrganization',
  async (rec, input: CreateOrganizationInput) => {
    const country = await findOptionalEntity(rec.tx, input.country, ['country'], ['COUNTRY']);
    const { id, slug, label } = await createEntity(rec, 'ORGANIZATION', input);
    await rec.tx.organization.create({
      data: { id, fromRecording: rec.id, label, kind: input.kind, countryId: country?.id ?? null },
    });
    rec.change({
      action: 'CREATED',
      subjectKind: 'ORGANIZATION',
      subjectId: id,
      concerns: [id],
      fields: ['slug', 'name', 'kind', 'country'],
      after: { slug, name: label, kind: input.kind, country: country?.slug ?? null },
    });
    return { organization: `${id}` };
  },
);
