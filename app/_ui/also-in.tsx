import { PASSAGE_ROLE_WORDS, PASSAGE_ROLES, type PassageRole } from '@/lib/domain/library'
import type { AlsoPassage } from '@/lib/domain/queue/study-card'
import { citationWords } from './citation'
import { Passage } from './passage'

type Group = { readonly role: PassageRole; readonly passages: readonly AlsoPassage[] }

const groupsOf = (also: readonly AlsoPassage[]): readonly Group[] =>
  PASSAGE_ROLES.map((role) => ({ role, passages: also.filter((passage) => passage.role === role) })).filter(
    ({ passages }) => passages.length > 0,
  )

const hrefOf = ({ articleKey }: AlsoPassage, factId: string): string =>
  `/library/${encodeURIComponent(articleKey)}?fact=${encodeURIComponent(factId)}`

const keyOf = (passage: AlsoPassage): string => `${passage.articleKey} ${passage.exact}`

type AlsoInProps = { readonly also: readonly AlsoPassage[]; readonly factId: string }

/** “notes on Pantucci, The Straits Times, January 2022”, to stand within a sentence. */
const sourceWords = (passage: AlsoPassage): string =>
  citationWords(passage)
    .replace(/^Notes on /, 'notes on ')
    .replace(/\.$/, '')

/** The first passage of each article, with the notes of all of them. */
const byArticle = (passages: readonly AlsoPassage[]): readonly AlsoPassage[] =>
  passages.flatMap((passage, at) => {
    const ofArticle = passages.filter(({ articleKey }) => articleKey === passage.articleKey)
    if (passages.findIndex(({ articleKey }) => articleKey === passage.articleKey) !== at) return []
    const notes = ofArticle.flatMap(({ note }) => note ?? [])
    return [{ ...passage, note: notes.length > 0 ? notes.join(' ') : null }]
  })

/** One line for each way in which further passages bear on a fact: “Also in notes on Pantucci, The Straits Times, January 2022.” */
export function AlsoIn({ also, factId }: AlsoInProps) {
  return groupsOf(also).map(({ role, passages }) => (
    <p key={role} className="mt-1.5 text-quiet text-small">
      <span className={role === 'disagrees' ? 'font-medium text-hard' : 'font-medium'}>
        {PASSAGE_ROLE_WORDS[role]}
        {role === 'disagrees' || role === 'updates' ? ':' : ''}
      </span>{' '}
      {byArticle(passages).map((passage, at) => (
        <span key={keyOf(passage)}>
          {at > 0 ? ' ' : ''}
          <a href={hrefOf(passage, factId)} target="_blank" rel="noopener" className="link">
            {sourceWords(passage)}
          </a>
          .{passage.note ? ` ${passage.note}` : ''}
        </span>
      ))}
    </p>
  ))
}

/** Further passages, in the order of `AlsoIn`: in columns beside the main one where there is room. */
export function AlsoPassages({ also, factId, folded }: AlsoInProps & { readonly folded: boolean }) {
  const ordered = groupsOf(also).flatMap(({ passages }) => passages)
  return ordered.map((passage) => (
    <div key={keyOf(passage)} className="min-w-0">
      <p
        className={
          passage.role === 'disagrees' ? 'mb-1.5 font-medium text-hard text-small' : 'mb-1.5 text-quiet text-small'
        }
      >
        {PASSAGE_ROLE_WORDS[passage.role]}
      </p>
      <Passage
        before={passage.before}
        exact={passage.exact}
        after={passage.after}
        source={passage}
        href={hrefOf(passage, factId)}
        folded={folded}
      />
      {passage.note ? <p className="mt-1.5 text-quiet text-small">{passage.note}</p> : null}
    </div>
  ))
}
