import type { PageDefinition } from '../page';
import { eventPage } from './event/event.page';
import { reviewPage } from './review/review.page';

/** Every page of the explorer. */
export const pages: readonly PageDefinition<never>[] = [eventPage, reviewPage];
