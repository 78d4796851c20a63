// What runs in the browser at /graphiql. Bundled by scripts/build-graphiql.mjs; the server never loads it.
import { GraphiQL } from 'graphiql';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
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

createRoot(document.getElementById('root')).render(
  <GraphiQL fetcher={createGraphiQLFetcher({ url: '/graphql' })} defaultTabs={tabs}>
    <GraphiQL.Logo>
      <a href="/graphiql">Rostrum</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
