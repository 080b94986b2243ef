import Sqlite from 'better-sqlite3'
import { cardSearchText } from '@/lib/domain/cards/search-text'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '@/lib/domain/library'
import { seeded } from './random'

const SYLLABLES =
  'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu bra cle dri flo gru tha spe sti tro pli'.split(' ')
const VOCABULARY = 20_000
const TOPICS = 40

/** The word of a rank: the first is the most frequent, as in a language (Zipf). */
export const wordOfRank = (rank: number): string => {
  let word = ''
  for (let left = rank + SYLLABLES.length; left > 0; left = Math.floor(left / SYLLABLES.length)) {
    word += SYLLABLES[left % SYLLABLES.length]
  }
  return `${word}n`
}

const sentences = (random: () => number) => {
  const word = () => wordOfRank(Math.floor(VOCABULARY ** random()) - 1)
  return (words: number) => Array.from({ length: words }, word).join(' ')
}

/**
 * Gives the cards of a made study words of their own, about 170 letters each, kinds, weights, forms and topics, and
 * their memories every state that a filter knows. Written straight into SQLite.
 */
export const vary = (file: string, seed = 5): void => {
  const db = new Sqlite(file)
  const random = seeded(seed)
  const words = sentences(random)
  const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T // never beyond the end
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  const [{ workspaceId } = { workspaceId: '' }] = db
    .prepare<[], { workspaceId: string }>('select id as workspaceId from workspaces')
    .all()
  const facts = db.prepare<[], string>('select id from facts order by position').pluck().all()
  const cards = db
    .prepare<[], { id: string; factId: string }>('select id, fact_id as factId from cards order by position')
    .all()
  const studied = db.prepare<[], string>('select card_id from memories order by card_id').pluck().all()
  // The key of a memory begins with its learner: without one, each would be looked for in the whole table.
  const learner = db.prepare<[], string>('select id from learners').pluck().get()
  db.transaction(() => {
    const changeFact = db.prepare(
      'update facts set statement = ?, kind = ?, weight = ? where id = ? and workspace_id = ?',
    )
    const tag = db.prepare("insert into fact_tags (workspace_id, fact_id, kind, name) values (?, ?, 'topic', ?)")
    const statements = new Map<string, string>()
    for (const id of facts) {
      const statement = words(14)
      statements.set(id, statement)
      changeFact.run(statement, among(FACT_KINDS), among(WEIGHTS), id, workspaceId)
      tag.run(workspaceId, id, `topic ${Math.floor(random() * TOPICS)}`)
    }
    const changeCard = db.prepare(
      `update cards set front = ?, back = ?, search = ?, form = ?, created_at = created_at + position / 20 * 60000,
         retired_at = ? where id = ? and workspace_id = ?`,
    )
    const retire = db.prepare('update memories set retired = 1 where learner_id = ? and card_id = ?')
    for (const { id, factId } of cards) {
      const [front, back] = [words(8), words(2)]
      const isRetired = random() < 0.02
      const search = cardSearchText({ front, back }, statements.get(factId) ?? '')
      changeCard.run(front, back, search, among(CARD_FORMS), isRetired ? 1 : null, id, workspaceId)
      if (isRetired) retire.run(learner, id)
    }
    const change = db.prepare(
      `update memories set state = ?, due_at = ?, suspended = ?, buried_until_day = ?, leech = ?, marked = ?, flag = ?
         where learner_id = ? and card_id = ?`,
    )
    const oneIn = (n: number) => (random() < 1 / n ? 1 : 0)
    for (const id of studied) {
      const isLearning = random() < 0.02
      change.run(
        isLearning ? 'learning' : 'review',
        isLearning ? 1 : null,
        oneIn(50),
        oneIn(100) ? 10_000_000 : null,
        oneIn(50),
        oneIn(40),
        oneIn(30) * 3,
        learner,
        id,
      )
    }
  })()
  // The next start builds the full-text index of these words.
  db.exec('delete from search_states')
  db.exec('analyze')
  db.close()
}
