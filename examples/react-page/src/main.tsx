import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createRoot } from 'react-dom/client';
import { Page } from './page';

const client = new ApolloClient({
  link: new HttpLink({ uri: 'http://127.0.0.1:4000/graphql' }),
  cache: new InMemoryCache(),
});

createRoot(document.getElementById('page')!).render(
  <ApolloProvider client={client}>
    <Page />
  </ApolloProvider>,
);
