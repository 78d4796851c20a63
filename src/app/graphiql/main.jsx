/** @jsxImportSource react */
// What runs in the browser at /graphiql. Bundled by scripts/build-graphiql.mjs; the server never loads it.
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import { ask } from './ask';
import { readLink } from './link';
import './page.css';
import { QUESTIONS } from './questions';

globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const worker = label === 'json' || label === 'graphql' ? label : 'editor';
    return new Worker(WORKERS[worker], { name: label });
  },
};

const linked = readLink(location.hash);
const questions = QUESTIONS.map(({ query }) => ({ query }));

// A link pasted into the address of this page changes only the fragment.
addEventListener('hashchange', () => readLink(location.hash) && location.reload());

createRoot(document.getElementById('root')).render(
  <GraphiQL
    fetcher={ask}
    defaultTabs={linked ? [linked, ...questions] : questions}
    initialQuery={linked?.query}
    initialVariables={linked?.variables}
    schemaDescription
  >
    <GraphiQL.Logo>
      <a href="/">Rostrum</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
