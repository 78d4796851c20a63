import { value, type FieldRead, type ObjectModel } from '../../engine/query/compile/model';
import type { SpanRow } from '../../engine/query/compile/fields';
import { describeSpan, type SpanDescription } from '../../engine/model/time/edtf';

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
