// Stands in for @graphiql/react's module of tabs, so that tabs are called by questions: scripts/build-graphiql.mjs.
import * as original from 'original-tabs';
import { titleOf } from './title';

export * from 'original-tabs';

const titled = (tab) => ({ ...tab, title: titleOf(tab.query) ?? tab.title });
const allTitled = (state) => ({ ...state, tabs: state.tabs.map(titled) });

export const createTab = (contents) => titled(original.createTab(contents));
export const getDefaultTabState = (options) => allTitled(original.getDefaultTabState(options));
export const setPropertiesInActiveTab = (state, contents) =>
  allTitled(original.setPropertiesInActiveTab(state, contents));
