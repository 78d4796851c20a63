import type { EmbedTag } from '../components/embed-code';
import { parameterOf, VIEWS } from './attributes';

/** The element that shows a view as its URL does. */
export const tagFor = (name: EmbedTag['name'], search: URLSearchParams): EmbedTag => ({
  name,
  attributes: Object.fromEntries(
    VIEWS[name].map((attribute) => [attribute, search.getAll(parameterOf(attribute)).join(',')]),
  ),
});
