import type { PageDefinition } from '../page';
import { eventPage } from './event/event.page';
import { countryPage, leaderPage, organizationPage } from './thing/thing.page';

/** Every page of the explorer. */
export const pages: readonly PageDefinition<never>[] = [eventPage, leaderPage, countryPage, organizationPage];
