import { readFileSync } from 'node:fs';

const textOf = (name) => readFileSync(new URL(`${name}.graphql`, import.meta.url), 'utf8').trim();

/** The text of a GraphQL document in this folder, with the fragments that it spreads. */
function document(name) {
  const [, ...fragments] = textOf(name.replace(/^\w+/, 'fragments')).split(/^fragment /m);
  let text = textOf(name);
  // From the last: a fragment spreads only those before it.
  for (const fragment of fragments.reverse()) {
    const [fragmentName] = fragment.split(' ');
    if (text.includes(`...${fragmentName}\n`)) text += `\n\nfragment ${fragment.trim()}`;
  }
  return text;
}

/**
 * A question of the benchmark. Its documents are the files with its id as name; a draw is its variables where no others
 * are named; the floor answers with its facts; and every side has it unless it says otherwise.
 */
export const question = ({ id, floor, postgraphile, ...own }) => ({
  id,
  document: document(id),
  variables: (draw) => draw,
  naive: true,
  ...own,
  floor: { facts: (answer) => answer, ...floor },
  postgraphile: postgraphile && {
    document: document(`${id}.postgraphile`),
    variables: (draw) => draw,
    ...postgraphile,
  },
});
