import { POSITIONS_AN_ARTICLE } from '../../data/library-ids'
import type { ArticleFile } from '../../domain/content-files/article-file'
import type { Instant, WorkspaceId } from '../../domain/ids'
import { type AnyJsonLine, JSON_LINES_VERSION } from '../../interchange/text-export/json-line'
import { libraryRows } from '../content/library-rows'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u
/** After the articles of a library, before the facts without one. */
const FIRST_POSITION = 90_000

/**
 * Content files as the lines of an export, so that they are imported like one: what the library has under these names stays
 * as it is. A name that is a UUID is the id of something that a person made; ids of other names are made for the library.
 */
export const contentLines = (
  articles: readonly ArticleFile[],
  workspaceId: WorkspaceId,
  now: Instant,
): readonly AnyJsonLine[] => {
  const rows = libraryRows(workspaceId, articles, now)
  const ids = new Map<string, string>()
  for (const { id, key } of [...rows.articles, ...rows.facts, ...rows.cards]) ids.set(id, UUID.test(key) ? key : id)
  const idOf = (id: string): string => ids.get(id) ?? id
  const namesOf = (factId: string, kind: 'topic' | 'person' | 'place') =>
    rows.tags.flatMap((tag) => (tag.factId === factId && tag.kind === kind ? [tag.name] : []))
  const passages = new Map(rows.passages.map((row) => [row.id, row]))
  return [
    {
      type: 'export',
      format: 'aide-memoire',
      version: JSON_LINES_VERSION,
      exportedAt: now,
      withScheduling: false,
      isWholeLibrary: false,
    },
    ...rows.decks.map((deck) => ({ type: 'deck' as const, ...deck, articleId: idOf(deck.articleId) })),
    ...rows.articles.map((row) => ({
      type: 'article' as const,
      id: idOf(row.id),
      key: row.key,
      title: row.title,
      shortTitle: row.shortTitle ?? null,
      authors: [...row.authors],
      outlet: row.outlet ?? null,
      published: row.published ?? null,
      url: row.url ?? null,
      origin: 'file' as const,
      snapshotId: row.snapshotId,
      position: FIRST_POSITION + row.position,
      createdAt: now,
      retiredAt: null,
    })),
    ...rows.snapshots.map((row) => ({ type: 'snapshot' as const, ...row, articleId: idOf(row.articleId) })),
    ...[...passages.values()].map((row) => ({ type: 'passage' as const, ...row })),
    ...rows.facts.map((row) => ({
      type: 'fact' as const,
      id: idOf(row.id),
      key: row.key,
      articleId: idOf(row.articleId),
      passageId: row.passageId,
      kind: row.kind,
      statement: row.statement,
      weight: row.weight,
      asOf: row.asOf ?? null,
      reviewBy: row.reviewBy ?? null,
      speaker: row.speaker ?? null,
      hedge: row.hedge ?? null,
      origin: 'person' as const,
      position: row.position,
      editedAt: null,
      confirmedAt: null,
      sourceLine: null,
      passageState: null,
      createdAt: now,
      updatedAt: now,
      retiredAt: null,
      topics: namesOf(row.id, 'topic'),
      people: namesOf(row.id, 'person'),
      places: namesOf(row.id, 'place'),
      deckIds: rows.deckFacts.flatMap(({ deckId, factId }) => (factId === row.id ? [deckId] : [])),
      furtherPassages: rows.factPassages
        .filter(({ factId }) => factId === row.id)
        .map(({ passageId, articleId, role, note }) => ({
          passageId,
          articleId: idOf(articleId),
          role,
          note: note ?? null,
          state: null,
          origin: 'person' as const,
          createdAt: now,
        })),
      links: rows.links
        .filter(({ factId }) => factId === row.id)
        .map(({ otherFactId, kind, note }) => ({ otherFactId: idOf(otherFactId), kind, note })),
    })),
    ...rows.cards.map((row) => ({
      type: 'card' as const,
      id: idOf(row.id),
      key: row.key,
      group: row.group,
      factId: idOf(row.factId),
      form: row.form,
      deletion: row.deletion,
      front: row.front,
      back: row.back,
      hint: row.hint ?? null,
      aliases: [...row.aliases],
      position: row.position + FIRST_POSITION * POSITIONS_AN_ARTICLE,
      createdAt: now,
      updatedAt: now,
      retiredAt: null,
    })),
  ]
}
