import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { LinkKind, PassageRole } from '@/lib/domain/library'

export type StoredFact = {
  readonly workspaceId: string
  readonly factId: string
  readonly statement: string
  readonly passageId: string
  readonly passage: string
  readonly articleId: string
  readonly articleKey: string
  readonly articleTitle: string
  readonly cardId: string
}

/**
 * Facts of a data folder, the first of each article that has a question card, in the order of articles. What the library
 * says of their other sources and their links is taken out of it, so that tests know what there is.
 */
export const takeFirstFacts = (dataDir: string): readonly StoredFact[] => {
  const db = new Database(join(dataDir, 'aide.sqlite'))
  try {
    const facts = db
      .prepare<[], StoredFact>(
        `select f.workspace_id as workspaceId, f.id as factId, f.statement, p.id as passageId, p.exact as passage,
                a.id as articleId, a.key as articleKey, a.title as articleTitle, c.id as cardId
         from articles a
         join facts f on f.article_id = a.id
         join passages p on p.id = f.passage_id
         join cards c on c.fact_id = f.id and c.form = 'question'
         where a.retired_at is null and f.retired_at is null and c.retired_at is null
           and f.position = (select min(g.position) from facts g join cards d on d.fact_id = g.id
                             where g.article_id = a.id and g.retired_at is null and d.form = 'question')
         group by f.id order by a.position`,
      )
      .all()
    for (const { factId } of facts) {
      db.prepare('delete from fact_passages where fact_id = ?').run(factId)
      db.prepare('delete from fact_links where ? in (fact_id, other_fact_id)').run(factId)
    }
    return facts
  } finally {
    db.close()
  }
}

type Further = { readonly of: StoredFact; readonly role?: PassageRole; readonly note?: string }

/** Gives a fact the main passages of other facts as further ones, as a person's own. */
export const addPassages = (
  dataDir: string,
  { workspaceId, factId }: StoredFact,
  further: readonly Further[],
): void => {
  const db = new Database(join(dataDir, 'aide.sqlite'))
  try {
    const insert = db.prepare(
      `insert into fact_passages (workspace_id, fact_id, passage_id, article_id, role, note, state, origin, created_at)
       values (?, ?, ?, ?, ?, ?, null, 'person', ?)`,
    )
    for (const { of, role = 'states', note = null } of further)
      insert.run(workspaceId, factId, of.passageId, of.articleId, role, note, Date.now())
  } finally {
    db.close()
  }
}

/** Links one fact to another. */
export const addLink = (dataDir: string, from: StoredFact, to: StoredFact, kind: LinkKind, note: string): void => {
  const db = new Database(join(dataDir, 'aide.sqlite'))
  try {
    db.prepare('insert into fact_links (workspace_id, fact_id, other_fact_id, kind, note) values (?, ?, ?, ?, ?)').run(
      from.workspaceId,
      from.factId,
      to.factId,
      kind,
      note,
    )
  } finally {
    db.close()
  }
}
