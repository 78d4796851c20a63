import { execute, type Executing } from '../../api/execute';
import type { Viewer } from '../../platform/auth/policy';
import type { Thing } from './components/thing';
import { NAMED, namingIn } from './fragments';

const SUGGEST = `query Suggest($text: String!, $language: String!, $isEnglish: Boolean!) {
  search(query: $text, first: 5) { nodes { ${NAMED} } }
}`;

/** Things with a name like a text; none if they cannot be searched. */
export async function suggest(
  deps: Executing,
  text: string,
  language: string,
  viewer: Viewer,
): Promise<readonly Thing[]> {
  const variables = { text: text.replaceAll('-', ' '), ...namingIn(language) };
  const { data } = await execute(deps, { query: SUGGEST, variables }, viewer, { transport: 'explorer' });
  return (data as { search: { nodes: Thing[] } } | null)?.search.nodes ?? [];
}
