// What runs in the browser at /graphiql. Bundled by scripts/build-graphiql.mjs; the server never loads it.
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './page.css';
import { QUESTIONS } from './questions';

globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const worker = label === 'json' || label === 'graphql' ? label : 'editor';
    return new Worker(WORKERS[worker], { name: label });
  },
};

const tabs = QUESTIONS.map(({ query }) => ({ query }));

/** Asks the server that the page came from; `headers` are those of the Headers editor, such as authorization. */
async function ask(operation, { headers } = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(operation),
  });
  return response.json();
}

createRoot(document.getElementById('root')).render(
  <GraphiQL fetcher={ask} defaultTabs={tabs}>
    <GraphiQL.Logo>
      <a href="/graphiql">Rostrum</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
