import { postgres } from './dialect/postgres'
import { tables } from './tables'

/** The tables on PostgreSQL: what drizzle-kit reads. */
export const schema = tables(postgres)

export const {
  workspaces,
  articles,
  snapshots,
  passages,
  facts,
  factTags,
  contradictions,
  cards,
  decks,
  deckFacts,
  contentLoads,
  learners,
  members,
  settingsVersions,
  memories,
  newCards,
  reviews,
  briefings,
  briefingFacts,
  rehearsals,
  rehearsalAnswers,
  forecasts,
  debriefs,
  calendarAddresses,
  offeredArticles,
  feeds,
  highlights,
  factVersions,
  conflicts,
  readings,
  decisions,
  modelSettings,
  modelCalls,
} = schema
