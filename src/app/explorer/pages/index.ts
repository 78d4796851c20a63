import type { PageDefinition } from '../page';
import { eventPage } from './event/event.page';
import { graphPage } from './graph/graph.page';

/** Every page of the explorer. */
export const pages: readonly PageDefinition<never>[] = [eventPage, graphPage];
