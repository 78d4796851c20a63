import { value, type FieldRead, type ObjectModel } from '../read/model';
import type { SpanRow } from '../read/fields';
import { describeSpan, type SpanDescription } from './edtf';

/** A property that the EDTF text itself tells. */
const described = (property: keyof SpanDescription): FieldRead<SpanRow> =>
  value(
    ({ edtf }) => edtf,
    (text: string) => describeSpan(text)[property],
  );

export const timeSpanModel: ObjectModel<SpanRow> = {
  fields: {
    edtf: value(({ edtf }) => edtf),
    earliest: value(({ earliest }) => earliest),
    latest: value(({ latest }) => latest),
    attestedUntil: value(({ attestedUntil }) => attestedUntil),
    precision: described('precision'),
    approximate: described('approximate'),
    uncertain: described('uncertain'),
    ongoing: described('ongoing'),
  },
};
