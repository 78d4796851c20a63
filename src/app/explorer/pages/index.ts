import type { PageDefinition } from '../page';
import { claimPage } from './claim/claim.page';
import { datasetPage } from './dataset/dataset.page';
import { disputesPage } from './disputes/disputes.page';
import { eventPage } from './event/event.page';
import { graphPage } from './graph/graph.page';
import { homePage } from './home/home.page';
import { mapPage } from './map/map.page';
import { reviewPage } from './review/review.page';
import { searchPage } from './search/search.page';
import { seriesPage } from './series/series.page';
import { sourcePage } from './source/source.page';
import { timelinePage } from './timeline/timeline.page';
import { countryPage, leaderPage, organizationPage } from './thing/thing.page';

/** Every page of the explorer. */
export const pages: readonly PageDefinition<never>[] = [
  homePage,
  searchPage,
  eventPage,
  leaderPage,
  countryPage,
  organizationPage,
  seriesPage,
  sourcePage,
  claimPage,
  datasetPage,
  disputesPage,
  reviewPage,
  graphPage,
  timelinePage,
  mapPage,
];
