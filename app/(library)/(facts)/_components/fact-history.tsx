import { ActButton } from '@/app/_client/act-button'
import { dateWords } from '@/app/_ui/citation'
import { dateStyle } from '@/app/_ui/date-style'
import type { StoredVersion } from '@/lib/data/queries/ageing/ageing'
import { changesOnlyPassages, isPutOff } from '@/lib/domain/comparison/change'
import { dateTimeWords } from '@/lib/domain/format/words'
import { type FactSnapshot, PASSAGE_ROLE_WORDS } from '@/lib/domain/library'
import { restoreEntry, undoLastChangeOf } from '../fact-actions'

const titleOf = (version: StoredVersion): string => {
  if (isPutOff(version)) return 'Check-by date moved'
  if (changesOnlyPassages(version)) return 'Passages changed'
  switch (version.reason) {
    case 'edited':
      return 'Edited'
    case 'confirmed':
      return 'Confirmed'
  }
}

const dated = (edtf: string | null): string => (edtf === null ? 'none' : dateWords(edtf))

/** What became of each further passage. */
const furtherDifferences = (
  before: FactSnapshot,
  after: FactSnapshot,
): readonly (readonly [string, string, string])[] => {
  const [then, now] = [before, after].map(
    ({ also = [] }) =>
      new Map(
        also.map(({ passageId, role, note, passage }) => [
          passageId,
          `${PASSAGE_ROLE_WORDS[role]}: “${passage}”${note === null ? '' : ` ${note}`}`,
        ]),
      ),
  )
  return [...new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])].map(
    (id) => ['Further passage', then?.get(id) ?? 'none', now?.get(id) ?? 'none'] as const,
  )
}

/** What one change changed, as pairs of before and after. */
const differences = (before: FactSnapshot, after: FactSnapshot): readonly (readonly [string, string, string])[] => {
  const now = new Map(after.cards.map((card) => [card.cardId, card]))
  const then = new Map(before.cards.map((card) => [card.cardId, card]))
  const sides = (card: FactSnapshot['cards'][number] | undefined) =>
    card === undefined ? 'none' : [card.front, card.back].filter((side) => side !== '').join(' / ')
  const cards = [...new Set([...then.keys(), ...now.keys()])].map(
    (id) => ['Card', sides(then.get(id)), sides(now.get(id))] as const,
  )
  return [
    ['Statement', before.statement, after.statement] as const,
    ...cards,
    ['As of', dated(before.asOf), dated(after.asOf)] as const,
    ['Check by', dated(before.reviewBy), dated(after.reviewBy)] as const,
    ['Speaker', before.speaker ?? 'none', after.speaker ?? 'none'] as const,
    ['Hedge', before.hedge ?? 'none', after.hedge ?? 'none'] as const,
    ['Passage', before.passage, after.passage] as const,
    ...furtherDifferences(before, after),
  ].filter(([, was, is]) => was !== is)
}

type FactHistoryProps = {
  readonly factId: string
  /** The last first. */
  readonly versions: readonly StoredVersion[]
  readonly timeZone: string
  readonly canRestore: boolean
}

/** What a fact said before, change by change, each with the way back. */
export function FactHistory({ factId, versions, timeZone, canRestore }: FactHistoryProps) {
  return (
    <ol>
      {versions.map((version) => {
        const { id, before, after, note, at } = version
        const changes = differences(before, after)
        const title = titleOf(version)
        return (
          <li key={id} className="border-rule border-b py-3 text-small last:border-0">
            <p className="flex justify-between gap-4">
              <span className="font-medium">{title}</span>
              <time dateTime={new Date(at).toISOString()} className="figures shrink-0 text-quiet">
                {dateTimeWords(at, timeZone, dateStyle(), 'short')}
              </time>
            </p>
            {note ? <p className="mt-0.5">{note}</p> : null}
            {changes.length > 0 ? (
              <details className="mt-1">
                <summary className="link min-h-6 text-quiet">What changed</summary>
                <dl className="mt-1.5 grid gap-2">
                  {changes.map(([name, was, is]) => (
                    <div key={`${name} ${was} ${is}`}>
                      <dt className="text-label text-quiet">{name}</dt>
                      <dd className="text-quiet line-through decoration-edge">{was}</dd>
                      <dd>{is}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            ) : null}
            {canRestore && changes.length > 0 && !changesOnlyPassages(version) ? (
              <ActButton
                act={restoreEntry.bind(null, factId, id)}
                said="Restored. The history keeps both."
                undo={{ act: undoLastChangeOf.bind(null, factId), said: 'Undone. The fact is as it was before.' }}
                look="quiet"
                className="-ml-4 text-small"
                label={`Restore the version before: ${title}, ${dateTimeWords(at, timeZone, dateStyle(), 'short')}`}
              >
                Restore previous version
              </ActButton>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}
