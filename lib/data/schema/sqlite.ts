import { sqlite } from './dialect/sqlite'
import { tables } from './tables'

/** The tables on SQLite: what drizzle-kit reads. */
export const schema = tables(sqlite)

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
